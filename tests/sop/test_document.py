"""Step 2: the document's figures, narrative and comments."""

import pytest
import xlwings as xw

from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import log
from ikm_xl.workbook import layout, status
from tests import cells, steps
from tests.sop.forging import forge


def test_formulas_and_python_agree_on_the_main_sample(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    survey = steps.compose(loaded, sooko).figures
    assert str(survey.index.ikm) == "81.96"
    assert cells.read_one(loaded, "ikm") == pytest.approx(81.96, abs=1e-9)
    assert survey.index.terendah == ("U9", "U3", "U8")
    assert "81,96" in cells.read_one(loaded, "dokumen_narasi")
    assert steps.status(loaded, status.Step.DOKUMEN) == status.SELESAI


def test_comments_stand_beside_their_unsur_without_phone_numbers(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    steps.compose(loaded, sooko)
    spoken = [row[0] or "" for row in cells.read(loaded, "dokumen_komentar")]
    assert "kursi" in spoken[8].casefold() or "AC" in spoken[8]  # U9, sarana
    assert len(spoken) == layout.JUMLAH_UNSUR


def test_a_broken_formula_stops_the_step_and_is_named(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    forge(cells.find(loaded, "unsur_nrr")[0, 4], 4.0)
    with pytest.raises(IkmError, match=layout.place("unsur_nrr").cell(0, 4)):
        steps.compose(loaded, sooko)


def test_an_answer_outside_the_scale_is_named(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    cells.find(loaded, "jawaban")[6, 2].value = 7
    with pytest.raises(IkmError, match="U3 responden ke-7"):
        steps.compose(loaded, sooko)


def test_a_rewritten_paragraph_stays_while_the_figures_stay(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    steps.compose(loaded, sooko)
    cells.find(loaded, "dokumen_narasi")[0, 0].value = "Kalimat Kepala Seksi."
    steps.compose(loaded, sooko)
    steps.compose(loaded, sooko)
    assert cells.read_one(loaded, "dokumen_narasi") == "Kalimat Kepala Seksi."


def test_a_rewritten_paragraph_goes_to_the_log_when_the_figures_change(
    loaded: xw.Book, sooko: Settings
) -> None:
    steps.take_recap(loaded, sooko)
    steps.compose(loaded, sooko)
    cells.find(loaded, "dokumen_narasi")[0, 0].value = "Kalimat Kepala Seksi."
    cells.find(loaded, "jawaban")[0, 0].value = 1
    steps.compose(loaded, sooko)
    assert "Kalimat" not in cells.read_one(loaded, "dokumen_narasi")
    assert "Kalimat Kepala Seksi." in [
        row[3] for row in cells.read(loaded, "catatan") if row[0] == log.DOKUMEN
    ]


def test_an_unsur_without_comments_has_a_dash(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    steps.compose(loaded, sooko)
    assert all(row[0] for row in cells.read(loaded, "dokumen_komentar"))
    assert ["–"] in cells.read(loaded, "dokumen_komentar")
