"""The sheet of the settings: defaults, hints, and what it refuses."""

from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.settings import DEFAULTS, from_values
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout, setting_rows
from tests.workbook_template.conftest import Tanya

BLOCK = layout.place("pengaturan")
KEYS = [row.key for row in setting_rows.PENGATURAN_ROWS if row.key]


@pytest.fixture(scope="module")
def sheet(templat: Workbook) -> Worksheet:
    ws = templat[layout.PENGATURAN]
    assert isinstance(ws, Worksheet)
    return ws


def validation(sheet: Worksheet, key: str) -> DataValidation:
    address = layout.place(setting_rows.setting_name(key)).cell()
    rule = next(v for v in sheet.data_validations.dataValidation if address in v.sqref)
    assert isinstance(rule, DataValidation)
    return rule


def test_the_settings_of_a_fresh_workbook_are_the_defaults(sheet: Worksheet) -> None:
    values = {key: sheet[layout.place(setting_rows.setting_name(key)).cell()].value for key in KEYS}

    assert values == {key: None if DEFAULTS[key] == "" else DEFAULTS[key] for key in KEYS}
    assert from_values(values).nilai == from_values({}).nilai


def test_the_table_of_unsur_is_the_defaults(sheet: Worksheet) -> None:
    table = layout.place("pengaturan_unsur")
    found = [[sheet[table.cell(row, column)].value for column in range(4)] for row in range(11)]

    assert found == [
        [kode, DEFAULTS[f"nama_unsur.{kode}"], "Ya", DEFAULTS[f"usulan_rtl.{kode}"]] for kode in KODE
    ]


def test_labels_and_hints_stand_beside_their_cells(sheet: Worksheet) -> None:
    for row, setting in enumerate(setting_rows.PENGATURAN_ROWS):
        assert sheet[BLOCK.cell(row, -1)].value == setting.label
        assert (sheet[BLOCK.cell(row, 1)].value or "") == setting.hint


def test_everything_that_is_written_is_unlocked(sheet: Worksheet) -> None:
    for name in ("pengaturan", "pengaturan_unsur"):
        area = layout.place(name)
        for row in range(area.rows):
            for column in range(area.columns):
                assert not sheet[area.cell(row, column)].protection.locked, area.cell(row, column)


@pytest.mark.parametrize(
    ("key", "entry", "accepted"),
    [
        ("perhitungan.bobot", "1/k", True),
        ("perhitungan.bobot", 0.09, True),
        ("perhitungan.bobot", 0.091, False),  # 100.10 when everybody answers 4
        ("perhitungan.bobot", 0, False),
        ("perhitungan.bobot", 45962, False),  # what Excel makes of a typed 1/11: a date
        ("perhitungan.bobot", "0.09 lebih", False),
        ("pejabat.camat.nip", "19700101 199001 1 001", True),
        ("pejabat.camat.nip", 1.97001011990011e17, False),  # Excel has lost the last digits
        ("surat.klasifikasi", 65, False),  # typed as 065
    ],
    ids=str,
)
def test_what_the_cell_accepts(sheet: Worksheet, key: str, entry: Any, accepted: bool, tanya: Tanya) -> None:
    """The validation's own formula, calculated in a free cell of the sheet."""
    name = setting_rows.setting_name(key)

    assert (
        tanya("tanda_rekap", **{name: entry}, tanda_rekap=f"={validation(sheet, key).formula1}") is accepted
    )


@pytest.mark.parametrize(("jenis", "most"), [("semester", 2), ("triwulan", 4), ("tahunan", 1)])
def test_the_number_of_the_period_depends_on_its_kind(
    sheet: Worksheet, jenis: str, most: int, tanya: Tanya
) -> None:
    rule = validation(sheet, "periode.ke")

    assert (rule.type, rule.operator, rule.formula1) == ("whole", "between", "1")
    assert tanya("tanda_rekap", periode_jenis=jenis, tanda_rekap=f"={rule.formula2}") == most


def test_a_choice_is_a_drop_down(sheet: Worksheet) -> None:
    for row in setting_rows.PENGATURAN_ROWS:
        if row.choices:
            rule = validation(sheet, row.key)
            assert (rule.type, rule.formula1, rule.hide_drop_down) == ("list", row.choices, False), row.key
