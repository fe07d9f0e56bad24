"""Keeps a finished, edited workbook of this release: python tools/keep_book.py.

It becomes tests/data/buku/<release>.xlsm, by which later versions show that they carry everything over. Two
periods, the first one signed; words of staff wherever a step could lose them; the second one approved. To be
made anew as long as the template of this release still changes, and never again once it is released.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from ikm_xl import engine, settings  # noqa: E402
from ikm_xl.excel import xw  # noqa: E402
from ikm_xl.export import example  # noqa: E402
from ikm_xl.export.grid import Grid  # noqa: E402
from ikm_xl.settings import Periode  # noqa: E402
from ikm_xl.survey.unsur import JUMLAH_TERENDAH  # noqa: E402
from ikm_xl.workbook import layout, shipped  # noqa: E402
from ikm_xl.workbook.sheet_rows import FollowUpRow, PlanRow  # noqa: E402
from ikm_xl.workbook.status import DITANDATANGANI, Step  # noqa: E402
from tests import cells, steps  # noqa: E402

TARGET = ROOT / "tests" / "data" / "buku" / f"{layout.RELEASES[layout.VERSI_BUKU]}.xlsm"
_SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"
_LETTERS = ("000.8.3.3/112/416-313/2025", "000.8.3.3/9/416-313/2026")


def main() -> None:
    """Take both periods through the SOP as an office would."""
    given = settings.from_toml(_SETTINGS).nilai
    with engine.opened(shipped.path()) as book:
        for number, letter in enumerate(_LETTERS):
            if number:
                steps.begin_period(book)
            now = steps.read_settings(book).nilai if number else given
            chosen = settings.from_values({**now, "surat.nomor": letter})
            steps.write_settings(book, chosen)
            steps.load_export(book, _export(chosen.periode))
            steps.run_all(book)
            _edit(book, number)
            if missing := steps.run_all(book).missing:
                raise RuntimeError(f"period {number} is not complete: {missing}")
            if number < len(_LETTERS) - 1:
                cells.find(book, "langkah")[int(Step.PENGESAHAN) - 1, 0].value = DITANDATANGANI
        book.save(str(TARGET))


def _export(periode: Periode) -> tuple[Grid, ...]:
    """Made-up people, in whom nobody sees the example to practise on."""
    rows = example.example_rows(awal=periode.awal, akhir=periode.akhir, marked=False)
    return (Grid("esukma.xlsx", "Data", rows),)


def _edit(book: xw.Book, number: int) -> None:
    """What staff type: their own plan, how the last one went, remarks, texts of the report."""
    plan, columns = cells.find(book, "rtl_isi"), PlanRow.columns()
    plan[0, columns.index("program")].value = f"Membuka loket antrean kedua ({number})"
    plan[1, columns.index("anggaran")].value = "APBD, Rp5.000.000"
    plan[2, columns.index("keterangan")].value = f"Dibahas dalam rapat ({number})"
    cells.write_one(book, "dokumen_tambahan", f"Survei dibantu mahasiswa KKN ({number}).")
    if number:
        follow_up, columns = cells.find(book, "tindak_lanjut_isi"), FollowUpRow.columns()
        for row in range(JUMLAH_TERENDAH):
            follow_up[row, columns.index("status")].value = "Selesai"
            follow_up[row, columns.index("bukti")].value = f"Foto kegiatan {row}"


if __name__ == "__main__":
    main()
