"""Runs the workbook's VBA in LibreOffice: for test_libreoffice.py, by the system's Python, which has uno.

    python3 in_libreoffice.py WORKBOOK < REQUEST

The request, JSON, names modules to put in ("" removes one) and functions to run; the answer lists what
these returned.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uno

_NOT_YET = uno.getClass("com.sun.star.connection.NoConnectException")
_RUN = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN


def main(workbook: Path) -> None:
    """Answers the request on stdin."""
    request = json.load(sys.stdin)
    with TemporaryDirectory() as folder:
        pipe = f"ikm{Path(folder).name}"
        program = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(folder).as_uri()}"]
        office = subprocess.Popen([*program, f"--accept=pipe,name={pipe};urp;"])
        try:
            desktop = _desktop(pipe)
            document = desktop.loadComponentFromURL(
                workbook.as_uri(),
                "_blank",
                0,
                (_property("Hidden", True), _property("MacroExecutionMode", _RUN)),
            )
            _without_bars(document)
            json.dump(_answer(document, request), sys.stdout)
            document.close(True)
            desktop.terminate()
            office.wait(30)
        finally:
            office.kill()


def _desktop(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except _NOT_YET:
            time.sleep(0.25)
        else:
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
    raise TimeoutError("LibreOffice did not start")


def _without_bars(document: Any) -> None:
    """Hides the bars, which a hidden document has too, as soon as a macro lets LibreOffice's timers run.

    Debian's libreoffice-calc-nogui lacks what the formula bar is made of (modules/scalc/ui/posbox.ui): making
    it throws in a timer, where nothing catches, and the whole program aborts.
    """
    document.CurrentController.Frame.LayoutManager.setVisible(False)


def _property(name: str, value: object) -> Any:
    return uno.createUnoStruct("com.sun.star.beans.PropertyValue", Name=name, Value=value)


def _answer(document: Any, request: dict[str, Any]) -> list[Any]:
    libraries = document.BasicLibraries
    libraries.loadLibrary(libraries.ProjectName)
    library = libraries.getByName(libraries.ProjectName)
    for name, source in request["modules"].items():
        if library.hasByName(name):
            library.removeByName(name)
        if source:
            library.insertByName(
                name, "Rem Attribute VBA_ModuleType=VBAModule\nOption VBASupport 1\n" + source
            )
    provider = document.getScriptProvider()
    place = "vnd.sun.star.script:{}.{}?language=Basic&location=document"
    return [
        provider.getScript(place.format(libraries.ProjectName, name)).invoke((), (), ())[0]
        for name in request["run"]
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
