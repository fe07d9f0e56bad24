"""Findings: which hold the document, how they read, which rows they name."""

import pytest

from ikm_xl.cleaning.findings import CATAT, PERINGATAN, TAHAN, Finding, Severity, checks, held, rows_named
from ikm_xl.survey.completeness import Verdict


def _finding(severity: Severity = TAHAN, **other: object) -> Finding:
    said = {"keterangan": "2 baris ganda (baris 5, 6).", "saran": "Hapus salah satunya.", "tentang": "a"}
    return Finding("IKM-B42", severity, "Baris ganda", 2, "Ekspor", **(said | other))  # type: ignore[arg-type]


def test_only_what_holds_the_document_is_a_failed_check() -> None:
    found = [_finding(CATAT), _finding(PERINGATAN), _finding(TAHAN)]
    assert held(found) == (found[2],)
    (check,) = checks(found)
    assert (check.state, check.sidik) == (Verdict.MISSING, found[2].sidik)
    assert check.fakta == "2 baris ganda (baris 5, 6)."


def test_a_finding_reads_as_what_was_seen_and_what_to_do() -> None:
    assert _finding().kalimat == "2 baris ganda (baris 5, 6). Hapus salah satunya."
    assert _finding(saran="").kalimat == "2 baris ganda (baris 5, 6)."


def test_an_accepted_finding_is_another_one_only_where_it_is_about_something_else() -> None:
    assert _finding().sidik == _finding(keterangan="2 baris ganda (baris 7, 8).").sidik
    assert _finding().sidik != _finding(tentang="b").sidik


@pytest.mark.parametrize(
    ("rows", "most", "text"),
    [
        ([7], 5, "baris 7"),
        ([2, 3, 4, 5, 6], 5, "baris 2, 3, 4, 5, 6"),
        ([2, 3, 4, 5, 6, 7], 5, "baris 2, 3, 4, 5, 6, dan 1 lainnya"),
        (["2 a.xlsx", "2 b.xlsx", "3 b.xlsx"], 2, "baris 2 a.xlsx, 2 b.xlsx, dan 1 lainnya"),
    ],
)
def test_the_first_rows_are_named_and_the_others_counted(rows: list[object], most: int, text: str) -> None:
    assert rows_named(rows, most) == text


def test_five_rows_are_named_where_nothing_else_is_said() -> None:
    assert rows_named(range(1, 8)) == "baris 1, 2, 3, 4, 5, dan 2 lainnya"
