"""The staff's guide covers what there is to click, fill in and type; its quotations and links are true."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlparse
from xml.etree import ElementTree

import pytest
import typer.main
from markdown_it.token import Token
from typer.testing import CliRunner

from ikm_xl.cli import app
from ikm_xl.survey.unsur import UNSUR
from ikm_xl.windows import install
from ikm_xl.workbook import layout, setting_rows
from workbook_template import macros

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("*.md")))
MESSAGES = "9. Arti pesan"
COMMANDS = typer.main.get_command(app)


sys.path.insert(0, str(ROOT / "tools"))  # scripts, not a package
guide: Any = importlib.import_module("guide")
pictures: Any = importlib.import_module("pictures")
ribbon_drawing: Any = importlib.import_module("ribbon_drawing")


class Page:
    """A Markdown file as its readers see it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tokens: list[Token] = guide.parse(path)[1]
        self.inline = [part for token in self.tokens for part in token.children or ()]

    @property
    def headings(self) -> list[str]:
        return [after.content for token, after in pairwise(self.tokens) if token.type == "heading_open"]

    @property
    def targets(self) -> list[str]:
        """Where its links and pictures lead."""
        names = {"link_open": "href", "image": "src"}
        return [str(part.attrGet(names[part.type])) for part in self.inline if part.type in names]

    def first_cells(self, heading: str) -> list[str]:
        """The first cell of each table row below a heading and the headings subordinate to it."""
        cells = []
        level = 0
        for before, token, after in zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False):
            if token.type == "heading_open":
                depth = int(token.tag[1])
                if level and depth <= level:
                    level = 0
                if not level and heading in after.content:
                    level = depth
            if level and token.type == "td_open" and before.type == "tr_open":
                cells.append(after.content)
        return cells


PANDUAN = Page(DOCS / "panduan.md")


def labels(element: str) -> list[str]:
    root = ElementTree.fromstring(macros.RIBBON.read_bytes())
    return [str(found.get("label")) for found in root.iter() if found.tag.endswith(f"}}{element}")]


def sections() -> Iterator[tuple[str, str]]:
    """Every setting as the heading that it stands below on Pengaturan, and its label."""
    heading = ""
    for row in setting_rows.PENGATURAN_ROWS:
        if row.key:
            yield heading, row.label
        else:
            heading = row.label


def options(parameters: Iterable[Any]) -> set[str]:
    return {
        name
        for parameter in parameters
        if parameter.param_type_name == "option"
        for name in (*parameter.opts, *parameter.secondary_opts)
    }


def code(cells: Iterable[str]) -> set[str]:
    return {name for cell in cells for name in re.findall("`([^`]+)`", cell)}


def test_every_button_is_explained_in_the_ribbons_order() -> None:
    assert PANDUAN.first_cells("Tab IKM") == [f"**{label}**" for label in labels("button")]


@pytest.mark.parametrize("sheet", [name for name in layout.SHEETS if name not in layout.HIDDEN])
def test_every_sheet_has_its_part_and_its_picture(sheet: str) -> None:
    assert f"Lembar {sheet}" in PANDUAN.headings
    assert f"gambar/{pictures.file_name(sheet)}" in PANDUAN.targets
    assert sheet in PANDUAN.first_cells("Lembar-lembarnya")


@pytest.mark.parametrize(("section", "label"), list(sections()))
def test_every_setting_is_explained_where_its_section_is(section: str, label: str) -> None:
    assert label in PANDUAN.first_cells(
        next(h for h in PANDUAN.headings if section in h and "Lembar" not in h)
    )


def test_no_setting_is_explained_that_is_not_there() -> None:
    explained = set(PANDUAN.first_cells("Lembar Pengaturan")) - {unsur.kode for unsur in UNSUR}
    assert explained == {label for _, label in sections()}


def test_every_unsur_is_named() -> None:
    rows = PANDUAN.first_cells("Unsur pelayanan")
    assert rows == [unsur.kode for unsur in UNSUR]
    text = PANDUAN.path.read_text(encoding="utf-8")
    assert all(f"| {unsur.kode} | {unsur.nama} |" in text for unsur in UNSUR)


def test_exactly_the_commands_there_are_have_a_part() -> None:
    parts = [heading for heading in PANDUAN.headings if heading.startswith("ikm-xl ")]
    assert parts == [f"ikm-xl {name}" for name in COMMANDS.commands]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS.commands)  # type: ignore[attr-defined]
