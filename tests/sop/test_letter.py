"""Which form of the covering letter is printed."""

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, cells, letter, recap, run
from ikm_xl.workbook import layout


def printed(book: xw.Book) -> str | None:
    area: str | None = book.sheets[layout.SURAT].page_setup.print_area
    return area


@pytest.mark.parametrize("bentuk", ["tabel", "surat"])
def test_the_form_of_the_settings_is_printed(book: xw.Book, sooko: Settings, bentuk: str) -> None:
    letter.choose(book, settings.from_values({**sooko.nilai, "surat.bentuk": bentuk}))
    assert printed(book) == layout.place(f"cetak_{bentuk}").address


def test_a_recap_chooses_the_form_so_that_a_draft_has_it_too(loaded: xw.Book, sooko: Settings) -> None:
    recap.recap(loaded, settings.from_values({**sooko.nilai, "surat.bentuk": "tabel"}))
    assert printed(loaded) == layout.place("cetak_tabel").address


def test_another_form_is_printed_after_the_next_approval(loaded: xw.Book, sooko: Settings) -> None:
    run.run(loaded, sooko)
    assert printed(loaded) == layout.place("cetak_surat").address
    cells.write_one(loaded, "surat_bentuk", "tabel")
    approval.prepare(loaded, settings.from_values({**sooko.nilai, "surat.bentuk": "tabel"}))
    assert printed(loaded) == layout.place("cetak_tabel").address
