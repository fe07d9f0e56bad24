"""A user's open Excel survives every command and every button."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A stand-in for the one module that only Windows can import, with the handler as xlwings registers it.
_WINDOWS = """
import atexit, sys, types
from xlwings import base_classes
handler = types.ModuleType("xlwings._xlwindows")
handler.cleanup = lambda: print("every other Excel is ended")
atexit.register(handler.cleanup)
sys.modules["xlwings._xlwindows"] = handler
import xlwings
xlwings._xlwindows = handler
sys.platform = "win32"
"""


def _output(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_handler_would_end_other_excels() -> None:
    assert _output(_WINDOWS) == "every other Excel is ended"


@pytest.mark.parametrize("module", ["ikm_xl.excel", "ikm_xl.ribbon", "ikm_xl.engine", "ikm_xl.sop.run"])
def test_whatever_imports_xlwings_takes_its_handler_away(module: str) -> None:
    assert _output(f"{_WINDOWS}\nimport {module}") == ""


def test_only_one_module_imports_xlwings() -> None:
    found = set()
    for path in (ROOT / "ikm_xl").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "xlwings" for name in names):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == {"ikm_xl/excel.py"}


def test_the_pinned_xlwings_still_has_that_handler() -> None:
    spec = find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    tree = ast.parse(Path(spec.origin).with_name("_xlwindows.py").read_text(encoding="utf-8"))
    handlers = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and "atexit.register" in map(ast.unparse, node.decorator_list)
    ]
    assert handlers == ["cleanup"]
