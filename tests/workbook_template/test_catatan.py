"""The log: its columns, its filter, and how it prints."""

from openpyxl import Workbook

from ikm_xl.workbook import layout

AREA = layout.place("catatan")


def test_a_titled_column_per_field_of_an_entry(templat: Workbook) -> None:
    sheet = templat[layout.CATATAN]
    titles = [sheet[AREA.cell(-1, column)].value for column in range(AREA.columns)]

    assert titles[:6] == ["Langkah", "Baris ekspor", "Kolom", "Nilai asli", "Tindakan", "Alasan"]
    assert titles[6:] == ["Keterangan", "Sidik"]
    assert [column for column, look in sheet.column_dimensions.items() if look.hidden] == ["H"]


def test_the_filter_hangs_on_the_header_and_the_entries_start_empty(templat: Workbook) -> None:
    sheet = templat[layout.CATATAN]

    assert sheet.auto_filter.ref.startswith(f"A{AREA.row - 1}:H")
    below = sheet.iter_rows(min_row=AREA.row, values_only=True)
    assert not any(any(row) for row in below)  # a cell that somebody looked at is there, too
    assert sheet.freeze_panes == AREA.cell()
