"""A workbook of an earlier version, carried over: every typed word is in its place or in the list."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from ikm_xl import actions, engine
from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.sop import approval, upgrade
from ikm_xl.sop.old_books import OldBook
from ikm_xl.sop.store import Store
from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook import layout, shipped
from tests import cells, steps
from tests.command import ikm_xl

BOOKS = sorted((Path(__file__).parents[1] / "data" / "buku").glob("*.xlsm"))
"""One finished, edited workbook of every released version, named by it."""
FIRST = BOOKS[0]
FIGURES = ("hasil_unsur", "hasil_unit", "unsur_kode", "rtl_kode", "rtl_isi", "riwayat", "kode_verifikasi")
# Words of the program that it writes anew, or numbers that must stay numbers.
NOT_TYPED = ("langkah", "responden", "pengaturan", "pengaturan_unsur", "tanggal_pengesahan")


def test_there_is_a_book_of_every_released_version_before_this_one() -> None:
    before = [release for version, release in layout.RELEASES.items() if version < layout.VERSI_BUKU]
    assert [book.stem for book in BOOKS][: len(before)] == before


def test_the_book_of_this_release_is_sound_and_as_it_was_approved() -> None:
    """By it the next version shows that it carries everything over; tools/keep_book.py makes it."""
    kept = FIRST.with_name(f"{layout.RELEASES[layout.VERSI_BUKU]}.xlsm")
    assert actions.examined(kept) == ()
    with engine.opened(kept) as book:
        state = steps.state(book, figures=True)
        assert approval.stands(state)
        assert [followed.row.status for followed in state.follow_up] == ["Selesai"] * JUMLAH_TERENDAH
        assert len([row for row in state.history if row.kode]) == 2


@pytest.fixture(params=[book for book in BOOKS if book.stem in list(layout.RELEASES.values())[:-1]])
def old(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_figures_code_and_history_are_unchanged_and_the_old_file_is_untouched(
    old: Path, tmp_path: Path
) -> None:
    digest = hashlib.sha256(old.read_bytes()).hexdigest()
    target = tmp_path / "baru.xlsm"
    actions.upgrade(old, target)
    assert hashlib.sha256(old.read_bytes()).hexdigest() == digest
    with engine.opened(old) as before, engine.opened(target) as after:
        for name in FIGURES:
            was, becomes = OldBook(before).cells(name), cells.read(after, name)
            kept = [row[: len(was[0])] for row in becomes[: len(was)]]  # Riwayat has one column more,
            if name == "rtl_isi":  # the columns that are new stand before its last one
                kept = [[*row[: len(was[0]) - 1], row[-1]] for row in becomes]
            assert kept == was, name  # and what staff typed below follows
        state = steps.state(after, figures=True)
    assert state.recap_mark  # the export needs not be recapped again
    assert not state.figures.differences


@pytest.mark.parametrize("name", ["Sarana dan Prasarana", "Sarana, Prasarana, dan Kebersihan"])
def test_what_was_approved_stays_approved_unless_it_was_changed_since(name: str, tmp_path: Path) -> None:
    edited, target = tmp_path / "lama.xlsm", tmp_path / "baru.xlsm"
    with engine.opened(FIRST) as book:  # its U9 was renamed after the approval
        cells.find(book, "pengaturan_unsur")[8, 1].value = name
        book.save(str(edited))
    actions.upgrade(edited, target)
    with engine.opened(target) as book:
        assert approval.stands(steps.state(book, figures=True)) == (name == "Sarana dan Prasarana")
        assert bool(cells.read_one(book, "banner_draf")) == (name != "Sarana dan Prasarana")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, tuple[str, str]]]:
    """The first version's book with a word of its own in every cell that can be typed into."""
    path = tmp_path_factory.mktemp("penuh") / "Kecamatan Contoh.xlsm"
    words: dict[str, tuple[str, str]] = {}
    with engine.opened(FIRST) as book:
        for sheet in OldBook(book).visible:
            taken = {
                place.area
                for name, place in layout.PLACES.items()
                if place.sheet == sheet and name in (*NOT_TYPED, *_choices())
            }
            for cell in _around(book.sheets[sheet]):
                area = Area.parse(cell.address)
                if any(area.cut(other) for other in taken) or str(cell.formula).startswith("="):
                    continue
                if sheet == layout.PERHITUNGAN and area.top >= layout.place("responden").row:
                    continue
                word = f"kata-{len(words)}"
                try:
                    cell.value = word
                except xw.XlwingsError:  # locked
                    continue
                words[word] = (sheet, cell.address.replace("$", ""))
        book.save(str(path))
    assert len(words) > 1000
    return path, words


