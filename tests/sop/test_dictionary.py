"""Kamus Jawaban: filled once, used by the next Olah Data, kept for the next period and the next version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import xlwings as xw

from ikm_xl import engine, settings
from ikm_xl.cleaning import clean
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.sop import dictionary, recap
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout, shipped
from ikm_xl.workbook.sheet_rows import KamusRow

HEADER = ["No", *KODE]
ROWS = [[n, "Mantap" if n % 4 == 0 else 3, *[1 + (n + k) % 4 for k in range(10)]] for n in range(1, 41)]


def grid() -> Grid:
    return Grid("a.xlsx", "Sheet1", [HEADER, *ROWS])


def asked() -> State:
    """After an export with a text that is not understood."""
    state, _ = recap.recap(recap.load(State(settings.default()), [grid()]))
    return state


def filled(state: State, arti: object = 4) -> State:
    return replace(state, kamus=tuple(replace(row, arti=arti) for row in state.kamus))


def test_a_text_that_was_not_understood_becomes_a_row_to_fill_in() -> None:
    assert asked().kamus == (KamusRow("U1", "Mantap", 10, None),)


def test_the_next_recap_uses_what_was_filled_in_and_keeps_it() -> None:
    state, cleaned = recap.recap(filled(asked()))
    assert cleaned.responden["U1"].value_counts().to_dict() == {3: 30, 4: 10}
    assert state.kamus == (KamusRow("U1", "Mantap", 10, 4),)
    assert cleaned.tak_dikenal == ()
    assert any("Kamus Jawaban" in str(entry.alasan) for entry in state.log)


def test_a_recap_is_no_longer_current_once_the_dictionary_changed() -> None:
    state = asked()
    recap.require_current(state)
    with pytest.raises(IkmError) as refused:
        recap.require_current(filled(state))
    assert refused.value.code == "IKM-L04"


def test_a_meaning_that_is_none_names_the_sheet_and_the_text() -> None:
    with pytest.raises(IkmError, match=r"'lima' untuk teks 'Mantap' \(U1\) di lembar Kamus Jawaban"):
        recap.recap(filled(asked(), "lima"))


def test_the_next_period_keeps_what_was_said_and_forgets_what_was_asked() -> None:
    rows = (KamusRow("U1", "Mantap", 10, 4), KamusRow("U2", "???", 1, None))
    assert dictionary.explained(rows) == (KamusRow("U1", "Mantap", None, 4),)


def test_a_telephone_number_among_the_answers_is_masked_and_can_be_explained_all_the_same() -> None:
    rows = [[*row[:1], "telp 081234567890" if n == 0 else row[1], *row[2:]] for n, row in enumerate(ROWS)]
    state, _ = recap.recap(recap.load(State(settings.default()), [Grid("a.xlsx", "S", [HEADER, *rows])]))
    assert not any("0812" in str(row.teks) for row in state.kamus)
    _, cleaned = recap.recap(filled(state, "bukan jawaban"))
    assert cleaned.tak_dikenal == ()


def test_a_settings_file_and_the_sheet_say_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('[kamus]\n"U1: mantap" = 4\n"lupa" = "kosong"\n', encoding="utf-8")
    chosen = settings.from_toml(file)
    alone = clean.clean([grid()], chosen.rules)
    state, in_book = recap.recap(recap.load(dictionary.adopted(asked(), chosen), [grid()]))
    assert alone.responden.equals(in_book.responden)
    assert [(row.unsur, row.teks, row.arti) for row in state.kamus] == [
        ("U1", "mantap", 4),
        (None, "lupa", "kosong"),
    ]
    assert state.rules.kamus == chosen.rules.kamus


@pytest.mark.parametrize(
    ("text", "code"),
    [("kamus = 3", "IKM-P02"), ('[kamus]\n"baik" = 5', "IKM-B51"), ("[kamus]\nbaik.sekali = 4", "IKM-B51")],
)
def test_a_dictionary_that_is_none_is_refused(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "a.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(IkmError) as refused:
        settings.from_toml(file)
    assert refused.value.code == code


def test_the_sheet_holds_what_the_state_does() -> None:
    with engine.opened(shipped.path()) as book:
        store = Store(book)
        old = store.load()
        rows = (KamusRow("U1", "=1+1", 2.0, None), KamusRow(None, "Mantap", None, 4.0))
        store.save(old, replace(old, kamus=rows))
        assert Store(book).load().kamus == rows
        typed(book)
        assert Store(book).load().kamus[-1] == KamusRow("U2", "typed below", None, "kosong")


def typed(book: xw.Book) -> None:
    below = layout.place("kamus").row + 4
    book.sheets[layout.KAMUS].range((below, 1), (below, 4)).value = ["U2", "typed below", None, "kosong"]


@pytest.mark.parametrize("name", [layout.KAMUS, layout.RIWAYAT, layout.CATATAN])
def test_a_stray_cell_at_the_end_of_a_sheet_is_named(name: str) -> None:
    with engine.opened(shipped.path()) as book:
        book.sheets[name].range((1_048_576, 16_384)).value = 1
        with pytest.raises(IkmError, match=rf"Lembar {name} .* [A-Z]+1048576") as refused:
            Store(book).load()
        assert refused.value.code == "IKM-L11"
