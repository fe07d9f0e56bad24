"""What was read of a computer, before anybody judges it.

Paths are text, not ``Path``: seen of a Windows computer are recorded and judged anywhere. None means
that the thing is not there or could not be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PureWindowsPath

from ikm_xl.workbook.layout import VERSI_BUKU

SHEET_CONF = "lembar xlwings.conf di buku kerja"
FOLDER_CONF = "berkas xlwings.conf di folder buku kerja"
USER_CONF = "berkas xlwings.conf pengguna"


@dataclass(frozen=True)
class Windows:
    """Windows itself: ``build`` 22631 is a Windows 11, ``machine`` is AMD64, ARM64 or x86."""

    build: int
    machine: str


@dataclass(frozen=True)
class Excel:
    """The installed Excel; ``bits`` is 32 or 64."""

    path: str
    version: str
    bits: int | None


@dataclass(frozen=True)
class Python:
    """The Python that runs this program; ``base`` is where its own files lie (not the environment's)."""

    path: str
    version: tuple[int, int, int]
    bits: int
    base: str


@dataclass(frozen=True)
class ConfLayer:
    """One of the places where xlwings looks for its settings.

    Attributes:
        source: what the place is called in a message: SHEET_CONF, FOLDER_CONF or USER_CONF.
        path: the file.
        entries: the settings in it, in their order, with the keys in upper case.
        broken: numbers of the lines that VBA would misread.
    """

    source: str
    path: str
    entries: Mapping[str, str]
    broken: tuple[int, ...] = ()


def deciding(layers: tuple[ConfLayer, ...], key: str) -> ConfLayer | None:
    """The place that decides about a setting: the first that has it, even with an empty value."""
    return next((layer for layer in layers if key in layer.entries), None)


@dataclass(frozen=True)
class Interpreter:
    """The Python that Excel will call, and what it said when it was called like Excel calls it.

    Attributes:
        path: INTERPRETER_WIN with its variables expanded; ``python`` when nothing is set.
        exists: whether there is such a file.
        alias: whether it is the Microsoft Store's placeholder, which only opens the Store.
        exit_code: None when it did not start or did not end in time.
        versions: version by name, of the modules that could be imported.
        failures: reason by name, of those that could not.
        error: what it wrote to stderr.
    """

    path: str
    exists: bool
    alias: bool = False
    exit_code: int | None = None
    versions: Mapping[str, str] | None = None
    failures: Mapping[str, str] | None = None
    error: str = ""


@dataclass(frozen=True)
class Workbook:
    """The workbook that is examined, the installed or a named one.

    ``zone`` is its Zone.Identifier stream (the Mark of the Web), ``xlwings`` the version whose VBA it holds.
    """

    path: str
    exists: bool
    zone: str | None
    xlwings: str | None


@dataclass(frozen=True)
class FoundBook:
    """A workbook of this program: the installed one, one beside it, or the one that was named.

    Attributes:
        path: the file.
        version: None where it cannot be read.
        zone: as in :class:`Workbook`.
        xlwings: as in :class:`Workbook`.
    """

    path: str
    version: int | None
    zone: str | None = None
    xlwings: str | None = None

    @property
    def is_old(self) -> bool:
        """Whether it must be carried over before its buttons work again."""
        return self.version is not None and self.version < VERSI_BUKU

    @property
    def name(self) -> str:
        """The file's name."""
        return PureWindowsPath(self.path).name


@dataclass(frozen=True)
class TrustedLocation:
    """A folder from which Excel runs macros without asking."""

    path: str
    subfolders: bool


@dataclass(frozen=True)
class Macros:
    """Excel's settings for macros, from the user's Trust Center and from the administrator.

    Attributes:
        warnings: VBAWarnings in force: 1 all run, 2 Excel asks, 3 only signed ones, 4 none.
        managed: whether the administrator set it.
        blocked_from_internet: blockcontentexecutionfrominternet by the administrator.
        vba_off: Visual Basic switched off by the administrator.
        trusted: the trusted locations.
        trusted_off: trusted locations switched off, or the user's own ones not allowed.
        network_trusted: whether a trusted location may lie on the network.
    """

    warnings: int | None
    managed: bool
    blocked_from_internet: bool
    vba_off: bool
    trusted: tuple[TrustedLocation, ...]
    trusted_off: bool
    network_trusted: bool


@dataclass(frozen=True)
class ExcelProcess:
    """A running Excel; ``elevated`` is None when it belongs to somebody else."""

    pid: int
    elevated: bool | None


@dataclass(frozen=True)
class Snapshot:
    """Everything the doctor judges.

    Attributes:
        platform: as ``sys.platform``.
        ansi: the encoding in which VBA reads files and paths.
        packages: version by name of the packages this program needs, None where one is missing.
        conf: xlwings' settings, first the place that wins.
        books: the workbooks in the folder of the installed one, itself too; or only the one that was named.
        installed: whether the setup was run for this user.
        template: whether the packaged workbook is still there (an antivirus may have taken it).
        asr: Defender's rule against programs started by Office: 0 off, 1 block, 2 audit, 6 warn.
        asr_win32: the same of its rule against Win32 calls by macros.
        startup: files that Excel loads whenever it starts (XLSTART).
        onedrive: the folders that OneDrive synchronises.
        elevated: whether this program runs with administrator rights.
    """

    platform: str
    ansi: str
    python: Python
    packages: Mapping[str, str | None]
    windows: Windows | None = None
    excel: Excel | None = None
    conf: tuple[ConfLayer, ...] = ()
    interpreter: Interpreter | None = None
    workbook: Workbook | None = None
    books: tuple[FoundBook, ...] = ()
    installed: bool = False
    template: bool = True
    macros: Macros | None = None
    asr: int | None = None
    asr_win32: int | None = None
    startup: tuple[str, ...] = ()
    onedrive: tuple[str, ...] = ()
    processes: tuple[ExcelProcess, ...] = ()
    elevated: bool | None = None

    @property
    def others(self) -> tuple[FoundBook, ...]:
        """The workbooks beside the one that is examined."""
        return tuple(book for book in self.books if not self.workbook or book.path != self.workbook.path)
