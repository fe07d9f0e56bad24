"""What Wine 8 (Debian 12) lacks and a Windows Python needs: made with mingw from ``stand_ins``.

- ``bcryptprimitives.dll`` (Rust wheels: python-calamine, ironcalc, pydantic).
- The complex functions of C99 in ``ucrtbase.dll``, which numpy's modules ask for when they are loaded. A DLL
  of our own gives them, and passes everything else on; the import tables of those modules are changed by one
  letter to name it. So the complex arithmetic of numpy is not Microsoft's here; ikm-xl uses none.
- ``propsys.VariantToString``, for which ``platform`` would crash through ``_wmi``: that module is put away.
- A ``tasklist.exe`` that prints what Windows' prints.
"""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).with_name("stand_ins")
_COMPILER = ("x86_64-w64-mingw32-gcc", "-O1")
_MATH, _OURS = b"api-ms-win-crt-math-l1-1-0.dll", b"xpi-ms-win-crt-math-l1-1-0.dll"
_OF_ONE = (
    *("cabs", "cacos", "cacosh", "carg", "casin", "casinh", "catan", "catanh", "ccos", "ccosh", "cexp"),
    *("cimag", "clog", "conj", "cproj", "creal", "csin", "csinh", "csqrt", "ctan", "ctanh"),
)
_REAL = {"cabs", "carg", "cimag", "creal"}
_COMPLEX = {name + kind: (name, kind) for name in (*_OF_ONE, "cpow") for kind in ("", "f", "l")}
_IMPORTS = 112 + 8  # of a 64-bit optional header: the second data directory


def fill(python: Path, scratch: Path) -> None:
    """Make everything that is missing in the folder of a Windows Python.

    Args:
        python: the folder with ``python.exe`` and ``Lib/site-packages``.
        scratch: a folder for what is made on the way.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    wmi = python / "_wmi.pyd"
    if wmi.exists():
        wmi.rename(python / "_wmi.pyd.off")
    made = python / "bcryptprimitives.dll"
    source = SOURCES / "bcryptprimitives.c"
    compile_c(source, made, "-shared", "-nostdlib", "-e", "DllMainCRTStartup", "-ladvapi32")
    compile_c(SOURCES / "tasklist.c", python / "tasklist.exe")
    site = python / "Lib" / "site-packages"
    asking = {path: set(imported(path.read_bytes(), _MATH)) for path in sorted(site.rglob("*.pyd"))}
    asking = {path: names for path, names in asking.items() if names & _COMPLEX.keys()}
    _make_complex(sorted(set().union(*asking.values())), python, scratch)
    for path in asking:
        path.write_bytes(path.read_bytes().replace(_MATH, _OURS))


def compile_c(source: Path, made: Path, *options: str) -> None:
    """Compile a C file to a Windows program or, with ``-shared``, a DLL.

    Raises:
        subprocess.CalledProcessError: it does not compile.
    """
    libraries = [option for option in options if option.startswith("-l")]
    others = [option for option in options if option not in libraries]
    subprocess.run([*_COMPILER, *others, "-o", str(made), str(source), *libraries], check=True)


def imported(data: bytes, library: bytes) -> Iterator[str]:
    """The names that a 64-bit Windows program or DLL imports from a library (PE format, Microsoft).

    Args:
        data: the file.
        library: the DLL's name in lower case.
    """
    if data[:2] != b"MZ" or library not in data.lower():
        return
    (header,) = struct.unpack_from("<I", data, 0x3C)
    (sections,) = struct.unpack_from("<H", data, header + 6)
    (optional,) = struct.unpack_from("<H", data, header + 20)
    table = [
        struct.unpack_from("<8sIIII", data, header + 24 + optional + 40 * number)
        for number in range(sections)
    ]

    def place(address: int) -> int:
        return next(
            int(address - virtual + raw)
            for _, size, virtual, stored, raw in table
            if virtual <= address < virtual + max(size, stored)
        )

    def text(at: int) -> bytes:
        return data[at : data.index(b"\0", at)]

    at = place(struct.unpack_from("<I", data, header + 24 + _IMPORTS)[0])
    while True:
        names, _, _, name, addresses = struct.unpack_from("<IIIII", data, at)
        at += 20
        if not name:
            return
        if text(place(name)).lower() != library:
            continue
        entry = place(names or addresses)
        while (thunk := struct.unpack_from("<Q", data, entry)[0]) != 0:
            if not thunk >> 63:  # else it is imported by number
                yield text(place(thunk) + 2).decode("ascii")
            entry += 8


def _make_complex(names: list[str], python: Path, scratch: Path) -> None:
    source, exports = scratch / "complex.c", scratch / "complex.def"
    ours = [name for name in names if name in _COMPLEX]
    source.write_text("\n".join(["#include <complex.h>", *map(_wrapper, ours), ""]), encoding="ascii")
    lines = [f" {name}={'w_' if name in _COMPLEX else 'ucrtbase.'}{name}" for name in names]
    exports.write_text("\n".join([f"LIBRARY {_OURS.decode()}", "EXPORTS", *lines, ""]), encoding="ascii")
    compile_c(source, python / _OURS.decode(), "-shared", "-static-libgcc", str(exports))


def _wrapper(name: str) -> str:
    base, kind = _COMPLEX[name]
    number = "float" if kind == "f" else "double"  # Microsoft's long double is a double
    result = number if base in _REAL else f"{number} _Complex"
    letters = "ab" if base == "cpow" else "a"
    parameters = ", ".join(f"{number} _Complex {letter}" for letter in letters)
    call = f"{base}{'f' if kind == 'f' else ''}({', '.join(letters)})"
    return f"{result} w_{name}({parameters}) {{ return {call}; }}"
