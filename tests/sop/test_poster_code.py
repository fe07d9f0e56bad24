"""The QR code on the poster: approved figures only, another one as soon as the code is another one."""

from datetime import datetime
from pathlib import Path

import xlwings as xw

from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout
from tests import cells, steps
from tests.test_qr import said


def shown(book: xw.Book) -> list[str]:
    """The names of the QR codes on the poster."""
    pictures = book.sheets[layout.PUBLIKASI].pictures
    return [picture.name for picture in pictures if picture.name.startswith("Kode QR ")]


def drawn(book: xw.Book, path: Path) -> bytes:
    """The picture file that the poster of the saved workbook shows."""
    import openpyxl

    book.impl.save_copy(path)
    (image,) = openpyxl.load_workbook(path)[layout.PUBLIKASI]._images  # type: ignore[attr-defined]
    return bytes(image._data())


def test_the_code_on_the_poster_is_that_of_the_approval(loaded: xw.Book, tmp_path: Path) -> None:
    steps.take_recap(loaded)
    steps.compose(loaded)
    assert shown(loaded) == [], "a draft shows none"

    steps.run_all(loaded)
    first, text = shown(loaded), Store(loaded).text("qr_teks")
    kode = cells.read_one(loaded, "kode_verifikasi")
    assert text.splitlines() == [
        "Indeks Kepuasan Masyarakat",
        "Kecamatan Sooko",
        "Semester I Tahun 2025",
        "IKM 81,96, mutu B",
        "216 responden",
        f"Kode verifikasi {kode}",
    ]
    assert said(drawn(loaded, tmp_path / "buku.xlsm")) == text

    steps.save(loaded, steps.state(loaded))
    assert shown(loaded) == first, "what did not change is not drawn again"

    cells.write_one(loaded, "tanggal_pengesahan", datetime(2025, 7, 1))
    steps.save(loaded, steps.state(loaded))
    assert shown(loaded) == [], "it is a draft again"

    steps.prepare(loaded)
    assert len(shown(loaded)) == 1
    assert shown(loaded) != first
