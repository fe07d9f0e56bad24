"""What of pywin32 xlwings' Windows engine and the stand-in Excel use, in one process and without Windows.

The Windows job runs both through real COM; with this the ordinary tests run the same buttons on xlwings' own
Windows engine and count the same Invokes, in a second. Nothing passes through VARIANTs here: a value arrives
as the kind that COM would hand out.
"""

from __future__ import annotations

import atexit
import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import MethodType, ModuleType, SimpleNamespace
from typing import Any

import pytest

_GET, _METHOD, _PUT, _PUTREF = 2, 1, 4, 8
_BAD_CONTEXT = (-2147352573, -2147352562, -2147352561, -2147352571)
"""Errors after which the client takes a member for a method: pywin32's own list."""
_UNKNOWN = -2147352570  # DISP_E_UNKNOWNNAME
_RAISED = -2147352567  # DISP_E_EXCEPTION


class ComError(Exception):
    """``pywintypes.com_error``: (hresult, text, (code, source, text, help, id, scode), argument)."""

    @property
    def hresult(self) -> int:
        return int(self.args[0])


class ServedError(Exception):
    """``win32com.server.exception.COMException``: what a server raises."""

    def __init__(self, description: str = "", scode: int = 0, source: str = "") -> None:
        super().__init__(description)
        self.description, self.scode, self.source = description, scode, source


class Ole:
    """``PyIDispatch``: what a server gets when an object is handed to it."""

    def __init__(self, served: Any) -> None:
        self.served = served

    def GetIDsOfNames(self, lcid: int, name: str) -> int:  # noqa: N802 - pywin32's name
        """Whether there is such a member: ``Dispatch`` has looked."""
        raise ComError(_UNKNOWN, "", (0, "", name, None, 0, _UNKNOWN), None)


class Dispatch:
    """``win32com.client.CDispatch``: asks as pywin32 does where there is no type library."""

    def __init__(self, served: Any) -> None:
        object.__setattr__(self, "_oleobj_", Ole(served))
        object.__setattr__(self, "_methods", set())

    def _invoke(self, name: str, flags: int, arguments: tuple[Any, ...]) -> Any:
        try:
            found = self._oleobj_.served._dynamic_(name, 0, flags, arguments)
        except ServedError as error:
            code = _RAISED if error.description else error.scode
            told = (0, error.source, error.description, None, 0, error.scode)
            raise ComError(code, "", told, None) from error
        return _handed_out(found)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._methods:
            try:
                return self._invoke(name, _GET, ())
            except ComError as error:
                if error.args[2][5] not in _BAD_CONTEXT:
                    raise
                self._methods.add(name)

        def method(this: Dispatch, *arguments: Any) -> Any:
            return this._invoke(name, _METHOD | _GET, arguments)

        return MethodType(method, self)

    def __setattr__(self, name: str, value: Any) -> None:
        self._invoke(name, _PUT, (value,))

    def __call__(self, *arguments: Any) -> Any:
        return self._invoke("_value_", _METHOD | _GET, arguments)

    def __iter__(self) -> Iterator[Any]:
        return (self(number) for number in range(1, int(self.Count) + 1))


class CoClass:
    """``win32com.client.CoClassBaseClass``: nothing here is one."""


def _handed_out(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(tuple(row) if isinstance(row, list) else row for row in value)
    return value


def _module(name: str, **members: Any) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(members)
    return module


def _modules() -> dict[str, ModuleType]:
    client = _module(
        "win32com.client",
        CDispatch=Dispatch,
        DispatchBaseClass=CoClass,
        CoClassBaseClass=CoClass,
        Dispatch=lambda served: served,
        DispatchEx=None,
    )
    server = {
        "util": _module(
            "win32com.server.util",
            wrap=lambda thing, **_: Dispatch(thing),
            unwrap=lambda ole: ole.served,
        ),
        "policy": _module("win32com.server.policy", DynamicPolicy=None),
        "exception": _module("win32com.server.exception", COMException=ServedError),
    }
    parts = {f"win32com.server.{name}": module for name, module in server.items()}
    zone = SimpleNamespace(utc=lambda: UTC)
    return {
        "pywintypes": _module(
            "pywintypes", com_error=ComError, error=ComError, TimeType=datetime, IID=str, datetime=datetime
        ),
        "pythoncom": _module(
            "pythoncom",
            __file__=None,
            CoInitialize=lambda: None,
            com_error=ComError,
            ole_error=ComError,
            DISPATCH_PROPERTYPUT=_PUT,
            DISPATCH_PROPERTYPUTREF=_PUTREF,
            DISPATCH_PROPERTYGET=_GET,
        ),
        "win32api": _module("win32api", MessageBox=None),
        "win32con": _module(
            "win32con",
            MB_OK=0,
            MB_OKCANCEL=1,
            MB_YESNO=4,
            MB_YESNOCANCEL=3,
            MB_ICONINFORMATION=64,
            MB_ICONWARNING=48,
        ),
        "win32gui": _module("win32gui"),
        "win32process": _module("win32process", GetWindowThreadProcessId=lambda window: (1, 1)),
        "win32timezone": _module("win32timezone", TimeZoneInfo=zone),
        "winerror": _module(
            "winerror", DISP_E_MEMBERNOTFOUND=-2147352573, DISP_E_PARAMNOTOPTIONAL=-2147352561
        ),
        "win32com": _module("win32com", client=client),
        "win32com.client": client,
        "win32com.server": _module("win32com.server", **server),
        **parts,
    }


@contextmanager
def installed() -> Iterator[ModuleType]:
    """xlwings' Windows engine as xlwings has it on Windows; everything is as it was afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        for name, module in _modules().items():
            patch.setitem(sys.modules, name, module)
        library = SimpleNamespace(
            ole32=SimpleNamespace(CLSIDFromString=lambda *_: 0),
            user32=SimpleNamespace(
                GetForegroundWindow=lambda: 0, SetForegroundWindow=lambda window: 1, SetWindowPos=lambda *_: 1
            ),
        )
        patch.setattr(ctypes, "oledll", library, raising=False)
        patch.setattr(ctypes, "windll", library, raising=False)
        patch.setattr(
            ctypes, "PyDLL", lambda name: SimpleNamespace(PyCom_PyObjectFromIUnknown=SimpleNamespace())
        )
        import xlwings

        patch.delitem(sys.modules, "xlwings._xlwindows", raising=False)
        from xlwings import _xlwindows

        atexit.unregister(_xlwindows.cleanup)
        engine = xlwings.Engine(impl=_xlwindows.engine)
        patch.setitem(xlwings.engines.engines_by_name, "excel", engine)
        patch.setattr(xlwings.main, "sys", _Windows())
        yield _xlwindows


class _Windows:
    """``sys`` as it is, on Windows."""

    platform = "win32"

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)
