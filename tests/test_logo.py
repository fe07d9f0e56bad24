"""One picture on Pengaturan, shown in every letterhead."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlwings as xw
from PIL import Image
from typer.testing import CliRunner

from ikm_xl import actions, engine, logo, new_books, ooxml, ribbon
from ikm_xl.cli import app
from ikm_xl.errors import IkmError
from ikm_xl.sop import outside_cells
from ikm_xl.workbook import layout, shipped

OLD_BOOKS = Path(__file__).parent / "data" / "buku"
KOP = {
    layout.DOKUMEN: ["Logo dokumen_kop"],
    layout.RTL: ["Logo rtl_kop"],
    layout.PENGESAHAN: ["Logo pengesahan_kop"],
    layout.SURAT: ["Logo surat_kop", "Logo surat_tabel_kop"],
    layout.PUBLIKASI: ["Logo publikasi_kop"],
}


def picture(path: Path, colour: str = "green", size: tuple[int, int] = (300, 400)) -> Path:
    Image.new("RGB", size, colour).save(path)
    return path


def office(folder: Path, line: str) -> Path:
    path = folder / "kantor.toml"
    path.write_text(f'[instansi]\nkecamatan = "Kecamatan Puri"\nlogo = {line}\n', encoding="utf-8")
    return path


def shown(book: xw.Book) -> dict[str, list[str]]:
    """The logos by sheet, by the names of their letterheads."""
    found = {
        sheet.name: sorted(one.name.rpartition(" ")[0] for one in sheet.pictures if one.name[:5] == "Logo ")
        for sheet in book.sheets
    }
    return {sheet: names for sheet, names in found.items() if names}


def put_by_hand(book: xw.Book, sheet: str, path: Path) -> None:
    at = book.sheets[sheet]
    at.pictures.add(str(path), anchor=at.range("F12"), width=40, height=40)


def test_the_logo_of_a_settings_file_is_in_every_letterhead_and_on_pengaturan(tmp_path: Path) -> None:
    picture(tmp_path / "lambang.jpg")
    new_books.make(tmp_path / "IKM.xlsm", office(tmp_path, '"lambang.jpg"'), overwrite=False)
    parts = ooxml.read((tmp_path / "IKM.xlsm").read_bytes())
    with engine.opened(tmp_path / "IKM.xlsm") as book:
        assert shown(book) == {layout.PENGATURAN: ["Logo"], **KOP}
    found = logo.on_pengaturan(parts)
    assert found
    assert found.size == (39, 52)
    with Image.open(io.BytesIO(found.png)) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (300, 400))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('"tak_ada.png"', "Berkas logo tak_ada.png tidak dapat dibaca"),
        ('"kantor.toml"', "Berkas logo kantor.toml bukan gambar"),
        ("5", "instansi.logo"),
    ],
)
def test_what_is_no_picture_is_refused_before_anything_is_written(
    tmp_path: Path, line: str, told: str
) -> None:
    with pytest.raises(IkmError, match=told):
        new_books.make(tmp_path / "IKM.xlsm", office(tmp_path, line), overwrite=False)
    assert not (tmp_path / "IKM.xlsm").exists()


def test_the_whole_sop_takes_the_logo_along(tmp_path: Path) -> None:
    export, path = tmp_path / "ekspor.xlsx", tmp_path / "IKM.xlsm"
    picture(tmp_path / "lambang.png")
    run = CliRunner().invoke
    assert run(app, ["contoh", str(export)]).exit_code == 0
    command = ["susun", str(export), "-o", str(path), "--timpa", "--pengaturan"]
    run(app, [*command, str(office(tmp_path, '"lambang.png"'))])
    run(app, [*command, str(office(tmp_path, '""')), "--buku", str(path)])  # says nothing of it
    with engine.opened(path) as book:
        assert shown(book) == {layout.PENGATURAN: ["Logo"], **KOP}
    assert not [one for one in actions.examined(path) if "gambar" in str(one).lower()]


@pytest.mark.parametrize("left", [[layout.PENGATURAN], [layout.RTL]], ids=["a second picture", "none there"])
def test_a_logo_that_is_not_carried_over_is_listed(tmp_path: Path, left: list[str]) -> None:
    """Where nobody knows which picture it is, or where it stands in the letterheads alone."""
    path = tmp_path / "lama.xlsm"
    new_books.make(path, office(tmp_path, f'"{picture(tmp_path / "a.png").name}"'), overwrite=False)
    with engine.opened(path) as book:
        if left == [layout.PENGATURAN]:
            put_by_hand(book, layout.PENGATURAN, tmp_path / "a.png")
        else:
            book.sheets[layout.PENGATURAN].pictures[0].delete()
        book.save()
    parts = ooxml.read(path.read_bytes())
    assert logo.carried(parts) is None
    told = {sheet: text for sheet, _, text in outside_cells.found(parts)}
    assert set(left) <= told.keys()
    assert told.get(layout.PENGATURAN, "2 gambar") == "2 gambar"


@pytest.mark.parametrize("pictures", [1, 2])
def test_a_logo_is_carried_over_and_two_pictures_are_listed(tmp_path: Path, pictures: int) -> None:
    old, new = tmp_path / "lama.xlsm", tmp_path / "baru.xlsm"
    old.write_bytes((OLD_BOOKS / "0.1.0.xlsm").read_bytes())
    with engine.opened(old) as book:
        for _ in range(pictures):
            put_by_hand(book, layout.PENGATURAN, picture(tmp_path / "a.png"))
        book.save()
    left = [str(one) for one in actions.upgrade(old, new) if "gambar" in one.text]
    with engine.opened(new) as book:
        found = shown(book)
    assert (found, left) == (
        ({layout.PENGATURAN: ["Logo"], **KOP}, [])
        if pictures == 1
        else ({}, [f"{layout.PENGATURAN}: 2 gambar"])
    )


def test_the_button_shows_the_picture_that_stands_on_pengaturan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Lokal"))
    path = tmp_path / "IKM.xlsm"
    path.write_bytes(shipped.path().read_bytes())
    with engine.opened(path) as book:
        book.set_mock_caller()

        def click() -> str:
            book.impl.app.alerts.clear()
            ribbon.pasang_logo()
            (message,) = book.impl.app.alerts
            return str(message)

        assert "tidak ada gambar" in click()
        put_by_hand(book, layout.PENGATURAN, picture(tmp_path / "a.png", "green"))
        put_by_hand(book, layout.RTL, picture(tmp_path / "stempel.png", "blue"))
        assert "Logo dipasang" in click()
        assert shown(book) == KOP
        first = [one.name for one in book.sheets[layout.SURAT].pictures]
        click()
        assert [one.name for one in book.sheets[layout.SURAT].pictures] == first

        put_by_hand(book, layout.PENGATURAN, picture(tmp_path / "b.png", "red"))
        assert "ada 2 gambar" in click()
        assert shown(book) == KOP, "nothing is guessed"
        book.sheets[layout.PENGATURAN].pictures[0].delete()
        click()
        assert shown(book) == KOP
        assert [one.name for one in book.sheets[layout.SURAT].pictures] != first

        book.sheets[layout.PENGATURAN].pictures[0].delete()
        assert "tanpa logo" in click()
        assert shown(book) == {}
        assert len(book.sheets[layout.RTL].pictures) == 1, "what somebody put there stays"