def test_exactly_the_options_of_a_command_are_explained(name: str) -> None:
    command = COMMANDS.commands[name]  # type: ignore[attr-defined]
    assert code(PANDUAN.first_cells(f"ikm-xl {name}")) == options(command.params) - {"--help", "-h"}


def test_the_options_that_every_command_has_are_explained() -> None:
    common = code(PANDUAN.first_cells("12. Perintah ikm-xl"))
    assert options(COMMANDS.params) | {"--help", "-h"} <= common


def messages() -> list[re.Pattern[str]]:
    """What the program can say, as patterns: every text of its sources, whatever is put into its gaps."""
    texts = {text for path in (ROOT / "ikm_xl").rglob("*.py") for text in python_texts(path)}
    for source in macros.modules().values():
        texts.update(vba_texts(source))
    lines = {line for text in texts for line in text.splitlines() if len(line.replace("…", "")) > 12}
    return [re.compile(".*".join(map(re.escape, line.split("…")))) for line in lines]


def python_texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def vba_texts(source: str) -> Iterator[str]:
    lines = re.sub(r"\s_\r?\n\s*", " ", source)
    joined = re.sub(r'" & (?:[^"]*? & )?"', lambda found: "…" if found[0].count("&") > 1 else "", lines)
    yield from re.findall(r'"([^"\n]*)"', joined)


def test_the_messages_that_are_explained_are_the_programs_own() -> None:
    patterns = messages()
    quoted = PANDUAN.first_cells(MESSAGES)
    assert len(quoted) > 25
    assert [text for text in quoted if not any(pattern.fullmatch(text) for pattern in patterns)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in Page(page).targets:
        address = urlparse(target)
        if address.scheme:
            assert address.scheme == "https", target
            continue
        file = page.parent / address.path if address.path else page
        assert file.is_file(), target
        if address.fragment:
            assert address.fragment in map(guide.anchor, Page(file).headings), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_place_on_our_own_machines(page: Path) -> None:
    assert not re.search(r"/(tmp|home|root|work|mnt|opt)/|file://", page.read_text(encoding="utf-8"))


def test_headings_differ_so_that_anchors_do() -> None:
    assert len(set(map(guide.anchor, PANDUAN.headings))) == len(PANDUAN.headings)


def test_pictures_are_small_and_all_of_them_are_used() -> None:
    files = list((DOCS / "gambar").iterdir())
    assert {f"gambar/{file.name}" for file in files} <= set(PANDUAN.targets)
    assert max(file.stat().st_size for file in files) <= 200_000
    assert sum(file.stat().st_size for file in files) <= 1_500_000


def test_the_drawing_of_the_ribbon_is_that_of_its_xml() -> None:
    drawn = ribbon_drawing.draw(macros.RIBBON.read_text(encoding="utf-8"))
    assert (DOCS / "gambar" / "pita.svg").read_text(encoding="utf-8") == drawn  # make pictures
    texts = "".join(ElementTree.fromstring(drawn).itertext()).split()
    for label in (*labels("button"), *labels("group")):
        assert set(label.split()) <= set(texts)


class TestHtml:
    """Panduan_IKM.html, which the button Panduan opens."""

    def test_it_is_the_guide_as_it_stands(self) -> None:
        assert guide.TARGET.read_text(encoding="utf-8") == guide.render(guide.SOURCE)  # make panduan

    def test_it_needs_no_other_file(self) -> None:
        page = guide.TARGET.read_text(encoding="utf-8")
        sources = re.findall(r'(?:src|href)="([^"]*)"', page)
        assert all(source.startswith(("#", "data:image/", "https://")) for source in sources)
        anchors = set(re.findall(r' id="([^"]*)"', page))
        assert {source[1:] for source in sources if source.startswith("#")} <= anchors

    def test_it_is_put_beside_the_workbook_under_the_name_that_the_button_looks_for(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given: list[Any] = []

        def pasang(*parts: object, trusted: bool) -> tuple[str, ...]:
            given.extend(parts)
            return ()

        monkeypatch.setattr(install, "pasang", pasang)
        CliRunner().invoke(app, ["pasang", "--percayai"])
        assert given[-1] == guide.TARGET
        assert f'"{guide.TARGET.name}"' in macros.modules()["Berkas"]

    def test_text_stays_text(self, tmp_path: Path) -> None:
        source = tmp_path / "x.md"
        source.write_text("# A & B\n\n<script>alert(1)</script>", encoding="utf-8")
        page = guide.render(source)
        assert "<title>A &amp; B</title>" in page
        assert "<script>" not in page
