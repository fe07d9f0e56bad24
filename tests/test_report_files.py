"""The report by command and by button: where it goes, what is never overwritten, and its PDF."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import xlwings as xw

from ikm_xl import engine, ribbon
from ikm_xl.report import document, files, printing
from tests import pages
from tests.command import ikm_xl
from tests.report import surveys
from tests.report.reading import TEMPLATE
from tests.test_cli import SAMPLES, SETTINGS


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished workbook and its report, both made by one command."""
    folder = tmp_path_factory.mktemp("buku")
    export = SAMPLES / "esukma_2025_s1.xlsx"
    done = ikm_xl("susun", export, "--pengaturan", SETTINGS, "-o", "IKM.xlsm", "--laporan", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder / "IKM.xlsm"


@pytest.fixture
def book(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[xw.Book]:
    """The workbook alone in a folder, with its buttons."""
    path = tmp_path / "IKM.xlsm"
    shutil.copy(office, path)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Lokal"))
    with engine.opened(path) as book:
        book.set_mock_caller()
        yield book


def text(report: Path) -> str:
    word: Any = docx.Document(str(report))
    return "\n".join(
        [*(p.text for p in word.paragraphs), *(p.text for p in word.sections[1].header.paragraphs)]
    )


def click(book: xw.Book) -> list[str]:
    """What Excel says after a click on Laporan Word."""
    book.impl.app.alerts.clear()
    ribbon.laporan_word()
    return list(book.impl.app.alerts)


def test_the_whole_sop_ends_with_an_approved_report(office: Path) -> None:
    report = files.target(office)

    assert report.name == "IKM - Laporan SKM.docx"
    assert "81,96" in text(report)
    assert "DRAF" not in text(report)


def test_a_report_that_is_there_stays(office: Path) -> None:
    before = files.target(office).read_bytes()

    done = ikm_xl("laporan", office)

    assert done.returncode == 2
    assert "sudah ada" in done.stderr
    assert files.target(office).read_bytes() == before


def test_the_command_takes_another_name_and_the_offices_template(office: Path, tmp_path: Path) -> None:
    workbook = office.read_bytes()
    assert ikm_xl("templat", folder=tmp_path).returncode == 0
    word: Any = docx.Document(str(tmp_path / files.OWN_TEMPLATE))
    word.paragraphs[0].add_run("Templat {{ unit.kecamatan }}")
    word.save(str(tmp_path / files.OWN_TEMPLATE))

    done = ikm_xl("laporan", office, "-o", "L.docx", "--templat", files.OWN_TEMPLATE, folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "Templat Kecamatan Sooko" in text(tmp_path / "L.docx")
    assert office.read_bytes() == workbook
    assert ikm_xl("templat", folder=tmp_path).returncode == 2


@pytest.mark.parametrize("name", ["L.doc", "tidak/ada.docx"])
def test_a_name_that_cannot_be_is_refused(office: Path, name: str, tmp_path: Path) -> None:
    done = ikm_xl("laporan", office, "-o", name, folder=tmp_path)

    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_an_empty_workbook_has_no_report(tmp_path: Path) -> None:
    assert ikm_xl("baru", "IKM.xlsm", folder=tmp_path).returncode == 0

    done = ikm_xl("laporan", "IKM.xlsm", folder=tmp_path)

    assert done.returncode == 2
    assert "IKM-R01" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["IKM.xlsm"]


def test_the_button_writes_beside_the_workbook_and_asks_before_it_replaces(
    book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = files.target(tmp_path / "IKM.xlsm")
    (message,) = click(book)
    assert str(report) in message
    assert "81,96" in text(report)

    report.write_bytes(b"suntingan staf")
    question, answer = click(book)  # nobody says yes
    assert "Ganti dengan laporan yang baru?" in question
    assert "tetap ada" in answer
    assert report.read_bytes() == b"suntingan staf"

    monkeypatch.setattr(
        type(book.app), "alert", lambda self, text, **how: "yes" if "buttons" in how else "ok"
    )
    click(book)
    assert "81,96" in text(report)


def test_the_button_takes_the_template_beside_the_workbook(book: xw.Book, tmp_path: Path) -> None:
    (tmp_path / files.OWN_TEMPLATE).write_bytes(b"bukan Word")

    (message,) = click(book)

    assert files.OWN_TEMPLATE in message
    assert "IKM-R03" in message
    assert not files.target(tmp_path / "IKM.xlsm").exists()


@pytest.mark.slow
def test_the_pdf_has_the_pages_in_its_contents_and_draf_on_every_one(tmp_path: Path) -> None:
    pages.poppler("pdfinfo", "-v")
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    state = surveys.with_past(surveys.planned(surveys.state(surveys.respondents(60), cetak__kertas="A4")))
    made = document.compose(state, TEMPLATE)

    printing.render(made, tmp_path / "Laporan & 1.pdf")

    printed = (
        pages.poppler("pdftotext", "-layout", tmp_path / "Laporan & 1.pdf", "-").rstrip("\f").split("\f")
    )
    assert all("DRAF – BELUM DISAHKAN" in page for page in printed)
    word: Any = docx.Document(io.BytesIO(made))
    chapters = [p.text for p in word.paragraphs if p.style.name == "Heading 1" and p.text.startswith("BAB ")]
    assert len(chapters) == 5
    contents = next(page for page in printed if "DAFTAR ISI" in page)
    first = next(
        at for at, page in enumerate(printed) if "1.1 Latar Belakang" in page and page is not contents
    )
    for chapter in chapters:
        place = next(at for at, page in enumerate(printed) if chapter in page and page is not contents)
        line = next(line for line in contents.splitlines() if chapter in line)
        assert line.rstrip(". ").endswith(f".{place - first + 1}"), line
    assert "595" in pages.poppler("pdfinfo", tmp_path / "Laporan & 1.pdf")
