"""The gate: each check has something that makes it fail and something that mends it."""

from typing import Any

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.settings import Settings
from ikm_xl.sop import completeness, recap
from ikm_xl.survey.completeness import Verdict
from ikm_xl.workbook import layout, status
from tests import cells, steps
from tests.sop.forging import forge


def state(book: xw.Book, chosen: Settings, name: str) -> Verdict:
    made = steps.checks(book, chosen)
    return next(check.state for check in made if check.name == name)


@pytest.mark.parametrize(
    ("name", "key", "wrong", "state_then"),
    [
        ("Sampel minimum", "perhitungan.populasi", 100_000, Verdict.MISSING),
        ("Sampel minimum", "perhitungan.populasi", 0, Verdict.MISSING),
        ("Identitas instansi", "instansi.alamat", "", Verdict.MISSING),
        ("Pejabat penanda tangan", "pejabat.camat.nip", "", Verdict.MISSING),
        ("Pejabat penanda tangan", "pejabat.camat.nip", "19700101 199001 1 00", Verdict.MISSING),
        ("Pejabat penanda tangan", "pejabat.camat.nip", "19700101 199001 1 OO1", Verdict.MISSING),
        ("Identitas instansi", "instansi.kecamatan", "Kecamatan Trowulan", Verdict.MISSING),
        ("Nomor surat", "surat.nomor", "", Verdict.MISSING),
        *(
            ("Nomor surat", "surat.nomor", gap, Verdict.MISSING)
            for gap in (
                "000.8/    /416",
                "000.8/…/416",
                "000.8/...../416",
                "000.8/__/416",
                "000.8//416",
                "/416",
            )
        ),
        ("Tanggal sesuai periode", "periode.akhir", "2025-07-31", Verdict.MISSING),
        ("Tanggal sesuai periode", "periode.tahun", 2099, Verdict.MISSING),
    ],
)
def test_settings_fail_and_mend(
    finished: xw.Book, sooko: Settings, name: str, key: str, wrong: Any, state_then: Verdict
) -> None:
    assert state(finished, sooko, name) is Verdict.OK
    assert state(finished, settings.from_values({**sooko.nilai, key: wrong}), name) is state_then


def test_a_small_sample_can_be_accepted_with_a_reason(finished: xw.Book, sooko: Settings) -> None:
    small = {**sooko.nilai, "perhitungan.populasi": 100_000}
    accepted = settings.from_values({**small, "perhitungan.alasan_sampel": "Listrik padam dua minggu."})
    assert state(finished, accepted, "Sampel minimum") is Verdict.WARNING


def test_no_respondents(book: xw.Book, sooko: Settings) -> None:
    assert state(book, sooko, "Responden") is Verdict.MISSING


def test_a_counted_unsur_without_answers(finished: xw.Book, sooko: Settings) -> None:
    answers = cells.read(finished, "jawaban")
    cells.write(finished, "jawaban", [[*row[:10], None] for row in answers])
    assert state(finished, sooko, "Jawaban setiap unsur") is Verdict.MISSING
    cells.write(finished, "jawaban", answers)
    assert state(finished, sooko, "Jawaban setiap unsur") is Verdict.OK


def test_a_broken_formula(finished: xw.Book, sooko: Settings) -> None:
    cell = cells.find(finished, "unsur_jumlah")[0, 0]
    formula = cell.formula
    forge(cell, 1.0)
    assert state(finished, sooko, "Rumus sama dengan hitungan ulang") is Verdict.MISSING
    cell.formula = formula
    assert state(finished, sooko, "Rumus sama dengan hitungan ulang") is Verdict.OK


def test_an_rtl_row_without_a_quarter(finished: xw.Book, sooko: Settings) -> None:
    rows = cells.read(finished, "rtl_isi")
    cells.write(finished, "rtl_isi", [[rows[0][0], None, None, None, None, *rows[0][5:]], *rows[1:]])
    assert state(finished, sooko, "Rencana Tindak Lanjut") is Verdict.MISSING
    cells.write(finished, "rtl_isi", rows)
    assert state(finished, sooko, "Rencana Tindak Lanjut") is Verdict.WARNING  # word for word


def test_a_plan_that_was_edited_is_no_proposal(finished: xw.Book, sooko: Settings) -> None:
    rows = cells.read(finished, "rtl_isi")
    cells.write(finished, "rtl_isi", [["Membeli kursi.", *row[1:]] for row in rows])
    assert state(finished, sooko, "Rencana Tindak Lanjut") is Verdict.OK


@pytest.mark.parametrize(("kind", "nip"), [("NI PPPK", "1234"), ("", "")])
def test_an_official_without_a_nip_can_say_so(
    finished: xw.Book, sooko: Settings, kind: str, nip: str
) -> None:
    declared = {"pejabat.staf.identitas": kind, "pejabat.staf.nip": nip}
    chosen = settings.from_values({**sooko.nilai, **declared})
    assert state(finished, chosen, "Pejabat penanda tangan") is Verdict.OK


def test_an_error_value_on_paper_is_named(finished: xw.Book, sooko: Settings) -> None:
    forge(finished.sheets[layout.PENGESAHAN].range("D11"), "=1/0")
    assert state(finished, sooko, "Tanpa sel galat") is Verdict.MISSING


def test_an_answer_that_is_not_the_exports_is_named(finished: xw.Book) -> None:
    cell = cells.find(finished, "jawaban")[7, 3]
    cell.value = 1 if cell.value != 1 else 2
    examined = recap.examined(steps.state(finished, figures=True))
    (check,) = [c for c in completeness.survey_checks(examined) if c.name == "Responden sama dengan ekspor"]
    assert check.state is Verdict.MISSING
    assert f"Perhitungan!{layout.place('jawaban').cell(7, 3)} berisi" in check.remedy


def test_the_checks_stand_on_beranda(finished: xw.Book) -> None:
    listed = [row for row in cells.read(finished, "kelengkapan") if row[0]]
    assert len(listed) == 17
    others = {row[0]: row[1] for row in listed if row[1] != str(Verdict.OK)}
    assert others == {"Rencana Tindak Lanjut": str(Verdict.WARNING)}
    assert cells.read_one(finished, "status_dokumen") == status.LENGKAP


def test_a_setting_that_was_dragged_to_its_place_is_read_where_it_stands(finished: xw.Book) -> None:
    """The name moved with the cell, and the name of the place it came to is lost: so Excel does it."""
    kasi, staf = (cells.find(finished, f"pejabat_{who}_nama") for who in ("kasi", "staf"))
    cells.rename(finished, "pejabat_kasi_nama", staf)
    cells.rename(finished, "pejabat_staf_nama", finished.sheets[layout.PENGATURAN].range("Z99"))
    steps.state(finished, figures=True)
    assert cells.find(finished, "pejabat_kasi_nama").address == kasi.address
    assert cells.find(finished, "pejabat_staf_nama").address == staf.address
