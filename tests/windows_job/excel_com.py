"""An Excel.Application that xlwings' own Windows engine reaches through real COM: application and book.

Every value passes through IDispatch, VARIANTs and SAFEARRAYs of pywin32's gateways. Cells, formulas and names
are those of a book of ikm_xl.engine; what Excel does with them is in ``excel_habits``. It runs in a Windows
Python only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pythoncom
import winerror
from win32com.server import policy, util
from win32com.server.exception import COMException

from ikm_xl import engine
from ikm_xl.excel import xw
from tests.windows_job.excel_habits import Habits

HWND = 4242
_MANUAL = -4135  # xlCalculationManual
_PUT = pythoncom.DISPATCH_PROPERTYPUT | pythoncom.DISPATCH_PROPERTYPUTREF
_BAD_INDEX = -2147352565
_EXCEL = -2146827284  # what Excel answers to whatever it refuses, with a sentence


@dataclass
class Session:
    """One running Excel with one open book.

    Attributes:
        book: the book of ikm_xl.engine.
        habits: how this Excel behaves.
        calls: how often each member was invoked: each time is a call from one process into another. Where
            pywin32 only asks whether a member is a method, or takes arguments, it makes no call: Excel's type
            library tells it (win32com.client.build, DispatchItem._propMapGetCheck_).
        missing: members that somebody asked for and that are not made here.
        narrow_fits: what AutoFit was asked for that is no whole row or column: Excel then fits it to these
            cells alone, and not to the mirrors of texts that lie beside (Microsoft, Range.AutoFit).
        state: the properties of the application that were set.
        ran: the macros that were called.
    """

    book: Any
    habits: Habits
    calls: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    narrow_fits: list[str] = field(default_factory=list)
    state: dict[str, Any] = field(
        default_factory=lambda: {
            "screenupdating": True,
            "statusbar": False,
            "displayalerts": True,
            "enableevents": True,
            "calculation": -4105,
            "asktoupdatelinks": True,
            "ignoreremoterequests": False,
        }
    )
    ran: list[str] = field(default_factory=list)


class Exposed:
    """An object that COM asks by name: ``get_x`` and ``set_x`` are its properties, ``do_x`` its methods."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def _dynamic_(self, name: str, lcid: int, flags: int, arguments: tuple[Any, ...]) -> Any:
        member = name.lower().strip("_")
        method = getattr(self, f"do_{member}", None)
        if method and flags == pythoncom.DISPATCH_PROPERTYGET:  # so that the client takes it for a method
            raise COMException(scode=winerror.DISP_E_MEMBERNOTFOUND)
        self.session.calls[f"{type(self).__name__}.{member}"] += 1
        if flags & _PUT:
            return self._member(f"set_{member}", name)(*arguments)
        if method is None:
            try:
                return self._member(f"get_{member}", name)(*arguments)
            except COMException as error:
                if error.scode == winerror.DISP_E_PARAMNOTOPTIONAL:
                    self.session.calls[f"{type(self).__name__}.{member}"] -= 1
                raise
        return method(*arguments)

    def _member(self, member: str, name: str) -> Any:
        found = getattr(self, member, None)
        if found is None:
            self.session.missing.append(f"{type(self).__name__}.{name}")
            raise COMException(scode=winerror.DISP_E_MEMBERNOTFOUND, description=name)
        return found


def named_in_order(engine: Any) -> None:
    """Let xlwings name arguments: without a type library, which Excel has, pywin32 takes them in order only.

    xlwings names them in the order in which Excel's methods have them.
    """
    method = engine.COMRetryMethodWrapper
    if not hasattr(method, "in_order"):
        call = method.__call__
        method.__call__ = lambda self, *args, **named: call(self, *args, *named.values())
        method.in_order = True


def exposed(thing: Exposed) -> Any:
    """The object's IDispatch."""
    return util.wrap(thing, usePolicy=policy.DynamicPolicy)


def behind(dispatch: Any) -> Any:
    """The object behind an IDispatch of ours."""
    return util.unwrap(getattr(dispatch, "_oleobj_", dispatch))


def refuse(text: str) -> Any:
    """The error with which Excel refuses."""
    return COMException(description=text, scode=_EXCEL, source="Microsoft Excel")


def no_such(key: object) -> Any:
    """The error of a collection that has no such member."""
    return COMException(scode=_BAD_INDEX, description=f"Invalid index {key!r}")


