"""The house: which room may know which, told by the imports in the source, those for types included."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "ikm_xl"
MOST_LINES = 300

FLOORS = (
    ("errors", "the one error that staff may see"),
    ("row", "a dataclass as a row of cells"),
    ("area", "a rectangle of cells and its address"),
    ("ooxml", "a package and its parts"),
    ("vba", "the sources in a VBA project"),
    ("atomic", "a file is written whole or not at all"),
    ("backups", "copies from before each step"),
    ("indonesian", "numbers and dates as text"),
    ("row", "a row of a sheet as a dataclass"),
    ("qr", "a text as a QR code"),
    ("excel", "xlwings, without its exit handler"),
    ("refused", "what Excel refuses, as a sentence"),
    ("survey", "respondents become figures and words"),
    ("export", "a file becomes grids"),
    ("cleaning", "grids become respondents and an account of everything else"),
    ("settings", "one office and one period"),
    ("workbook", "names, shapes, versions: what the template and the steps both know"),
    ("logo", "the office's logo, from a file or a sheet"),
    ("engine", "what stands in for Excel"),
    ("printable", "a workbook's file as what is printed of it"),
    ("pdf", "LibreOffice prints where there is no Excel"),
    ("sop", "the four steps"),
    ("report", "documents made from what the steps hold"),
    ("windows", "sets a computer up and examines it"),
    ("terms", "the command line's own words in Indonesian"),
    ("faults", "what went wrong, for whoever helps"),
    ("console", "what a command says and how it ends"),
    ("figures", "the figures of a command without a workbook"),
    ("actions", "what a command and a button do alike with a file"),
    ("button", "a click: what it says, whatever happens"),
    ("ribbon_practice", "the button of the example"),
    ("ribbon_books", "the buttons of an older workbook and of the logo"),
    ("ribbon_report", "the buttons of the report"),
    ("new_books", "workbooks that nobody has worked in yet"),
    ("installation", "what the commands do with a computer"),
    ("ribbon", "a button"),
    ("trial", "the program tried in a real Excel"),
    ("book_commands", "the commands for a workbook from period to period"),
    ("cli_report", "the commands of the report"),
    ("cli_rekap", "the command rekap"),
    ("cli_trial", "the command uji"),
    ("cli", "a command"),
    ("__main__", "python -m ikm_xl"),
)
"""The rooms from the ground up, with what each holds; a room knows itself and those above it in this list."""

EXCEPTIONS: set[str] = set()
"""Files that are still longer than :data:`MOST_LINES`; to be empty."""


def modules(folder: str) -> dict[str, Path]:
    """The modules of a package of this repository by their dotted names."""
    found = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(tree: ast.AST, known: Sequence[str]) -> Iterator[str]:
    """Every module of ``known`` that a source imports, wherever the import stands in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                if submodule in known:
                    yield submodule
                elif node.module in known:
                    yield str(node.module)


def graph(sources: dict[str, str]) -> dict[str, set[str]]:
    """What each module imports of the others."""
    known = list(sources)
    return {name: set(imports(ast.parse(text), known)) for name, text in sources.items()}


def circle(links: dict[str, set[str]]) -> list[str]:
    """A circle of imports, its first module again at the end; nothing where there is none."""
    try:
        TopologicalSorter(links).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def climbs(links: dict[str, set[str]]) -> list[str]:
    """The imports that run upwards through :data:`FLOORS`."""
    heights = {room: height for height, (room, _) in enumerate(FLOORS)}
    return [
        f"{name} imports {other}, which lies above it"
        for name, others in links.items()
        for other in sorted(others)
        if heights.get(_room(other), -1) > heights.get(_room(name), -1)
    ]


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@pytest.fixture(scope="module")
def house() -> dict[str, set[str]]:
    return graph({name: path.read_text(encoding="utf-8") for name, path in modules(PACKAGE).items()})


def test_every_room_has_its_floor(house: dict[str, set[str]]) -> None:
    present = {_room(name) for name in house if _room(name)}

    assert present <= {room for room, _ in FLOORS}, "say in FLOORS where a new room lies and what it holds"


def test_imports_run_downwards(house: dict[str, set[str]]) -> None:
    assert climbs(house) == []


def test_imports_make_no_circle(house: dict[str, set[str]]) -> None:
    assert circle(house) == []


def test_nothing_that_is_installed_knows_what_builds_the_template() -> None:
    known = list(modules("workbook_template"))
    knowing = [
        name
        for name, path in modules(PACKAGE).items()
        if list(imports(ast.parse(path.read_text(encoding="utf-8")), known))
    ]

    assert known
    assert knowing == []


def test_what_builds_the_template_makes_no_circle() -> None:
    template = modules("workbook_template")

    assert circle(graph({name: path.read_text(encoding="utf-8") for name, path in template.items()})) == []


def test_no_file_is_too_long_to_be_read_at_one_sitting() -> None:
    paths = [*modules(PACKAGE).values(), *modules("workbook_template").values(), *modules("tools").values()]
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines()) for path in paths}
    long = {name for name, lines in lengths.items() if lines > MOST_LINES}

    assert long - EXCEPTIONS == set()
    assert EXCEPTIONS - long == set(), "no longer too long: take them out of EXCEPTIONS"


def test_an_import_for_types_or_inside_a_function_counts() -> None:
    links = graph(
        {
            "ikm_xl.sop.run": "from ikm_xl.sop import log\n",
            "ikm_xl.sop.log": "if TYPE_CHECKING:\n    from ikm_xl.sop.run import Run\n",
            "ikm_xl.errors": "def later():\n    import ikm_xl.sop.log\n",
        }
    )

    assert set(circle(links)) == {"ikm_xl.sop.run", "ikm_xl.sop.log"}
    assert climbs(links) == ["ikm_xl.errors imports ikm_xl.sop.log, which lies above it"]
