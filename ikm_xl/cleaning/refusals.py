"""Exports that are refused: nothing in them counts, or most of it is not understood."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ikm_xl.cleaning.answers import KOSONG
from ikm_xl.cleaning.checks import Unknown
from ikm_xl.cleaning.paper import told
from ikm_xl.cleaning.sections import Section, called
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE

_MOST_TEXTS = 60  # more different texts are no options


def require_understood(rows: pd.DataFrame, parts: Sequence[Section], unknown: Sequence[Unknown]) -> None:
    """Refuse a file of which most answers are something else than answers."""
    given = int((rows[list(KODE)] != KOSONG).to_numpy().sum())
    odd = sum(entry.jumlah for entry in unknown)
    texts = {entry.teks for entry in unknown}
    if 2 * odd > given and (len(texts) > _MOST_TEXTS or all(map(_is_number, texts))):
        raise IkmError(
            f"{called(parts[0].berkas)}: {odd} dari {given} jawaban tidak dikenali, misalnya "
            f"'{unknown[0].teks}' pada kolom {unknown[0].unsur}.",
            "Pilih ekspor yang jawabannya 1 sampai 4 atau pilihan jawaban kuesioner.",
            code="IKM-B10",
        )


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").lstrip("-").isdecimal()


def nobody(grids: Sequence[Grid], people: pd.DataFrame, unknown: Sequence[Unknown]) -> IkmError:
    """The error for an export of which no row counts.

    Args:
        grids: the export.
        people: its respondents, none of whom counts, with ``luar``.
        unknown: the texts that were not understood.
    """
    names = ", ".join(dict.fromkeys(f"'{told(grid.berkas)}'" for grid in grids if grid.berkas))
    where = f"Berkas {names}" if names else "Ekspor"
    if len(people) and people["luar"].all():
        return IkmError(
            f"{where} tidak berisi responden dalam periode: tanggal semua jawaban ada di luarnya.",
            "Perbaiki periode di Pengaturan, atau pilih Tidak pada Hanya dalam periode.",
            code="IKM-B16",
        )
    if len(people):
        within = " dalam periode" if people["luar"].any() else ""
        return IkmError(
            f"{where} tidak berisi responden{within} yang menjawab semua unsur, padahal jawaban kosong "
            "menggugurkan.",
            "Pilih 'abaikan' untuk jawaban kosong di Pengaturan, atau lengkapi jawabannya.",
            code="IKM-B11",
        )
    if unknown:
        shown = ", ".join(f"'{text}'" for text in dict.fromkeys(entry.teks[:60] for entry in unknown[:5]))
        return IkmError(
            f"{where} tidak berisi jawaban yang dikenali: tidak ada responden; kolom {unknown[0].unsur} "
            f"berisi {shown}.",
            "Jawaban harus 1 sampai 4 atau pilihan kuesioner: ganti teks lain di ekspornya, lalu ulangi.",
            code="IKM-B12",
        )
    return IkmError(
        f"{where} tidak berisi satu pun jawaban: tidak ada responden.",
        "Periksa periode yang dipilih di eSukma-Jatim, lalu unduh ulang ekspornya.",
        code="IKM-B13",
    )
