"""What Excel (or the engine that stands in for it) refuses, as a sentence that says what to mend.

Each engine has errors of its own: xlwings', and on Windows those of COM, whose number says what happened and
whose sentence is in the language of Office. Whatever a step does to a workbook, its error becomes one of ours
here, and nowhere else.
"""

from __future__ import annotations

import re

from ikm_xl.errors import IkmError
from ikm_xl.excel import NoSuchObjectError, XlwingsError

_BUSY = {-2147418111, -2146777998, -2147417846}  # call rejected, Excel is in a cell or a dialog, retry later
_GONE = {
    -2147023174,
    -2147023170,
    -2147417848,
    -2147220995,
}  # no server, it died, disconnected, not connected
_REFUSED = -2146827284  # 1004: whatever Excel does not do, with a sentence
_ADDRESS = re.compile(r"([^\s:]+![A-Z]{1,3}[0-9]+)")


def explained(error: Exception) -> IkmError | None:
    """The error as one that staff can put right; None where it is none of a workbook's."""
    number, spoken = _of_com(error)
    if number in _BUSY:
        return IkmError(
            "Excel sedang sibuk: sebuah sel sedang diketik, atau sebuah kotak dialog terbuka.",
            "Tekan Enter atau Esc, tutup kotak dialognya, lalu klik tombolnya lagi.",
            code="IKM-M51",
        )
    if number in _GONE:
        return IkmError(
            "Excel ditutup sebelum pekerjaan ini selesai.",
            "Buka buku kerja lagi; bila isinya tidak utuh, pakai salinan di folder Cadangan IKM.",
            code="IKM-M52",
        )
    if isinstance(error, NoSuchObjectError | XlwingsError) or number == _REFUSED:
        said = spoken or str(error)
        place = _ADDRESS.search(said)
        where = f" ({place[1]})" if place else f" ({spoken})" if spoken else ""
        return IkmError(
            f"Sebuah sel atau lembar tidak dapat diubah{where}: terkunci, digabung, atau terhapus.",
            "Buka lindungan lembar itu, pisahkan sel yang digabung, atau tekan Ctrl+Z; bila tidak menolong, "
            "pakai salinan di folder Cadangan IKM.",
            code="IKM-M53",
        )
    return None


def _of_com(error: Exception) -> tuple[int | None, str]:
    """Number and sentence of an error of COM: number, text, (…, …, Excel's sentence, …, …, its number)."""
    if not error.args or not isinstance(error.args[0], int) or isinstance(error, OSError):
        return None, ""
    details = error.args[2] if len(error.args) > 2 and isinstance(error.args[2], tuple) else ()
    inner = details[5] if len(details) > 5 and isinstance(details[5], int) else None
    spoken = next((part for part in details[2:3] if isinstance(part, str) and part), "")
    return inner or error.args[0], spoken