def required(key: object) -> None:
    """A collection's default member is asked for without its index, to see what it is."""
    if key is None:
        raise COMException(scode=winerror.DISP_E_PARAMNOTOPTIONAL)


class Application(Exposed):
    """Application."""

    def get_workbooks(self) -> Any:
        return exposed(Workbooks(self.session))

    def get_version(self) -> str:
        return "16.0"

    def get_hwnd(self) -> int:
        return HWND

    def get_build(self) -> str:
        return "0.0"

    def do_calculate(self) -> None:
        self.session.book.recalculate()

    def set_calculation(self, value: int) -> None:
        self.session.state["calculation"] = value
        self.session.book.app.calculation = "manual" if value == _MANUAL else "automatic"

    def do_run(self, macro: str) -> None:
        """The macros are not run here, but whoever calls them is told of those that do not exist."""
        name = macro.rpartition("!")[2]
        if name not in ("SiapkanExcel", "PulihkanExcel", "PerbaruiKakiHalaman"):
            raise refuse(f"Cannot run the macro '{macro}'.")
        self.session.ran.append(name)

    def do_quit(self) -> None:
        self.session.ran.append("Quit")

    def _member(self, member: str, name: str) -> Any:
        kind, _, key = member.partition("_")
        state = self.session.state
        if key in state and not hasattr(self, member):
            return (lambda: state[key]) if kind == "get" else (lambda value: state.__setitem__(key, value))
        return super()._member(member, name)


class Workbooks(Exposed):
    """The open books: one."""

    def get_count(self) -> int:
        return int(self.session.book is not None)

    def get_newenum(self) -> Any:
        return util.NewEnum([self.get_value(1)] * self.get_count())

    def do_open(self, path: str, *_: Any) -> Any:
        before = xw.engines.active
        self.session.book = engine.open(path).impl
        if before:
            before.activate()
        return exposed(Workbook(self.session))

    def get_value(self, key: Any = None) -> Any:
        required(key)
        book = self.session.book
        if book is None or (isinstance(key, str) and key.lower() != book.name.lower()):
            raise no_such(key)
        return exposed(Workbook(self.session))

    get_item = get_value


class Workbook(Exposed):
    """The book."""

    def get_name(self) -> str:
        return str(self.session.book.name)

    def get_fullname(self) -> str:
        return str(self.session.book.fullname)

    def get_path(self) -> str:
        return self.get_fullname().rpartition("\\")[0]

    def get_application(self) -> Any:
        return exposed(Application(self.session))

    def get_worksheets(self) -> Any:
        from tests.windows_job.excel_com_sheet import Worksheets

        return exposed(Worksheets(self.session))

    get_sheets = get_worksheets

    def get_names(self) -> Any:
        return exposed(Names(self.session))

    def do_close(self, *_: Any) -> None:
        self.session.book.close()
        self.session.book = None

    def do_savecopyas(self, path: str) -> None:
        self.session.book.save_copy(Path(path))

    def do_activate(self) -> None:
        """The stand-in has one window."""


class Names(Exposed):
    """The defined names."""

    def get_count(self) -> int:
        return len(self.session.book.names)

    def get_value(self, key: Any = None) -> Any:
        required(key)
        names = self.session.book.names
        if isinstance(key, str) and not names.contains(key):
            raise refuse(f"no name {key}")
        return exposed(Name(self.session, names(int(key) if isinstance(key, float) else key)))

    get_item = get_value

    def do_add(self, name: str, target: str) -> Any:
        return exposed(Name(self.session, self.session.book.names.add(name, target)))


class Name(Exposed):
    """A defined name."""

    def __init__(self, session: Session, name: Any) -> None:
        super().__init__(session)
        self.name = name

    def get_name(self) -> str:
        return str(self.name.name)

    def get_refersto(self) -> str:
        return str(self.name.refers_to)

    def set_refersto(self, value: str) -> None:
        self.name.refers_to = value

    def do_delete(self) -> None:
        self.name.delete()

    def get_referstorange(self) -> Any:
        from tests.windows_job.excel_com_sheet import Cells

        try:
            found = self.name.refers_to_range
        except (ValueError, KeyError) as error:
            raise refuse(f"RefersToRange: {error}") from error
        return exposed(Cells(self.session, found))
