"""The log: its columns, its filter, and how it prints."""

from ikm_xl.workbook import layout
from workbook_template import build

AREA = layout.place("catatan")


def test_a_titled_column_per_field_of_an_entry() -> None:
    sheet = build.template()[layout.CATATAN]
    titles = [sheet[AREA.cell(-1, column)].value for column in range(AREA.columns)]

    assert titles == ["Langkah", "Baris ekspor", "Kolom", "Nilai asli", "Tindakan", "Alasan"]


def test_the_filter_hangs_on_the_header_and_the_entries_start_empty() -> None:
    sheet = build.template()[layout.CATATAN]

    assert sheet.auto_filter.ref.startswith(f"A{AREA.row - 1}:F")
    assert sheet.max_row == AREA.row - 1
    assert sheet.freeze_panes == AREA.cell()
