"""The sources in a VBA project: what a workbook's macros say, however Excel or LibreOffice packed them.

The project is a compound file; its streams are compressed and laid out as Microsoft's open specification
[MS-OVBA] says (2.3.4.2 the stream "dir", 2.4.1 compression). The compiled code beside the sources is not
read: Excel writes it anew with every version.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import olefile

_NAME, _STREAM, _OFFSET, _CODEPAGE, _VERSION = 0x19, 0x1A, 0x31, 0x03, 0x09
_CHUNK = 4096
_SIGNATURE = 1


def sources(project: bytes) -> dict[str, str]:
    """The source of every module by its name, without its attribute lines.

    Raises:
        ValueError: the bytes are no VBA project, or a damaged one.
    """
    try:
        with olefile.OleFileIO(project) as container:
            return dict(_modules(container))
    except (OSError, struct.error, IndexError, LookupError) as error:
        raise ValueError("the VBA project cannot be read") from error


def _modules(container: olefile.OleFileIO) -> Iterator[tuple[str, str]]:
    folder = next(path[:-1] for path in container.listdir() if path[-1].casefold() == "dir")
    page, name, stream = "cp1252", "", ""
    for kind, data in _records(decompressed(container.openstream([*folder, "dir"]).read())):
        if kind == _CODEPAGE:
            page = f"cp{struct.unpack('<H', data)[0]}"
        elif kind == _NAME:
            name = data.decode(page, "replace")
        elif kind == _STREAM:
            stream = data.decode(page, "replace")
        elif kind == _OFFSET:
            packed = container.openstream([*folder, stream]).read()[struct.unpack("<I", data)[0] :]
            lines = decompressed(packed).decode(page, "replace").splitlines()
            yield name, "\n".join(line for line in lines if not line.startswith("Attribute "))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of every record of the stream "dir"."""
    place = 0
    while place + 6 <= len(data):
        kind, size = struct.unpack_from("<HI", data, place)
        size += 2 * (kind == _VERSION)  # which does not count its minor number
        yield kind, data[place + 6 : place + 6 + size]
        place += 6 + size


def decompressed(data: bytes) -> bytes:
    """A compressed container, unpacked.

    Raises:
        ValueError: it is none.
    """
    if not data or data[0] != _SIGNATURE:
        raise ValueError("no compressed container")
    out, place = bytearray(), 1
    while place + 2 <= len(data):
        head = struct.unpack_from("<H", data, place)[0]
        end = min(place + (head & 0xFFF) + 3, len(data))
        if head & 0x8000:
            _unpack(data[place + 2 : end], out)
        else:
            out += data[place + 2 : place + 2 + _CHUNK]
            end = place + 2 + _CHUNK
        place = end
    return bytes(out)


def _unpack(chunk: bytes, out: bytearray) -> None:
    """Append what a chunk of flags, letters and copies of what came before stands for."""
    start, place = len(out), 0
    while place < len(chunk):
        flags, place = chunk[place], place + 1
        for bit in range(8):
            if place >= len(chunk):
                return
            if not flags >> bit & 1:
                out.append(chunk[place])
                place += 1
                continue
            token = struct.unpack_from("<H", chunk, place)[0]
            place += 2
            bits = max((len(out) - start - 1).bit_length(), 4)
            back = (token >> (16 - bits)) + 1
            if back > len(out) - start:
                raise ValueError("a copy from before the chunk")
            for _ in range((token & (0xFFFF >> bits)) + 3):
                out.append(out[-back])
