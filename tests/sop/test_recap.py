"""Step 1: from the pasted export to respondents, log and warnings."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import xlwings as xw

from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import log, recap
from ikm_xl.workbook import layout
from tests import cells, steps

SAMPLES = Path(__file__).parents[1] / "data" / "ekspor"


def test_every_row_of_the_export_is_accounted_for(loaded: xw.Book, sooko: Settings) -> None:
    counts = steps.take_recap(loaded, sooko).hitungan
    assert (counts.dibaca, counts.dipakai, counts.ganda, counts.judul_berulang) == (226, 216, 3, 1)
    assert len(cells.read(loaded, "jawaban")) == 216
    notes = [row for row in cells.read(loaded, "catatan") if row[0] == log.REKAP and row[1]]
    assert len(notes) == 3 + 1 + 5 + 1 + 4  # dropped, repeated header, footer, without answers, emptied


def test_the_names_cover_exactly_the_respondents(
    loaded: xw.Book, sooko: Settings, load: Callable[[Path], None]
) -> None:
    steps.take_recap(loaded, sooko)
    load(SAMPLES / "rekap_html.xls")
    steps.take_recap(loaded, sooko)
    assert {len(cells.read(loaded, name)) for name in ("responden", "jawaban", "profil")} == {96}
    below = cells.find(loaded, "responden").offset(96, 0).value
    assert not any(below[0])


def test_no_personal_data_outside_the_export(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    export = loaded.sheets[layout.EKSPOR].used_range.options(ndim=2).value
    header = next(row for row in export if "Nama" in row)
    body = export[export.index(header) + 1 :]
    personal = {str(row[header.index(column)]) for row in body for column in ("Nama", "No. Telpon")} - {
        "None",
        "Nama",
        "No. Telpon",
    }
    assert len(personal) > 200
    for sheet in loaded.sheets:
        if sheet.name != layout.EKSPOR:
            texts = {str(value) for row in sheet.used_range.options(ndim=2).value for value in row}
            assert not texts & personal, sheet.name


def test_formulas_in_the_export_stay_text(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    suspicious = [
        row[7] for row in cells.read(loaded, "profil") if str(row[7] or "").startswith(("=", "+", "@"))
    ]
    assert suspicious
    assert loaded.sheets[layout.PERHITUNGAN].used_range.options(ndim=2).value  # recalculates without an error


def test_an_empty_sheet_is_refused(book: xw.Book, sooko: Settings) -> None:
    with pytest.raises(IkmError, match=layout.EKSPOR):
        steps.take_recap(book, sooko)


def test_a_changed_export_or_rule_asks_for_a_new_recap(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    recap.require_current(steps.state(loaded, sooko))
    cells.write_one(loaded, "ekspor_urutan", "kuesioner")
    with pytest.raises(IkmError, match="berubah"):
        recap.require_current(steps.state(loaded, steps.read_settings(loaded)))


def test_warnings_stand_on_beranda_and_in_the_log(
    book: xw.Book, sooko: Settings, load: Callable[[Path], None], tmp_path: Path
) -> None:
    """Design rule 6: half of them answer alike throughout, one phone is used often, and they are few."""
    header: list[object] = ["No", "Tanggal", "Nama", "No. Telpon", "Usia", *(f"U{i}" for i in range(1, 12))]
    rows: list[list[object]] = [
        [i, "05-03-2025 09:00", f"Orang {i}", "081200000001", 30, *([4] * 11 if i % 2 else [3, 4] * 5 + [2])]
        for i in range(1, 31)
    ]
    export = tmp_path / "mencurigakan.csv"
    export.write_text("\n".join(";".join(map(str, row)) for row in [header, *rows]), encoding="utf-8")
    load(export)
    cleaned = steps.take_recap(book, sooko)
    assert cleaned.hitungan.dipakai == 30  # warned about, never dropped
    assert len(cleaned.peringatan) >= 4
    shown = [row[0] for row in cells.read(book, "peringatan") if row[0]]
    logged = [row[5] for row in cells.read(book, "catatan") if row[4] == "peringatan"]
    assert shown == logged == list(cleaned.peringatan)
    assert "081200000001" not in " ".join(shown)


def test_spellings_that_differ_in_capitals_only_are_one_category() -> None:
    """COUNTIF counts them together: as two categories they would be counted twice."""
    written = ["KTP"] * 2 + ["Surat Keterangan", "surat keterangan"] + ["Surat keterangan"] * 2 + [""]
    assert recap.categories(pd.Series(written), "layanan") == ("Surat keterangan", "KTP")
