"""The workbook as its sources make it, once for all tests that want it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from excel import Excel


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh build of IKM_Kecamatan.xlsm."""
    from ikm_xl.workbook import build  # the tests of survey/ need none of it

    path = tmp_path_factory.mktemp("buku") / "IKM_Kecamatan.xlsm"
    path.write_bytes(build.build())
    return path


@pytest.fixture
def excel(built: Path) -> Iterator[Excel]:
    """The built workbook in an Excel that writes down what our VBA asks of it."""
    from excel import opened

    with opened(built) as machine:
        yield machine
