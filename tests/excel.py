"""An Excel to press the ribbon's buttons in.

pyOpenVBA runs our VBA on the workbook's own sheets. What it lacks (page setup, printing, file dialogs) and
what would leave this computer (xlwings' RunPython) is answered here and written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pyopenvba.apps.excel import Application, ExcelApplication, Workbook, Worksheet
from pyopenvba.apps.excel._model import ExcelObject
from pyopenvba.apps.excel._shapes import ShapeObject
from pyopenvba.apps.excel._windows import Window
from pyopenvba.interpreter._objects import MemberSpec
from pyopenvba.interpreter._values import EMPTY, MISSING, VBAArray, error, to_integer, to_text

from ikm_xl.workbook import layout
from workbook_template import macros

YES, NO = 6, 7

# The public functions of xlwings.bas that our modules call, and VBA's Environ.
_XLWINGS = """
Public Function RunPython(PythonCommand As String)
    RunPython = Application.Uji("RunPython", PythonCommand)
End Function
Public Function GetConfig(configKey As String, Optional default As String = "") As Variant
    GetConfig = Application.Uji("GetConfig", configKey)
    If GetConfig = "" Then GetConfig = default
End Function
Public Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = Application.Uji("FileExists", FileSpec)
End Function
Public Function Environ(nama As String) As String
    Environ = Application.Uji("Environ", nama)
End Function
"""


class _PageSetup(ExcelObject):  # type: ignore[misc]
    """One sheet's page setup; only what our modules touch."""

    vba_type_name = "PageSetup"

    def __init__(self, excel: Excel) -> None:
        self.excel = excel
        self.values: dict[str, Any] = {"LeftFooter": "", "RightFooter": "", "PaperSize": 1}
        self.reads = self.writes = 0

    def vba_get(self, name: str, args: Any = (), named: Any = None) -> object:
        self.reads += 1
        return self.values[name]

    def vba_set(
        self, name: str, value: object, args: Any = (), named: Any = None, *, by_ref: bool = False
    ) -> None:
        if not self.excel.has_printer or (name == "PaperSize" and value not in self.excel.papers):
            raise error(1004, f"Unable to set the {name} property of the PageSetup class")
        self.writes += 1
        self.values[name] = value


class _Property(ExcelObject):  # type: ignore[misc]
    """One of the workbook's properties, such as its title."""

    vba_type_name = "DocumentProperty"

    def __init__(self, excel: Excel, name: str) -> None:
        self.excel, self.name = excel, name

    def vba_set(
        self, name: str, value: object, args: Any = (), named: Any = None, *, by_ref: bool = False
    ) -> None:
        assert name == "Value"
        self.excel.properties[self.name] = to_text(value)


