import re
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.survey.bands import STANDAR
from ikm_xl.survey.index import Basis, Index, UnsurResult, compute
from ikm_xl.survey.unsur import KODE
from ikm_xl.survey.verification import code

Rows = list[list[int | None]]

BASIS = Basis(KODE, None, next(iter(STANDAR)))
ROWS: Rows = [[4, 3, 3, 4, 3, 4, 4, 3, 2, 3, 4], [3, 3, None, 4, 4, 3, 3, 2, 3, 4, 4]]


def table(rows: Rows, dtype: Any = "float64") -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(KODE), dtype="float64").astype(dtype)


def code_of(rows: Rows, basis: Basis = BASIS) -> str:
    return code(table(rows), basis, compute(table(rows), basis))


def test_the_code_is_the_same_on_every_machine() -> None:
    assert code_of(ROWS) == "B5C2-5332-1A59"


def test_the_code_is_short_and_can_be_read_aloud() -> None:
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", code_of(ROWS))


@pytest.mark.parametrize("dtype", ["float32", "Float64", "Int8", "Int64", "object"])
def test_the_type_of_the_numbers_does_not_matter(dtype: str) -> None:
    index = compute(table(ROWS), BASIS)
    assert code(table(ROWS, dtype), BASIS, index) == code(table(ROWS), BASIS, index)


answers = st.sampled_from([None, 1, 2, 3, 4])
respondents = st.lists(st.lists(answers, min_size=11, max_size=11), min_size=1, max_size=12)


@settings(max_examples=20)
@given(respondents, st.data())
def test_any_changed_answer_changes_the_code(rows: Rows, data: st.DataObject) -> None:
    index = compute(table(rows), BASIS)  # the same results: the answers alone must tell
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 10))
    changed = [list(r) for r in rows]
    changed[row][column] = data.draw(answers.filter(lambda value: value != rows[row][column]))
    assert code(table(changed), BASIS, index) != code(table(rows), BASIS, index)


@settings(max_examples=10)
@given(respondents)
def test_order_and_number_of_respondents_change_the_code(rows: Rows) -> None:
    index = compute(table(rows), BASIS)
    assert code(table([*rows, [None] * 11]), BASIS, index) != code(table(rows), BASIS, index)
    if rows != rows[::-1]:
        assert code(table(rows[::-1]), BASIS, index) != code(table(rows), BASIS, index)


@settings(max_examples=10)
@given(st.fractions(min_value="1/100", max_value="1/11").filter(lambda weight: weight != Fraction(1, 11)))
def test_another_weight_changes_the_code(bobot: Fraction) -> None:
    index = compute(table(ROWS), BASIS)
    other = replace(BASIS, bobot=bobot)
    assert code(table(ROWS), other, index) != code(table(ROWS), BASIS, index)
    assert code_of(ROWS, other) != code_of(ROWS)


def test_the_exact_weight_is_the_same_however_it_is_written() -> None:
    assert code_of(ROWS, replace(BASIS, bobot=Fraction(1, 11))) == code_of(ROWS)


def test_another_standard_changes_the_code_even_with_the_same_mutu() -> None:
    fours: Rows = [[4] * 11]
    codes = {code_of(fours, replace(BASIS, standar=standar)) for standar in STANDAR}
    assert len(codes) == len(STANDAR)


def test_leaving_an_unsur_out_changes_the_code() -> None:
    assert len({code_of(ROWS, replace(BASIS, unsur=KODE[:k])) for k in range(1, 12)}) == 11


def _other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case str():
            return value + "x"
        case int() | Fraction():
            return value + 1
        case Decimal():
            return value + Decimal("0.01")
        case tuple():
            return value[:-1]
    raise TypeError(value)


@pytest.mark.parametrize("field", [field.name for field in fields(Index)])
def test_any_changed_result_changes_the_code(field: str) -> None:
    index = compute(table(ROWS), BASIS)
    forged = replace(index, **{field: _other(getattr(index, field))})
    assert code(table(ROWS), BASIS, forged) != code(table(ROWS), BASIS, index)


@pytest.mark.parametrize("field", [field.name for field in fields(UnsurResult)])
@pytest.mark.parametrize("place", [0, 10])
def test_any_changed_figure_of_an_unsur_changes_the_code(field: str, place: int) -> None:
    index = compute(table(ROWS), BASIS)
    unsur = list(index.unsur)
    unsur[place] = replace(unsur[place], **{field: _other(getattr(unsur[place], field))})
    assert code(table(ROWS), BASIS, replace(index, unsur=tuple(unsur))) != code(table(ROWS), BASIS, index)


def test_what_else_the_document_stands_for_belongs_to_the_code() -> None:
    index = compute(table(ROWS), BASIS)
    codes = {
        code(table(ROWS), BASIS, index, extra)
        for extra in (None, {"unit": "A"}, {"unit": "B"}, {"periode": "A"}, {"unit": "A", "periode": "A"})
    }
    assert len(codes) == 5
    assert code(table(ROWS), BASIS, index, {"a": "1", "b": "2"}) == code(
        table(ROWS), BASIS, index, {"b": "2", "a": "1"}
    )
