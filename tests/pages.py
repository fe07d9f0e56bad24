"""The pages of a printed document, as text."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from ikm_xl.workbook import layout

Halaman = Mapping[str, list[str]]
"""The texts of the pages of a printed document, by sheet."""

_TITLES = {
    layout.DOKUMEN: r"^ *INDEKS KEPUASAN MASYARAKAT \(IKM\)$",
    layout.RESPONDEN: "PROFIL RESPONDEN SURVEI",
    layout.RTL: r"RENCANA TINDAK LANJUT \(RTL\)\s+HASIL",
    layout.PENGESAHAN: "LEMBAR PENGESAHAN",
    layout.SURAT: "Tembusan:",
    layout.PUBLIKASI: "Terima kasih atas penilaian",
    layout.RIWAYAT: "RIWAYAT NILAI IKM",
    layout.PERHITUNGAN: "PENGOLAHAN DATA SURVEI",
}


def poppler(program: str, *arguments: str | Path) -> str:
    """What one of poppler's programs writes; a test that needs it fails in CI where it is missing."""
    if shutil.which(program) is None:
        if os.environ.get("CI"):
            pytest.fail(f"CI needs {program}: apt-get install poppler-utils")
        pytest.skip(f"{program} is not installed")
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def by_sheet(pdf: Path) -> Halaman:
    """Pages by the sheet whose title stands on them; a page without a title continues the one before."""
    found: dict[str, list[str]] = {}
    current = ""
    for page in poppler("pdftotext", "-layout", pdf, "-").rstrip("\f").split("\f"):
        titles = [sheet for sheet, title in _TITLES.items() if re.search(title, page, re.MULTILINE)]
        current = titles[0] if titles else current
        found.setdefault(current, []).append(page)
    return found


def drawn(pdf: Path, halaman: Halaman, sheet: str) -> Image.Image:
    """The first page of a sheet as a picture."""
    sheets = list(halaman)
    number = str(1 + sum(len(halaman[before]) for before in sheets[: sheets.index(sheet)]))
    target = pdf.with_suffix("")
    poppler("pdftoppm", "-r", "100", "-f", number, "-l", number, "-singlefile", "-png", pdf, target)
    return Image.open(target.with_suffix(".png"))


def bold(pdf: Path, page: int) -> str:
    """What stands in bold letters on a page, in one line."""
    number = ("-f", str(page), "-l", str(page))
    found = re.findall("<b>(.*?)</b>", poppler("pdftohtml", "-xml", "-i", "-stdout", *number, pdf))
    return " ".join(html.unescape(text) for text in found)
