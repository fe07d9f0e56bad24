"""What the commands do with a computer: set it up, examine it, and tell."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ikm_xl import __version__, console, new_books
from ikm_xl.console import out, progress
from ikm_xl.errors import IkmError
from ikm_xl.settings import offices
from ikm_xl.sop import versions
from ikm_xl.windows import books, doctor, install, places, probe
from ikm_xl.windows.computer import Computer
from ikm_xl.windows.diagnosis import Diagnosis
from ikm_xl.workbook import shipped


class Report:
    """Says each line, and writes it into the computer's log where it is given one."""

    def __init__(self, log: Path | None, quiet: bool) -> None:
        self._log = log
        self._quiet = quiet

    def say(self, line: str) -> None:
        """One line; a quiet report only writes it down."""
        if not self._quiet:
            out.print(line)
        self.note(line)

    def note(self, line: str) -> None:
        """One line for the log alone."""
        if self._log is None:
            return
        try:
            with self._log.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")
        except OSError as error:  # the work itself is more than its log
            console.warn([f"{self._log} tidak dapat ditulis ({error.strerror})."])
            self._log = None


@contextmanager
def reported(computer: Computer, what: str, quiet: bool) -> Iterator[Report]:
    """A report of one command: its log says when, what and how it ended, a refusal too."""
    log = places.log_file(computer) if computer.platform == "win32" else None
    report = Report(log, quiet)
    report.note(f"{datetime.now():%Y-%m-%d %H:%M:%S} ikm-xl {__version__} {what}")
    try:
        yield report
    except IkmError as error:
        report.note(f"Ditolak: {error.message} {error.hint} Kode: {error.code}")
        raise
    except Exception as error:
        report.note(f"Kesalahan yang tidak terduga: {error!r}")
        raise


def set_up(computer: Computer, configuration: Path | None, trusted: bool | None, quiet: bool) -> bool:
    """Set the computer up, and examine it.

    Args:
        computer: the computer.
        configuration: the office's settings file, for the workbook that is put there.
        trusted: whether Excel may run macros from the folder of the workbooks; None asks.
        quiet: nobody is asked, and a question's answer is no.

    Returns:
        Whether nothing was found that keeps the buttons from working.

    Raises:
        IkmError: see ``install.pasang`` and ``offices.read``.
    """
    with reported(computer, "pasang", quiet) as report, TemporaryDirectory() as scratch:
        template = shipped.path()
        if configuration:
            template = _prefilled(computer, configuration, Path(scratch), report)
        if trusted is None:
            question = "Jadikan folder Documents\\IKM lokasi tepercaya Excel?"
            trusted = not quiet and console.agrees(question)
        for line in install.pasang(computer, sys.executable, template, shipped.guide(), trusted=trusted):
            report.say(line)
        for book in books.outdated(places.workbooks(computer)):
            _offer_upgrade(book, report, quiet)
        found = _diagnose(computer, None)
        for finding in found:
            _tell(finding, report)
        good = _good(found)
        report.note("Selesai." if good else "Selesai, tetapi ada pemeriksaan yang gagal.")
    return good


def undo(computer: Computer, quiet: bool) -> None:
    """Undo what ``set_up`` did; raises as ``install.hapus``."""
    with reported(computer, "pasang --hapus", quiet) as report:
        for line in install.hapus(computer):
            report.say(line)


def examine(computer: Computer, book: Path | None, as_json: bool) -> bool:
    """Examine the computer, for the workbook that was installed or another one; whether all is well.

    Raises:
        IkmError: there is no such workbook.
    """
    if book and not book.is_file():
        raise IkmError(f"{book} tidak ada.", "Periksa nama dan letak berkasnya.", code="IKM-K41")
    with progress("Memeriksa pemasangan"):
        found = _diagnose(computer, book.absolute() if book else None)
    if as_json:
        print(json.dumps([asdict(finding) for finding in found], ensure_ascii=False))
    else:
        for finding in found:
            _tell(finding, Report(None, quiet=False))
    return _good(found)


def _prefilled(computer: Computer, configuration: Path, folder: Path, report: Report) -> Path:
    """The workbook to put into place: with the office's settings, unless there is one that stays."""
    (office,) = _one(configuration)
    name = office.settings.instansi.kecamatan
    if (places.workbooks(computer) / shipped.FILE_NAME).exists():
        report.say(f"Pengaturan {name} dari {configuration} tidak dipakai: buku kerja sudah ada.")
        return shipped.path()
    report.say(f"Pengaturan buku kerja dibaca dari {configuration}: {name}.")
    template = folder / shipped.FILE_NAME
    new_books.write(office.settings, template)
    return template


def _one(configuration: Path) -> tuple[offices.Office, ...]:
    if configuration.is_dir():
        raise IkmError(
            f"{configuration} adalah folder.",
            "Untuk sebuah komputer, sebutkan berkas pengaturan kecamatannya.",
            code="IKM-K16",
        )
    return offices.read(configuration)


def _offer_upgrade(book: Path, report: Report, quiet: bool) -> None:
    question = f"{book.name} adalah buku kerja dari versi lama. Perbarui sekarang?"
    if not quiet and console.agrees(question):
        from ikm_xl import actions

        actions.renew(book, versions.renewed(book))
        report.note(f"Buku kerja diperbarui: {versions.renewed(book)}.")
    else:
        report.say(f"Buku kerja dari versi lama: {book}. Perbarui dengan perintah ikm-xl perbarui.")


def _diagnose(computer: Computer, book: Path | None) -> tuple[Diagnosis, ...]:
    return doctor.diagnose(probe.read(computer, shipped.path(), book))


def _tell(finding: Diagnosis, report: Report) -> None:
    report.say(f"{finding.keadaan:<13} {finding.pemeriksaan}: {finding.keterangan}")
    if finding.perbaikan:
        report.say(f"{'':<13} → {finding.perbaikan}")


def _good(found: tuple[Diagnosis, ...]) -> bool:
    return all(finding.keadaan != "gagal" for finding in found)
