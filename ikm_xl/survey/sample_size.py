"""How many respondents a population needs: Krejcie and Morgan (1970).

    S = X²·N·P(1−P) / (d²(N−1) + X²·P(1−P)),  X² = 3.841, P = 0.5, d = 0.05

Multiplied by 4,000 above and below, that is 3841·N / (10·N + 3831), rounded half up. It gives every
value of the published table but its last line, which has 384 for 100,000 where the formula gives 383;
384 is also what the formula never passes. The table is what offices quote, so that line is kept, as 384
for every population from there on. On a sheet:

    =IF(N>=100000,384,ROUND(3841*N/(10*N+3831),0))
"""

from __future__ import annotations

from ikm_xl.errors import IkmError

LAST_LINE = 100_000
LARGEST = 384


def minimum(populasi: int) -> int:
    """The least number of respondents for a population; 0 for a population of 0.

    Raises:
        IkmError: the population is negative.
    """
    if populasi < 0:
        raise IkmError(
            f"Populasi {populasi} bernilai negatif.",
            "Isi jumlah penerima layanan pada periode ini.",
            code="IKM-S05",
        )
    if populasi >= LAST_LINE:
        return LARGEST
    above, below = 3841 * populasi, 10 * populasi + 3831
    return (2 * above + below) // (2 * below)
