"""The gate before steps 3 and 4: every check stops its step, names itself, and lets it pass when mended."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.workbook.status import Step
from tests import cells, steps
from tests.sop.forging import forge

STEPS: dict[Step, Callable[[xw.Book, Settings], object]] = {
    Step.RTL: steps.plan,
    Step.PENGESAHAN: steps.prepare,
}
Fault = Callable[[xw.Book], None]


def typed(name: str, value: object, row: int = 0, column: int = 0) -> Fault:
    """Somebody types a value into a cell, or empties it."""
    return lambda book: setattr(cells.find(book, name)[row, column], "value", value)


def without_answers(*codes: int) -> Fault:
    def empty(book: xw.Book) -> None:
        answers = cells.read(book, "jawaban")
        cells.write(book, "jawaban", [[None if i in codes else v for i, v in enumerate(r)] for r in answers])

    return empty


@dataclass(frozen=True)
class Case:
    """A check, what makes it fail, and the first step that it then stops."""

    check: str
    fault: Fault
    stops: Step = Step.PENGESAHAN


CASES = (
    Case("Responden", without_answers(*range(11)), Step.RTL),
    Case("Jawaban setiap unsur", without_answers(10), Step.RTL),
    Case(
        "Rumus sama dengan hitungan ulang",
        lambda book: forge(cells.find(book, "unsur_nrr")[0, 4], 4.0),
        Step.RTL,
    ),
    Case("Sampel minimum", typed("perhitungan_populasi", 100_000.0), Step.RTL),
    Case("Identitas instansi", typed("instansi_pemerintah", None)),
    Case("Identitas instansi", typed("instansi_kecamatan", None)),
    Case("Identitas instansi", typed("instansi_alamat", None)),
    Case("Identitas instansi", typed("instansi_tempat", None)),
    *(
        Case("Pejabat penanda tangan", typed(f"pejabat_{peran}_{key}", None))
        for peran in settings.PERAN
        for key in ("jabatan", "nama", "nip")
    ),
    Case("Nomor surat", typed("surat_nomor", None)),
    Case("Tanggal sesuai periode", typed("periode_ke", 2.0)),
    Case("Rencana Tindak Lanjut", typed("rtl_kode", None)),
    Case("Rencana Tindak Lanjut", typed("rtl_isi", None, 1, 0)),
    Case("Rencana Tindak Lanjut", typed("rtl_isi", None, 2, 5)),
    Case("Rencana Tindak Lanjut", typed("rtl_isi", None, 2, 6)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_a_failed_check_stops_its_step_until_it_is_mended(
    finished: xw.Book, sooko: Settings, case: Case
) -> None:
    data = {name: cells.read(finished, name) for name in ("jawaban", "rtl_kode", "rtl_isi")}
    formula = cells.find(finished, "unsur_nrr")[0, 4].formula

    case.fault(finished)
    for step, take in STEPS.items():
        if step >= case.stops:
            with pytest.raises(IkmError, match=case.check) as error:
                take(finished, steps.read_settings(finished))
            assert error.value.hint

    for name, rows in data.items():
        cells.write(finished, name, rows)
    steps.write_settings(finished, sooko)
    forge(cells.find(finished, "unsur_nrr")[0, 4], formula)
    for take in STEPS.values():
        take(finished, sooko)
