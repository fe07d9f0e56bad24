"""docs/laporan.md is true: each point of the outline is where it says, each mark is one of the report's."""

from __future__ import annotations

import re
from pathlib import Path

from ikm_xl.report import context
from tests.report import surveys
from tests.report.reading import Report

PAGE = Path(__file__).parents[2] / "docs" / "laporan.md"


def cells(heading: str, column: int) -> list[str]:
    part = PAGE.read_text(encoding="utf-8").split(f"## {heading}")[1].split("\n## ")[0]
    table = [line.split("|")[1:-1] for line in part.splitlines() if line.startswith("| ")]
    return [row[column].strip() for row in table[1:]]


def test_every_point_of_the_outline_is_where_the_checklist_says() -> None:
    full = surveys.state(surveys.respondents(40), laporan__publikasi="Papan pengumuman")
    report = Report(surveys.with_past(surveys.planned(full)))
    titles = {p.text for p in report.word.paragraphs}

    places = cells("Daftar periksa kerangka laporan", 1)
    assert places[0] == "Sampul"
    missing = [one for place in places[1:] for one in place.split(", ") if one not in titles]
    assert missing == []
    assert {h for h in report.headings if re.match(r"\d\.\d|LAMPIRAN", h)} - set(places) == {
        "4.1 Uraian Hasil"
    }


def test_every_mark_that_is_explained_is_there_and_none_is_left_out() -> None:
    known = context.of(surveys.with_past(surveys.state(surveys.respondents(12))))
    marks = re.findall("`([a-z_.]+)`", " ".join(cells("Templat sendiri", 0)))

    tops = {mark.split(".")[0] for mark in marks}
    assert tops <= known.keys()
    assert known.keys() - tops == {
        "daftar_unsur",
        "daftar_terendah",
        "tanpa_profil",
        "catatan_unsur",
        "pengantar_terendah",
    }
    for mark in marks:
        top, _, inner = mark.partition(".")
        assert not inner or inner in known[top], mark
