"""Riwayat: one row per period, the newest first; above them, alone on paper, the trend of the latest ones.

The sheet is not protected: its rows grow with every period, and staff may enter what was before.
"""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.sheet_rows import HistoryRow
from workbook_template import charts, naskah, showing, style
from workbook_template.sheets import trend

_FRAMED = 100  # rows that get a grid as they are filled
_CHART_ROWS = (4, 21)
# Header, width and number format of each column but the unsur.
_COLUMNS = {
    "periode": ("Periode", 24, "General"),
    "jenis": ("Jenis", 10, "General"),
    "ke": ("Periode ke-", 8, "0"),
    "tahun": ("Tahun", 7, "0"),
    "responden": ("Responden", 12.2, "0"),
    "ikm": ("IKM", 11, "0.00"),
    "mutu": ("Mutu", 7, "General"),
    "target": ("Target", 8, "0.00"),
    "kode": ("Kode verifikasi", 18, "General"),
    "tanggal": ("Tanggal pencatatan", 12, "dd/mm/yyyy"),
    "revisi": ("Revisi ke-", 8, "0"),
}


def build(ws: Worksheet) -> None:
    """Title, chart and table of the trend; below them what is recorded: header and frame, Python fills it."""
    block = place("riwayat")
    header, last = block.row - 1, block.cell(0, block.columns - 1).rstrip("0123456789")
    style.block(ws, f"A1:{last}1", '="RIWAYAT NILAI IKM "&UPPER(instansi_kecamatan)', style.JUDUL, height=22)
    style.block(ws, f"A2:{last}2", None, style.ISI_TENGAH)
    naskah.banner(ws, f"A3:{last}3")
    trend.build(ws)
    _chart(ws, last)
    title = "Data riwayat (tidak dicetak): satu baris untuk setiap periode, dari yang terbaru"
    style.put(ws, f"A{header - 2}", title, style.SUBJUDUL)
    for offset, name in enumerate(HistoryRow.columns()):
        label, width, number_format = _COLUMNS.get(name, (name, 7, "0.00"))
        cell = style.put(ws, block.cell(-1, offset), label, style.KEPALA_TABEL)
        ws.column_dimensions[cell.column_letter].width = width
        for row in range(_FRAMED):
            value = style.put(ws, block.cell(row, offset), None, style.ISI_TENGAH)
            value.number_format = number_format
    ws.row_dimensions[header].height = 27
    first = HistoryRow.columns().index(KODE[0])
    nrr, end = (block.cell(-2, first + offset) for offset in (0, len(KODE) - 1))
    style.block(ws, f"{nrr}:{end}", "NRR per unsur", style.KEPALA_TABEL)
    style.rule_filled(ws, f"A{block.row}:{last}{block.row + _FRAMED - 1}", f'$A{block.row}<>""')
    _entry(ws)
    ws.sheet_properties.tabColor = style.NAVY
    showing.view(ws, zoom=90)
    showing.page(ws, f"A1:{last}{trend.LAST_ROW}", landscape=True, pages_high=1)


def _entry(ws: Worksheet) -> None:
    """What staff enter of earlier periods is placed and compared by kind, number and year."""
    block = place("riwayat")

    def column(name: str) -> str:
        offset = HistoryRow.columns().index(name)
        return f"{block.cell(0, offset)}:{block.cell(_FRAMED - 1, offset)}"

    style.choose_from(
        ws,
        column("jenis"),
        "daftar_jenis_periode",
        title="Periode sebelumnya",
        hint="Untuk periode lama, isi Periode, Jenis, Periode ke-, Tahun, dan IKM; urutannya diatur program.",
    )
    for name, lowest, highest, error in (
        ("ke", 1, 4, "Isi dengan angka 1 sampai 4."),
        ("tahun", 2000, 2100, "Isi dengan tahun, misalnya 2024."),
        ("ikm", 25, 100, "Isi dengan nilai IKM dari 25 sampai 100."),
    ):
        style.validate(
            ws,
            column(name),
            title="Periode sebelumnya",
            error=error,
            type="decimal" if name == "ikm" else "whole",
            operator="between",
            formula1=str(lowest),
            formula2=str(highest),
        )


def _chart(ws: Worksheet, last: str) -> None:
    charts.bars(
        ws,
        f"A{_CHART_ROWS[0]}:{last}{_CHART_ROWS[1]}",
        f"Nilai IKM dan target, paling banyak {trend.PERIODS} periode terakhir",
        trend.column("periode"),
        (
            charts.Series(trend.column("ikm"), "Nilai IKM", "accent1"),
            charts.Series(trend.column("target"), "Target", "accent6"),
        ),
        highest=100,
        upright=True,
    )
