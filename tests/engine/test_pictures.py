"""Pictures that are put onto a sheet and taken off it again."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from openpyxl.chart import BarChart
from openpyxl.drawing.image import Image

from ikm_xl import engine, ooxml, qr
from tests.engine import books


@pytest.fixture
def png(tmp_path: Path) -> Path:
    path = tmp_path / "kode.png"
    path.write_bytes(qr.png("IKM 81,96"))
    return path


def add(sheet: xw.Sheet, png: Path, name: str) -> None:
    sheet.pictures.add(str(png), anchor=sheet["B3"], width=90, height=60, name=name)


def media(path: Path) -> list[bytes]:
    return [part for name, part in ooxml.read(path.read_bytes()).items() if name.startswith("xl/media/")]


def test_a_picture_is_saved_with_its_name_place_and_size(tmp_path: Path, png: Path) -> None:
    with engine.opened(books.new(tmp_path)) as book:
        add(book.sheets["Data"], png, "Kode QR")
        book.save()
    (found,) = books.sheet(tmp_path / "buku.xlsx")._images

    assert (found.anchor._from.row, found.anchor._from.col) == (2, 1)
    assert (found.anchor.ext.width, found.anchor.ext.height) == (90 * 12_700, 60 * 12_700)
    assert found._data() == png.read_bytes()
    with engine.opened(tmp_path / "buku.xlsx") as book:
        assert [picture.name for picture in book.sheets["Data"].pictures] == ["Kode QR"]
        assert len(book.sheets["Hasil"].pictures) == 0


def test_a_picture_that_was_deleted_is_gone_with_its_file(tmp_path: Path, png: Path) -> None:
    with engine.opened(books.new(tmp_path)) as book:
        add(book.sheets["Data"], png, "Kode QR")
        book.save()
    with engine.opened(tmp_path / "buku.xlsx") as book:
        book.sheets["Data"].pictures["Kode QR"].delete()
        assert "Kode QR" not in book.sheets["Data"].pictures
        book.save()

    assert not books.sheet(tmp_path / "buku.xlsx")._images
    assert not media(tmp_path / "buku.xlsx")


def test_what_staff_put_there_stays(tmp_path: Path, png: Path) -> None:
    path = books.new(tmp_path)
    own = openpyxl.load_workbook(path)
    logo = tmp_path / "logo.png"
    logo.write_bytes(qr.png("lambang"))
    data: Any = own["Data"]
    data.add_image(Image(str(logo)), "A1")
    data.add_chart(BarChart(), "D5")
    own.save(path)
    with engine.opened(path) as book:
        add(book.sheets["Data"], png, "Kode QR")
        book.save()
        book.sheets["Data"].pictures["Kode QR"].delete()
        add(book.sheets["Data"], png, "Kode QR lain")
        book.save()

    sheet = books.sheet(path)
    assert sorted(image._data() for image in sheet._images) == sorted([logo.read_bytes(), png.read_bytes()])
    assert len(sheet._charts) == 1
    assert len(media(path)) == 2


def test_two_pictures_of_one_name_are_refused(tmp_path: Path, png: Path) -> None:
    with engine.opened(books.new(tmp_path)) as book:
        add(book.sheets["Data"], png, "Kode QR")
        with pytest.raises(Exception, match="already present"):
            add(book.sheets["Data"], png, "Kode QR")