@dataclass
class Excel:
    """The workbook, opened; what the buttons asked for afterwards.

    Attributes:
        path: the workbook's place on its imaginary Windows computer.
        config: xlwings' settings there.
        files: the files there.
        chosen: what the file dialog answers; False is Cancel.
        saved_as: what the dialog for a file's name answers; the name that it proposes unless given.
        has_printer, printer, papers: whether there is a printer, its name, and the papers that it knows.
        writable: whether files can be written; ``asked_no``: whether a security question is answered with no.
        python: what happens instead of Python; returns what RunPython returns.
        commands: the Python that was to be run.
        printed: (how, sheets in print order, file) per print job.
        selected_together: the sheets whose tabs are selected when a button is pressed; else the active one's.
        unseen: the shapes that are hidden.
        copies, opened: files that were saved as a copy, and files that were opened.
        properties: the workbook's properties that were set, by name.
    """

    app: ExcelApplication
    path: str = r"C:\Data IKM\IKM_Kecamatan.xlsm"
    config: dict[str, str] = field(default_factory=lambda: {"INTERPRETER_WIN": r"C:\Python\python.exe"})
    files: set[str] = field(default_factory=lambda: {r"C:\Python\python.exe"})
    search_path: str = ""
    chosen: str | bool = False
    saved_as: str | bool | None = None
    has_printer: bool = True
    printer: str = "EPSON L3110 Series on Ne01:"
    papers: set[int] = field(default_factory=lambda: {9, 14})
    writable: bool = True
    asked_no: bool = False
    python: Callable[[str], int] = lambda command: 0
    commands: list[str] = field(default_factory=list)
    printed: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    group: list[str] = field(default_factory=list)
    unseen: set[str] = field(default_factory=set)
    selected_together: list[str] = field(default_factory=list)
    pages: dict[str, _PageSetup] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def book(self) -> Workbook:
        return self.app.workbooks()[0]

    @property
    def messages(self) -> list[str]:
        return [text for kind, text, _, _ in self.app.dialogs]

    def click(self, button: str, *answers: int | str) -> None:
        """Press the button of that id in ribbon.xml; ``answers`` go to the questions it asks."""
        self.book.path, _, self.book.name = self.path.rpartition("/" if "://" in self.path else "\\")
        self.group[:] = self.selected_together or [self.book.active_sheet.name]
        self.app.answer_dialogs(*answers)
        self.app.run(f"Klik_{button}")

    def fill(self, name: str, value: str) -> None:
        """Put a value into a named cell."""
        area = layout.place(name)
        self.app.sheet(area.sheet).set_value(area.cell(), value)

    def drawn(self, sheet: str, name: str) -> Any:
        """A shape of that name that is put onto a sheet."""
        shape = self.book.sheet_named(sheet).Shapes().AddShape(1, 0, 0, 100, 100)
        shape.vba_set("Name", name)
        return shape

    @staticmethod
    def error(text: str) -> Exception:
        """A run-time error, as Excel or COM raise one."""
        raised: Exception = error(1004, text)
        return raised

    def protected(self) -> set[str]:
        return {sheet.name for sheet in self.book.sheets_ if sheet.vba_get("ProtectContents")}

    def order(self) -> list[str]:
        return [sheet.name for sheet in self.book.sheets_]

    def page(self, sheet: Worksheet) -> _PageSetup:
        return self.pages.setdefault(sheet.name, _PageSetup(self))

    def outside(self, what: str, value: str) -> object:
        """What our stand-in for xlwings.bas asks."""
        match what:
            case "RunPython":
                self.commands.append(value)
                return self.python(value)
            case "GetConfig":
                return self.config.get(value, "")
            case "FileExists":
                return value in self.files
            case "Environ":
                return self.search_path
            case _:
                raise AssertionError(what)

    def select(self, sheet: Worksheet, replace: object) -> object:
        if replace is MISSING or replace:
            self.group.clear()
            sheet.vba_get("Activate")
        self.group.append(sheet.name)
        return EMPTY

    def print_out(self, how: str, file: str = "") -> object:
        sheets = tuple(name for name in self.order() if name in self.group)  # Excel prints in tab order
        if not self.writable and file:
            raise error(1004, "Document not saved.")
        self.printed.append((how, sheets, file))
        return EMPTY

    def save_copy(self, file: str) -> object:
        if not self.writable:
            raise error(1004, "Cannot access the file")
        self.copies.append(file)
        return EMPTY


class _Selected(ExcelObject):  # type: ignore[misc]
    vba_type_name = "Sheets"

    def __init__(self, excel: Excel) -> None:
        self.excel = excel

    def vba_get(self, name: str, args: Any = (), named: Any = None) -> object:
        assert name == "PrintPreview"
        return self.excel.print_out("layar")


@contextmanager
def opened(workbook: Path) -> Iterator[Excel]:
    """Our modules and a stand-in for xlwings on the sheets of ``workbook``."""
    app = ExcelApplication.open(workbook, with_vba=False)
    machine = Excel(app)
    for name in layout.HIDDEN:  # pyOpenVBA does not read it from the file
        machine.book.sheet_named(name).visible = 0
    app.add_module(_XLWINGS, name="xlwings")
    for name, source in macros.modules().items():
        app.add_module(source, name=name)
    for name, button in buttons().items():
        app.add_module(f"Sub Klik_{name}()\n {button.get('onAction')} Nothing\nEnd Sub", name=f"Klik{name}")
    with pytest.MonkeyPatch.context() as patch:
        for owner, member, answer, parameters in _members(machine):
            spec = MemberSpec(name=member, kind="method", getter=answer, parameters=parameters)
            patch.setitem(owner._vba_members, member.lower(), spec)
        patch.setitem(ShapeObject._vba_members, "visible", _visibility(machine))
        yield machine


