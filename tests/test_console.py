"""How the command speaks where its output is not a terminal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from ikm_xl import console

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"


def ikm_xl(*words: object, encoding: str = "cp1252") -> subprocess.CompletedProcess[bytes]:
    """The command with its output redirected, on a computer with that code page."""
    command = [sys.executable, "-m", "ikm_xl", *map(str, words)]
    environ = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(command, capture_output=True, check=False, env=environ, timeout=120)


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_redirected_text_keeps_every_letter_whatever_the_code_page(encoding: str) -> None:
    done = ikm_xl("hitung", SAMPLE, encoding=encoding)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").count("▼") == 3


def test_a_diagnosis_that_is_redirected_shows_its_remedies() -> None:
    done = ikm_xl("periksa", encoding="cp437")
    assert done.returncode == 0, done.stderr
    assert "Pelindung Microsoft Defender (makro)" in done.stdout.decode("utf-8")


def test_json_is_utf_8_on_every_computer() -> None:
    there, here = (ikm_xl("hitung", SAMPLE, "--json", encoding=name) for name in ("cp437", "utf-8"))
    assert there.stdout == here.stdout
    assert json.loads(there.stdout)["ikm"] == 81.96


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are always text there")
def test_a_file_whose_name_is_no_text_is_refused_by_that_name() -> None:
    done = ikm_xl("hitung", os.fsdecode(b"ekspor\xff.xlsx"), "--json")
    assert done.returncode == 2
    assert "ekspor" in json.loads(done.stdout)["galat"]["pesan"]


def test_a_refusal_has_its_code_on_a_line_of_its_own(tmp_path: Path) -> None:
    done = ikm_xl("baru", tmp_path / "buku.xlsx")
    lines = done.stderr.decode("utf-8").splitlines()
    assert done.returncode == 2
    assert lines[-1] == "Kode: IKM-K08"
    assert done.stdout == b""


@pytest.mark.parametrize(
    "words", [["hitung", "--warna"], ["hitung", "tidak_ada.xlsx"], ["periksa", "x.xlsm"]]
)
def test_a_refusal_is_json_for_whoever_asked_for_json(words: list[str]) -> None:
    done = ikm_xl(*words, "--json")
    galat = json.loads(done.stdout)["galat"]
    assert done.returncode == 2
    assert set(galat) == {"kode", "pesan", "saran"}
    assert galat["pesan"] in done.stderr.decode("utf-8")


def test_a_file_of_another_program_is_refused_with_that_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = typer.Typer()

    @app.command()
    def locked() -> None:
        raise PermissionError(13, "Permission denied", "Laporan.xlsm")

    monkeypatch.setattr(sys, "argv", ["ikm-xl"])
    with pytest.raises(SystemExit) as ended:
        console.run(app)
    assert ended.value.code == console.REFUSED
    assert re.search(r"Laporan\.xlsm .* dipakai program lain", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("terminal", "answer", "agreed"), [(True, True, True), (True, typer.Abort(), False), (False, True, False)]
)
def test_whoever_cannot_answer_does_not_agree(
    terminal: bool, answer: bool | Exception, agreed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def confirm(question: str) -> bool:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(typer, "confirm", confirm)
    assert console.agrees("Percayai?") is agreed
