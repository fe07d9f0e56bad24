"""The notices of the code that the workbook embeds are those of the pinned versions, and travel with it."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

from workbook_template import macros

ROOT = Path(__file__).parents[1]
NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"


def project() -> dict[str, str]:
    """The files that pyproject.toml puts into the wheel beside the package, by where they come from."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wheel = tomllib.loads(text)["tool"]["hatch"]["build"]["targets"]["wheel"]
    return dict(wheel["force-include"])


def test_the_notice_of_xlwings_is_that_of_the_embedded_module() -> None:
    source = macros.xlwings_module()
    head = source[source.index("'xlwings is distributed under") :].split("\n\n")[0]
    notice = [line.strip()[1:].rstrip() for line in re.split(r"\r?\n", head) if line.startswith("'")]
    notice = notice[: notice.index(next(line for line in notice if "ADVISED OF THE POSSIBILITY" in line)) + 1]
    text = NOTICES.read_text(encoding="utf-8")

    assert len(notice) > 25
    assert "\n".join(notice) in text
    assert f"## xlwings {metadata.version('xlwings')}:" in text


def test_the_notice_of_the_dictionary_is_that_of_its_embedded_version() -> None:
    source = macros.xlwings_dictionary()
    version = re.search(r"(?m)^' Dictionary (v[\d.]+)", source)
    text = NOTICES.read_text(encoding="utf-8")

    assert version is not None
    assert f"## VBA-Dictionary {version[1]}:" in text
    assert "@license: MIT" in source
    assert re.search(r"Copyright \(c\) \d+ Tim Hall", text)


def test_nothing_else_of_others_is_embedded() -> None:
    ours = macros.modules().values()

    assert not [source for source in ours if re.search(r"(?i)copyright|\(c\) |license", source)]


def test_the_notices_travel_in_the_wheel() -> None:
    assert project()[NOTICES.name] == f"ikm_xl/{NOTICES.name}"