def buttons() -> dict[str, ElementTree.Element]:
    """The ribbon's buttons by id."""
    root = ElementTree.fromstring(macros.RIBBON.read_bytes())
    return {str(button.get("id")): button for button in root.iter() if button.tag.endswith("}button")}


def _visibility(machine: Excel) -> MemberSpec:
    """Whether a shape is seen: pyOpenVBA says yes of each, whatever is asked of it."""

    def seen(shape: Any) -> object:
        return 0 if shape.shape.name in machine.unseen else -1

    def see(shape: Any, visible: object) -> None:
        (machine.unseen.discard if to_integer(visible, "Long") else machine.unseen.add)(shape.shape.name)

    return MemberSpec(name="Visible", kind="property", getter=seen, setter=see)


def _members(machine: Excel) -> list[tuple[Any, str, Callable[..., object], tuple[str, ...]]]:
    def dialog(app: object, kinds: object, index: object, title: object, several: object) -> object:
        if several is not True or not isinstance(machine.chosen, str):
            return machine.chosen
        files = machine.chosen.split("|")
        return VBAArray([(1, len(files))], items=list(files))

    def name(app: object, proposed: object, *arguments: object) -> object:
        return to_text(proposed) if machine.saved_as is None else machine.saved_as

    def export(sheet: object, kind: object, file: object, opened: object) -> object:
        assert to_integer(kind, "Long") == 0  # xlTypePDF
        return machine.print_out("pdf", to_text(file))

    def follow(book: object, address: object) -> object:
        if machine.asked_no:
            raise error(1004, "Cannot open the specified file.")
        machine.opened.append(to_text(address))
        return EMPTY

    def move(sheet: Worksheet, before: object, after: object) -> object:
        if sheet.visible != -1:  # be stricter than Excel may be
            raise error(1004, "Move method of Worksheet class failed")
        return sheet.Move(before, after)

    def unprotect(sheet: Worksheet, password: object) -> object:
        if len(machine.group) > 1:
            raise error(1004, "Unprotect method of Worksheet class failed")
        return sheet.Unprotect(password)

    return [
        (
            Application,
            "Uji",
            lambda app, what, value: machine.outside(to_text(what), to_text(value)),
            ("What", "Value"),
        ),
        (Application, "GetOpenFilename", dialog, ("FileFilter", "FilterIndex", "Title", "MultiSelect")),
        (Application, "GetSaveAsFilename", name, ("InitialFileName", "FileFilter", "FilterIndex", "Title")),
        (Workbook, "SaveCopyAs", lambda book, file: machine.save_copy(to_text(file)), ("Filename",)),
        (Workbook, "FollowHyperlink", follow, ("Address",)),
        (
            Workbook,
            "FullName",
            lambda book: machine.path if book is machine.book else book.name,
            (),
        ),
        (
            Workbook,
            "BuiltinDocumentProperties",
            lambda book, index: _Property(machine, to_text(index)),
            ("Index",),
        ),
        (Worksheet, "Move", move, ("Before", "After")),
        (Worksheet, "Unprotect", unprotect, ("Password",)),
        (Application, "ActivePrinter", lambda app: machine.printer, ()),
        (Worksheet, "PageSetup", lambda sheet: machine.page(sheet), ()),
        (Worksheet, "Select", lambda sheet, replace: machine.select(sheet, replace), ("Replace",)),
        (Worksheet, "ExportAsFixedFormat", export, ("Type", "Filename", "OpenAfterPublish")),
        (Window, "SelectedSheets", lambda window: _Selected(machine), ()),
    ]
