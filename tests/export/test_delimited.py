"""Splitting text into cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.errors import IkmError
from ikm_xl.export.delimited import rows


def test_the_delimiter_that_makes_rows_equally_wide() -> None:
    assert rows("No;U1;U2\n1;4,0;3,0\n2;4,0;3,0\n", "a") == [
        ["No", "U1", "U2"],
        ["1", "4,0", "3,0"],
        ["2", "4,0", "3,0"],
    ]
    assert rows("Judul\nNo,U1\n1,4\n2,a;b\n", "a")[1:] == [["No", "U1"], ["1", "4"], ["2", "a;b"]]


def test_the_line_that_names_the_delimiter_counts_as_a_row() -> None:
    assert rows("sep=,\r\nNo,U1\r\n1,4\r\n", "a") == [[], ["No", "U1"], ["1", "4"]]


def test_blank_lines_keep_their_place() -> None:
    assert rows("No;U1\n\n1;4\n", "a") == [["No", "U1"], [], ["1", "4"]]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_quoted_cells_hold_anything(ending: str) -> None:
    text = f'No;Saran{ending}1;"a; ""b""{ending}c"{ending}2;d{ending}'
    assert rows(text, "a") == [["No", "Saran"], ["1", 'a; "b"\nc'], ["2", "d"]]


def test_a_quotation_mark_left_open_swallows_no_rows() -> None:
    assert rows('No;Saran;U1\n1;"bagus;4\n2;;3\n', "a") == [
        ["No", "Saran", "U1"],
        ["1", "bagus", "4"],
        ["2", "", "3"],
    ]


def test_marks_that_leave_open_where_cells_end_are_refused() -> None:
    with pytest.raises(IkmError, match="baris 3"):
        rows('No;Saran;U1\n1;"bagus;4\n2;"a;b";3\n3;;4\n', "a.csv")
    with pytest.raises(IkmError, match="baris 3"):
        rows('No;Saran;U1\n1;"bagus;4\n2;"a\nb";3\n3;;4\n4;;4\n', "a.csv")


def test_text_without_a_table() -> None:
    with pytest.raises(IkmError, match="bukan tabel"):
        rows("halo\napa kabar\n", "a.txt")


_CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=2, max_size=6), st.sampled_from(";,\t"))
def test_what_a_csv_writer_writes_reads_back(table: list[list[str]], delimiter: str) -> None:
    quoted = (
        "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table)
    ) + "\n"
    assert rows(quoted, "a") == table


def test_of_two_delimiters_that_fit_the_one_is_meant_with_which_the_marks_match() -> None:
    assert rows('""\t","\t","\n""\t","\t","\n', "a") == [["", ",", ","]] * 2


def test_quotation_marks_never_swallow_rows() -> None:
    lines = ["No;Nama;" + ";".join(f"U{n}" for n in range(1, 12)) + ";Saran"]
    lines += [f"{k};Orang {k};" + ";".join("3" * 11) + ";ok" for k in range(9)]
    lines[3] = lines[3].replace(";ok", ';"bagus')
    lines[6] = lines[6].replace(";ok", ';mantap"')
    assert len(rows("\n".join(lines), "a.csv")) == 10
    with pytest.raises(IkmError, match="Tanda kutip"):
        rows("\n".join([*lines, "9;pendek"]), "a.csv")


def test_a_comment_over_several_lines_stays_one_cell() -> None:
    text = "No;U1;U2;U3;U4;U5;Saran\n" + '1;3;3;3;3;3;"baik\nsekali; ramah"\n' * 3
    assert [len(row) for row in rows(text, "a.csv")] == [7] * 4


def test_numbers_kept_as_texts_and_lines_quoted_whole() -> None:
    kept = 'No,U1,U2\n1,="4",="3"\n2,"=""2""","=""1"""\n'
    assert rows(kept, "a.csv")[1:] == [["1", "4", "3"], ["2", "2", "1"]]
    whole = '"No,U1,U2"\n"1,4,3"\n"2,2,""1"""\n'
    assert rows(whole, "a.csv") == [["No", "U1", "U2"], ["1", "4", "3"], ["2", "2", "1"]]
