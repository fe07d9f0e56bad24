"""The built workbook is sound, and the check that says so notices what can go wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ikm_xl import engine, ooxml
from tests import structure


def test_the_build_is_sound(built: Path) -> None:
    assert structure.problems(built.read_bytes()) == []


def test_a_workbook_that_the_engine_saved_is_sound_and_keeps_macros_and_ribbon(
    built: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "buku.xlsm"
    with engine.opened(built) as book:
        book.save(saved)

    assert structure.problems(saved.read_bytes()) == []
    before, after = ooxml.read(built.read_bytes()), ooxml.read(saved.read_bytes())
    assert [after[name] for name in (ooxml.VBA, ooxml.RIBBON)] == [
        before[ooxml.VBA],
        before[ooxml.RIBBON],
    ]
    assert structure.code_names(after) == structure.code_names(before)


def _replace(part: str, old: bytes, new: bytes) -> Callable[[ooxml.Parts], ooxml.Parts]:
    def damage(parts: ooxml.Parts) -> ooxml.Parts:
        assert old in parts[part]
        return {**parts, part: parts[part].replace(old, new)}

    return damage


def _without(part: str) -> Callable[[ooxml.Parts], ooxml.Parts]:
    return lambda parts: {name: content for name, content in parts.items() if name != part}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_replace(ooxml.RIBBON, b'onAction="Hitung"', b'onAction="HitungLagi"'), "HitungLagi"),
        (_replace(ooxml.RIBBON, b'onAction="Hitung"', b'getLabel="Hitung"'), "getLabel=Hitung"),
        (_replace(ooxml.RIBBON, b'id="hitung"', b'id="bersihkan"'), "bersihkan used 2 times"),
        (_replace("_rels/.rels", b"ui/extensibility", b"ui/other"), "no ribbon"),
        (_replace("xl/worksheets/sheet3.xml", b'codeName="Sheet3"', b'codeName="Lembar3"'), "Lembar3"),
        (_replace("xl/workbook.xml", b'name="RTL"', b'name="rtl.py"'), "rtl.py"),
        (_replace("[Content_Types].xml", b"macroEnabled.main", b"main"), "macro-enabled"),
        (_replace("[Content_Types].xml", b"office.vbaProject", b"office.other"), "VBA project"),
        (_without(ooxml.RIBBON), "no ribbon"),
        (_without("xl/worksheets/sheet9.xml"), "sheet9.xml"),
    ],
)
def test_damage_is_noticed(built: Path, damage: Callable[[ooxml.Parts], ooxml.Parts], said: str) -> None:
    damaged = ooxml.write(damage(ooxml.read(built.read_bytes())))

    found = structure.problems(damaged)

    assert any(said in problem for problem in found), found
