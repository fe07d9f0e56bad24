"""Which of its two forms the sheet Surat Pengantar prints."""

from __future__ import annotations

from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import cells


def choose(book: xw.Book, settings: Settings) -> None:
    """Let the sheet print the letter or the table, as the settings say."""
    form = cells.find(book, f"cetak_{settings.surat.bentuk}")
    setup = form.sheet.page_setup
    if setup.print_area != form.address:  # Excel asks the printer at every change, which takes long
        setup.print_area = form.address
