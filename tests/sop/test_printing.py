"""Which form of the covering letter is printed."""

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.settings import Settings
from ikm_xl.workbook import layout
from tests import cells, steps


def printed(book: xw.Book) -> str | None:
    area: str | None = book.sheets[layout.SURAT].page_setup.print_area
    return area


@pytest.mark.parametrize("bentuk", ["tabel", "surat"])
def test_a_recap_chooses_the_form_so_that_a_draft_has_it_too(
    loaded: xw.Book, sooko: Settings, bentuk: str
) -> None:
    steps.take_recap(loaded, settings.from_values({**sooko.nilai, "surat.bentuk": bentuk}))
    assert printed(loaded) == layout.place(f"cetak_{bentuk}").address


def test_another_form_is_printed_after_the_next_approval(finished: xw.Book) -> None:
    assert printed(finished) == layout.place("cetak_surat").address
    cells.write_one(finished, "surat_bentuk", "tabel")
    steps.prepare(finished)
    assert printed(finished) == layout.place("cetak_tabel").address