def _choices() -> Iterator[str]:
    """Settings that take no free text."""
    for name, place in layout.PLACES.items():
        if place.sheet == layout.PENGATURAN and name.startswith(
            ("periode", "perhitungan", "ekspor", "cetak")
        ):
            yield name


def _around(sheet: xw.Sheet) -> Iterator[xw.Range]:
    """Every cell of the used range, and two rows and columns beyond it."""
    last = sheet.used_range.last_cell
    for row in range(1, min(last.row, 130) + 3):
        for column in range(1, min(last.column, 24) + 3):
            yield sheet.range((row, column))


def test_every_typed_word_is_in_its_place_or_in_the_list(
    filled: tuple[Path, dict[str, tuple[str, str]]], tmp_path: Path
) -> None:
    path, words = filled
    target = tmp_path / "baru.xlsm"
    listed = {(left.sheet, left.address): left.text for left in actions.upgrade(path, target)}
    with engine.opened(target) as book:
        on_sheet = {
            name: {str(v) for row in book.sheets[name].used_range.options(ndim=2).value for v in row}
            for name in OldBook(book).visible
        }
    lost = [
        (word, *place)
        for word, place in words.items()
        if word not in on_sheet[place[0]] and word not in listed.get(place, "")
    ]
    assert lost == []
    carried = sum(word in on_sheet[sheet] for word, (sheet, _) in words.items())
    assert carried > 0.9 * len(words)  # on its sheet; the list is for what has no place any more


def test_a_workbook_of_this_version_needs_no_upgrade(tmp_path: Path) -> None:
    with (
        engine.opened(shipped.path()) as new,
        engine.opened(shipped.path()) as other,
        pytest.raises(IkmError, match="sudah buku kerja versi 2"),
    ):
        upgrade.carry_over(other, new)


@pytest.mark.parametrize(("version", "says"), [("1", "Perbarui Buku"), ("99", "Perbarui program")])
def test_a_book_of_another_version_is_told_in_one_sentence(version: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsm"
    with engine.opened(shipped.path()) as book:
        book.api[layout.KONFIGURASI].protection.disable()
        rows = book.sheets[layout.KONFIGURASI].range("A1:A20").value
        book.sheets[layout.KONFIGURASI].range((rows.index(layout.VERSI_KUNCI) + 1, 2)).value = f"'{version}"
        book.save(str(path))
        with pytest.raises(IkmError, match=f"versi {version}") as error:
            Store(book)
    assert says in error.value.hint
    export = Path(__file__).parents[1] / "data" / "ekspor" / "esukma_2025_s1.xlsx"
    before = path.read_bytes()
    for words in (["susun", export, "--buku", path, "--timpa"], ["periksa", path]):
        done = ikm_xl(*words)
        assert done.returncode == 2
        assert f"versi {version}" in done.stderr
        assert says in done.stderr
    assert path.read_bytes() == before


def test_what_is_no_workbook_of_ours_is_told(tmp_path: Path) -> None:
    with engine.opened(shipped.path()) as book:
        del book.api[layout.KONFIGURASI]
        with pytest.raises(IkmError, match="bukan buku kerja IKM"):
            Store(book)


def test_own_sheets_pictures_and_notes_on_cells_are_listed(tmp_path: Path) -> None:
    path, target = tmp_path / "lama.xlsm", tmp_path / "baru.xlsm"
    with engine.opened(FIRST) as book:
        from openpyxl.comments import Comment

        book.api[layout.RTL]["E10"].comment = Comment("Tanya Pak Camat.", "Kasi")
        book.save(str(path))
    listed = [str(left) for left in actions.upgrade(path, target)]
    assert any("RTL!E10: catatan sel" in text and "Tanya Pak Camat." in text for text in listed)


def test_the_command_writes_beside_the_old_book_and_never_over_it(tmp_path: Path) -> None:
    path = tmp_path / "Kecamatan Sooko.xlsm"
    path.write_bytes(FIRST.read_bytes())
    done = ikm_xl("perbarui", path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "Kecamatan Sooko - versi 2.xlsm").is_file()
    assert path.read_bytes() == FIRST.read_bytes()
    again = ikm_xl("perbarui", path)
    assert again.returncode == 2
    assert "sudah ada" in again.stderr
