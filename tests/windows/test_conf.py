"""xlwings.conf, as VBA reads it."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.windows import conf

OLD = '"PYTHONPATH","C:\\skrip"\r\n"interpreter_win","C:\\Lama\\python.exe"\r\n"SHOW CONSOLE","False"\r\n'
FIELDS = st.text(st.characters(codec="cp1252", categories=("L", "N", "Zs"), exclude_characters="\x85\xa0"))
LINES = st.lists(
    st.tuples(FIELDS, FIELDS).map(lambda pair: f'"{pair[0]}","{pair[1]}"')
    | st.sampled_from(["", "satu,dua,tiga", "rusak", "TANPA KUTIP,nilai"])
)


def test_settings_are_read_by_upper_case_key_and_the_first_of_two_counts() -> None:
    assert conf.entries('"A","1"\r\n"a","2"\r\nB, x\r\n') == {"A": "1", "B": "x"}


def test_a_setting_is_replaced_where_it_stands_and_the_rest_stays() -> None:
    changed = conf.put(OLD, "INTERPRETER_WIN", "C:\\Baru\\python.exe")
    assert changed == OLD.replace('"interpreter_win","C:\\Lama', '"INTERPRETER_WIN","C:\\Baru')


def test_a_new_setting_comes_last_without_a_blank_line_before_it() -> None:
    assert conf.put('"A","1"\n\n\n', "B", "2") == '"A","1"\r\n"B","2"\r\n'


def test_dropping_the_only_setting_leaves_nothing() -> None:
    assert conf.drop(conf.put("", "A", "1"), "A") == ""


@given(LINES)
def test_every_other_line_keeps_its_place_and_text(lines: list[str]) -> None:
    text = "\r\n".join(lines)
    kept = [line for line in text.rstrip("\r\n").splitlines() if "KUNCI" not in line.upper()]
    written = conf.put(text, "KUNCI", "nilai")
    assert [line for line in written.splitlines() if "KUNCI" not in line.upper()] == kept
    assert conf.entries(written)["KUNCI"] == "nilai"


@given(st.binary())
def test_bytes_that_are_no_text_survive(data: bytes) -> None:
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        assert conf.encode(conf.decode(data, "cp1252"), "cp1252") == data


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_what_notepad_saved_is_understood(encoding: str) -> None:
    assert conf.decode('"A","Café"'.encode(encoding), "cp1252") == '"A","Café"'


@pytest.mark.parametrize(
    ("data", "broken"),
    [
        (b'"A","1"\r\n"B","C:\\a, b"\r\n', ()),
        (b'"A","1"\r\n\r\n"B","2"\r\n', (2,)),
        (b'# keterangan\r\n"A","1","2"\r\n', (1, 2)),
        (codecs.BOM_UTF8 + b'"A","1"\r\n', (1,)),
    ],
)
def test_lines_that_vba_would_misread_are_numbered(data: bytes, broken: tuple[int, ...]) -> None:
    assert conf.broken_lines(data, "cp1252") == broken


def test_variables_are_expanded_whatever_their_case_and_unknown_ones_stay() -> None:
    environ = {"UserProfile": r"C:\Users\Siti"}
    assert conf.expand(r"%USERPROFILE%\x\%LAIN%\100%", environ) == r"C:\Users\Siti\x\%LAIN%\100%"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (r"C:\Users\Siti\AppData\Local\ikm-xl\python.exe", r"%LOCALAPPDATA%\ikm-xl\python.exe"),
        (r"c:\users\SITI\appdata\local\x y\python.exe", r"%LOCALAPPDATA%\x y\python.exe"),
        (r"C:\Users\Siti\venv\python.exe", r"%USERPROFILE%\venv\python.exe"),
        (r"C:\Users\SitiLain\venv\python.exe", r"C:\Users\SitiLain\venv\python.exe"),
        (r"D:\Alat\python.exe", r"D:\Alat\python.exe"),
    ],
)
def test_a_path_below_the_users_folders_is_written_without_the_users_name(path: str, written: str) -> None:
    environ = {"LOCALAPPDATA": r"C:\Users\Siti\AppData\Local", "USERPROFILE": r"C:\Users\Siti"}
    assert conf.portable(path, environ) == written
    assert conf.expand(written, environ).lower() == path.lower()
