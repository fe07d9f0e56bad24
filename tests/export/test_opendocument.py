"""Spreadsheets of other programs than LibreOffice."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ikm_xl.export.opendocument import usual
from ikm_xl.export.read import read_grids
from tests.cleaning.ekspor import LAYOUTS, write_ods

Change = Callable[[bytes], bytes]


def _other_prefixes(content: bytes) -> bytes:
    for name, short in ((b"table", b"t"), (b"office", b"o"), (b"text", b"x")):
        content = content.replace(b" xmlns:" + name, b" xmlns:" + short)
        for sign in (b"<", b"</", b" "):
            content = content.replace(sign + name + b":", sign + short + b":")
    return content


@pytest.mark.parametrize(
    ("without", "change"),
    [
        ("mimetype", bytes),
        ("META-INF/manifest.xml", bytes),
        ("", _other_prefixes),
        ("", lambda content: content.replace(b" office:value-type='string'", b"")),
        (
            "",
            lambda content: content.replace(
                b"<text:p>No</text:p>", b"<text:p><text:span>No</text:span></text:p>"
            ),
        ),
    ],
    ids=["no mimetype", "no manifest", "prefixes", "untyped texts", "spans"],
)
def test_documents_of_other_programs(tmp_path: Path, without: str, change: Change) -> None:
    plain = write_ods(tmp_path / "a.ods", LAYOUTS["esukma"].rows())
    other = tmp_path / "b.ods"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            if name != without:
                content = source.read(name)
                target.writestr(name, change(content) if name == "content.xml" else content)
    assert read_grids(other)[0].baris == read_grids(plain)[0].baris


def test_a_text_that_looks_like_a_name_stays() -> None:
    content = b'<t:a xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0">jam t:08</t:a>'
    assert usual(content).endswith(b">jam t:08</table:a>")
