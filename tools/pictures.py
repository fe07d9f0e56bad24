"""Makes the pictures of the staff's guide from the current sources: ``python tools/pictures.py``.

The template is built anew, the SOP is run on the synthetic example, and LibreOffice renders every sheet,
cropped to its content. The ribbon, which only Excel can show, is drawn from its XML. All times shown are
fixed, so that the pictures change with the sources alone.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import openpyxl
import ribbon_drawing
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.pagebreak import RowBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from ikm_xl import engine, pdf, settings
from ikm_xl.export import example, read
from ikm_xl.settings import Periode, kalender
from ikm_xl.survey import bands
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import HistoryRow
from tests import cells, steps
from workbook_template import build, macros

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "gambar"
SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"

SIGNED = datetime(2025, 7, 10, 9, 0)
PAST = ((1, 2023, 184, "76.40"), (2, 2023, 201, "78.15"), (1, 2024, 197, "77.90"), (2, 2024, 210, "80.02"))
"""Semester, year, respondents and IKM of made-up periods, so that Riwayat shows a trend."""
WIDEST, HIGHEST = 880, 920  # pixels
MARGIN = 6  # points of paper around the content
COLOURS = 64
SHOWN = {
    layout.PENGATURAN: "A1:D48",
    layout.KERTAS: "A1:T16",
    layout.EKSPOR: "A1:L16",
    layout.PERHITUNGAN: "A1:L32",
    layout.DOKUMEN: f"A1:K{layout.place('dokumen_narasi').row - 2}",  # its first page
    layout.CATATAN: "A1:F14",
}
"""Parts that stand for sheets which are too long for a picture."""


def main() -> None:
    """Replace every picture."""
    PICTURES.mkdir(exist_ok=True)
    drawing = ribbon_drawing.draw(macros.RIBBON.read_text(encoding="utf-8"))
    (PICTURES / "pita.svg").write_text(drawing, encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        pages = render(fill(Path(scratch)))
        found = re.search(r"^Pages: +(\d+)$", pdf_facts(pages), re.MULTILINE)
        if found is None or int(found[1]) != len(visible()):
            raise RuntimeError(
                f"{found and found[1]} pages of {len(visible())} sheets: one is too long for SHOWN"
            )
        for number, sheet in enumerate(visible(), start=1):
            crop(pages, number, PICTURES / file_name(sheet))
    size = sum(file.stat().st_size for file in PICTURES.iterdir()) / 1e6
    print(f"{PICTURES}: {len(visible())} lembar dan pita, {size:.1f} MB")


def visible() -> list[str]:
    """The sheets that staff see, in their order."""
    return [sheet for sheet in layout.SHEETS if sheet not in layout.HIDDEN]


def file_name(sheet: str) -> str:
    """``Dokumen IKM`` → ``dokumen.png``."""
    return f"{sheet.split()[0].lower()}.png"


def fill(folder: Path) -> Path:
    """A finished workbook: the whole SOP on the example, after some earlier periods."""
    workbook, export = folder / "IKM_Kecamatan.xlsm", folder / "contoh_esukma.xlsx"
    workbook.write_bytes(build.build())
    example.write_example(export, marked=False)
    given = settings.from_toml(SETTINGS)
    with engine.opened(workbook) as book:
        steps.write_settings(book, given)
        cells.grow(book, "riwayat", [past(*period) for period in PAST])
        steps.load_export(book, read.read_grids(export))
        outcome = steps.run_all(book, given)
        if outcome.missing:
            raise RuntimeError(f"the example is not complete: {outcome.missing}")
        cells.write_one(book, "tanggal_pengesahan", SIGNED)
        cells.write(book, "langkah", [[status, SIGNED] for status, _ in cells.read(book, "langkah")])
        when = HistoryRow.columns().index("tanggal")
        rows = cells.read(book, "riwayat")
        cells.write(book, "riwayat", [[*row[:when], SIGNED, *row[when + 1 :]] for row in rows])
        dated = steps.state(book)
        steps.save(book, replace(dated, approved=True))  # of that day, or all of it were a draft
        book.save(str(workbook))
    return workbook


def past(ke: int, tahun: int, responden: int, ikm: str) -> list[object]:
    """A row of Riwayat for one of the made-up periods."""
    period = Periode("semester", ke, tahun, *kalender("semester", ke, tahun))
    mutu = bands.mutu_of(Decimal(ikm)).huruf
    nrr = [float(ikm) / 25] * len(KODE)
    return [period.teks, period.jenis, ke, tahun, responden, float(ikm), mutu, 80.0, "", SIGNED, *nrr]


def render(workbook: Path) -> Path:
    """A PDF with one page for every visible sheet, in their order."""
    program = pdf.libreoffice()
    if program is None:
        raise RuntimeError("LibreOffice is needed: apt-get install libreoffice-calc-nogui")
    book = openpyxl.load_workbook(workbook)
    for name in visible():
        fit(book[name])
    printable = workbook.with_suffix(".xlsx")
    book.save(printable)
    pdf.convert(program, printable, workbook.parent)
    return printable.with_suffix(".pdf")


def fit(sheet: Worksheet) -> None:
    """Put what is shown of a sheet on one page without header and footer."""
    sheet.print_area = SHOWN.get(sheet.title, sheet.print_area)
    sheet.row_breaks = RowBreak()
    sheet.HeaderFooter = HeaderFooter()
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    if sheet.title == layout.EKSPOR:  # it has no borders of its own
        sheet.print_options.gridLines = sheet.print_options.headings = True


def crop(pages: Path, number: int, target: Path) -> None:
    """Write one page as a picture, without the empty paper around its content."""
    page = ["-f", str(number), "-l", str(number)]
    x, y, width, height = content(poppler("-gray", "-r", "72", *page, str(pages)))
    zoom = min(WIDEST / width, HIGHEST / height)
    box = zip(("-x", "-y", "-W", "-H"), (x, y, width, height), strict=True)
    cut = [text for option, points in box for text in (option, str(round(points * zoom)))]
    poppler("-png", "-singlefile", "-r", str(72 * zoom), *cut, *page, str(pages), str(target.with_suffix("")))
    with Image.open(target) as picture:  # the guide is one page with all of them inside
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def content(pgm: bytes) -> tuple[int, int, int, int]:
    """Left, top, width and height of what is not white in a binary PGM image of 72 pixels an inch."""
    _, size, _, pixels = pgm.split(b"\n", 3)
    columns, rows = map(int, size.split())
    ink = np.frombuffer(pixels, np.uint8).reshape(rows, columns) < 255
    x, y = (np.flatnonzero(ink.any(axis=axis)) for axis in (0, 1))
    left, top = int(x[0]) - MARGIN, int(y[0]) - MARGIN
    return left, top, int(x[-1]) - left + MARGIN, int(y[-1]) - top + MARGIN


def pdf_facts(path: Path) -> str:
    """What pdfinfo says of a file."""
    return subprocess.run(["pdfinfo", path], check=True, text=True, stdout=subprocess.PIPE, timeout=60).stdout


def poppler(*arguments: str) -> bytes:
    """What pdftoppm writes to its standard output."""
    return subprocess.run(["pdftoppm", *arguments], check=True, stdout=subprocess.PIPE, timeout=120).stdout


if __name__ == "__main__":
    main()
