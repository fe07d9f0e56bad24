"""The .bas files themselves."""

import re

import pytest

from ikm_xl.workbook import layout
from workbook_template import macros


@pytest.mark.parametrize("name", sorted(macros.modules()))
def test_a_source_is_as_the_vba_editor_writes_it(name: str) -> None:
    source = (macros.SOURCES / f"{name}.bas").read_bytes()
    lines = source.decode("ascii").split("\r\n")  # ASCII reads the same under every code page
    assert lines[0] == f'Attribute VB_Name = "{name}"'
    assert "Option Explicit" in lines[:5]
    assert lines[-1] == ""
    assert not any("\n" in line or "\r" in line or "\t" in line for line in lines)
    assert max(map(len, lines)) <= 120


def test_no_cell_address_is_written_in_vba() -> None:
    for name, source in macros.modules().items():
        assert not re.search(r"\b(Range|Cells|Columns|Rows)\s*\(", source), name


def test_the_names_and_sheets_in_vba_are_those_of_the_layout() -> None:
    sources = "\n".join(macros.modules().values())
    names = set(re.findall(r'(?:IsiNama|Names)\("(\w+)"\)', sources))
    assert names == {
        *("kaki_halaman", "cetak_kertas", "ekspor_berkas", "buku_lama", "unsur_nomor"),
        *("banner_draf", "langkah_berikutnya", "status_pengesahan", "kode_verifikasi"),
        *("instansi_kecamatan", "periode_teks", "contoh"),
    }
    assert names <= layout.PLACES.keys()
    assert f'"{"|".join(layout.PRINTED)}"' in sources
    assert f'"{"|".join(layout.WITHOUT_FOOTER)}"' in sources


def test_nothing_runs_by_itself() -> None:
    assert not re.search(r"(?i)\bsub\s+(auto_|workbook_|worksheet_)", "\n".join(macros.modules().values()))


def test_our_procedures_hide_none_of_xlwings() -> None:
    def public(source: str) -> set[str]:
        declared = re.findall(r"(?im)^\s*(?:Public\s+)?(?:Sub|Function)\s+(\w+)", source)
        return {name.lower() for name in declared}

    ours = [public(source) for source in macros.modules().values()]
    theirs = public(macros.xlwings_module())
    assert sum(map(len, ours)) == len(set().union(*ours))
    assert not theirs & set().union(*ours)
    assert not {name.lower() for name in macros.modules()} & set().union(theirs, *ours)
