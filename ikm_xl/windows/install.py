"""Sets a Windows computer up for the workbook, and undoes it.

What it does is written down (``record``), can be done again at any time and touches nothing that others
put there. The user's workbook is never overwritten and never deleted.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ikm_xl.errors import IkmError
from ikm_xl.windows import books, conf, places, policies, record, trust
from ikm_xl.windows.computer import Computer


def pasang(
    computer: Computer, interpreter: str, template: Path, guide: Path | None = None, *, trusted: bool
) -> tuple[str, ...]:
    r"""Set the computer up.

    Args:
        computer: the computer.
        interpreter: the ``python.exe`` that has the packages the buttons need.
        template: the packaged workbook; a copy goes to ``Documents\IKM`` if there is none.
        guide: the staff's guide, put beside the workbook.
        trusted: whether Excel may run macros from that folder without asking; the user must have agreed. An
            administrator's ban on macros is respected all the same.

    Returns:
        One Indonesian line for each thing done.

    Raises:
        IkmError: not on Windows; Excel cannot use the interpreter's path; a file cannot be written.
    """
    _require_windows(computer)
    _require_usable(interpreter, computer.ansi)
    folder = places.workbooks(computer)
    try:
        lines = [
            _set_interpreter(computer, interpreter, folder / template.name),
            _put_workbook(template, folder / template.name),
            _unmark(folder),
        ]
        if trusted:
            lines.append(_trust(computer, folder))
        if guide:
            lines.append(_put_guide(computer, guide, folder / guide.name))
    except OSError as error:
        raise _cannot_write(error) from error
    return tuple(lines)


def hapus(computer: Computer) -> tuple[str, ...]:
    """Undo what ``pasang`` did, and nothing else.

    Returns:
        One Indonesian line for each thing undone or left.

    Raises:
        IkmError: not on Windows; a file cannot be written.
    """
    _require_windows(computer)
    done = record.load(computer)
    if done is None:
        return ("Tidak ada pemasangan yang tercatat; tidak ada yang diubah.",)
    try:
        lines = [_restore_interpreter(computer, done)]
        if done.trusted:
            lines.append(f"Lokasi tepercaya dihapus: {trust.remove(computer, done.trusted)}.")
        if done.guide:
            lines.append(_remove_guide(done))
        places.record_file(computer).unlink()
    except OSError as error:
        raise _cannot_write(error) from error
    for folder in (places.record_file(computer).parent, Path(done.workbook).parent):
        with suppress(OSError):  # it is not empty: somebody uses it
            folder.rmdir()
    if Path(done.workbook).exists():
        lines.append(f"Buku kerja Anda tidak dihapus: {done.workbook}.")
    return tuple(lines)


def _set_interpreter(computer: Computer, interpreter: str, workbook: Path) -> str:
    file = places.conf_file(computer)
    data = file.read_bytes() if file.exists() else None
    text = conf.decode(data or b"", computer.ansi)
    value = conf.portable(interpreter, computer.environ)
    current = conf.entries(text).get(conf.INTERPRETER)
    done = record.load(computer) or record.Record(made_conf=data is None)
    before = done.before if current == done.interpreter else current
    record.save(computer, replace(done, interpreter=value, before=before, workbook=str(workbook)))
    if current == value and not conf.broken_lines(data or b"", computer.ansi):
        return f"Letak Python untuk Excel sudah benar: {interpreter}."
    backup = _backup(file)
    if data is not None and not backup.exists():
        places.write(backup, data)
    places.write(file, _encoded(conf.put(text, conf.INTERPRETER, value), computer.ansi))
    return f"Letak Python untuk Excel ditulis ke {file}: {interpreter}."


def _restore_interpreter(computer: Computer, done: record.Record) -> str:
    file = places.conf_file(computer)
    text = conf.decode(file.read_bytes(), computer.ansi) if file.exists() else ""
    if conf.entries(text).get(conf.INTERPRETER) != done.interpreter:
        return f"Letak Python di {file} sudah diubah; dibiarkan."
    if done.before is not None:
        text = conf.put(text, conf.INTERPRETER, done.before)
    else:
        text = conf.drop(text, conf.INTERPRETER)
    if done.made_conf and not text:
        file.unlink()
    else:
        places.write(file, _encoded(text, computer.ansi))
    _backup(file).unlink(missing_ok=True)
    return f"Letak Python untuk Excel dikembalikan seperti semula di {file}."


def _put_workbook(template: Path, workbook: Path) -> str:
    if workbook.exists():
        return f"Buku kerja yang sudah ada dipertahankan: {workbook}."
    places.write(workbook, template.read_bytes())
    return f"Buku kerja baru disimpan: {workbook}."


def _unmark(folder: Path) -> str:
    unmarked = [book.name for book in books.files(folder) if _was_marked(book)]
    if not unmarked:
        return "Buku kerja tidak ditandai sebagai unduhan dari internet."
    return f"Tanda unduhan dari internet dihapus pada {', '.join(unmarked)}."


def _was_marked(workbook: Path) -> bool:
    try:
        places.zone_stream(workbook).unlink()
    except PermissionError:
        raise
    except OSError:  # no stream, or a disk that knows none
        return False
    return True


def _trust(computer: Computer, folder: Path) -> str:
    if any(policies.blocks_macros(computer, office) for office in trust.excels(computer)):
        return (
            "Lokasi tepercaya tidak ditambahkan karena pengelola komputer memblokir makro. Minta pengelola "
            f"TI menambahkan {folder}."
        )
    made = trust.add(computer, str(folder))
    if not made:
        return f"Lokasi tepercaya Excel tidak perlu diubah: {folder}."
    done = record.load(computer) or record.Record()
    record.save(computer, replace(done, trusted={**done.trusted, **made}))
    return f"Folder ditambahkan ke lokasi tepercaya Excel: {folder}."


def _put_guide(computer: Computer, guide: Path, target: Path) -> str:
    done = record.load(computer) or record.Record()
    data = guide.read_bytes()
    if target.exists() and _hash(target.read_bytes()) not in (_hash(data), done.guide_hash):
        return f"Panduan yang sudah ada dipertahankan: {target}."
    record.save(computer, replace(done, guide=str(target), guide_hash=_hash(data)))
    places.write(target, data)
    return f"Panduan disimpan: {target}."


def _remove_guide(done: record.Record) -> str:
    guide = Path(done.guide)
    if guide.exists() and _hash(guide.read_bytes()) == done.guide_hash:
        guide.unlink()
        return f"Panduan dihapus: {guide}."
    return f"Panduan sudah diubah atau tidak ada; dibiarkan: {guide}."


def _backup(file: Path) -> Path:
    return file.with_name(f"{file.name}.cadangan-ikm")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _encoded(text: str, ansi: str) -> bytes:
    try:
        return conf.encode(text, ansi)
    except UnicodeEncodeError as error:
        raise IkmError(
            f"Berkas xlwings.conf memuat huruf yang tidak dikenal Excel: {text[error.start : error.end]}.",
            "Hapus baris dengan huruf itu dari berkas .xlwings\\xlwings.conf di folder pengguna Anda.",
            code="IKM-W01",
        ) from error


def _require_windows(computer: Computer) -> None:
    if computer.platform != "win32":
        raise IkmError(
            "Perintah pasang hanya berlaku di Windows dengan Microsoft Excel.",
            "Di komputer ini, kerjakan IKM dengan perintah ikm-xl susun.",
            code="IKM-W02",
        )


def _require_usable(interpreter: str, ansi: str) -> None:
    """Excel finds a program only by letters of the ANSI code page, and cmd.exe expands what is between %."""
    usable = interpreter.encode(ansi, "replace").decode(ansi) == interpreter
    if not usable or "%" in interpreter or '"' in interpreter:
        raise IkmError(
            f"Letak Python memuat huruf atau tanda yang tidak dikenal Excel: {interpreter}.",
            "Pasang ikm-xl di folder tanpa huruf khusus, misalnya C:\\ikm-xl, lalu jalankan perintah ikm-xl "
            "pasang dari sana.",
            code="IKM-W03",
        )


def _cannot_write(error: OSError) -> IkmError:
    return IkmError(
        f"Berkas tidak dapat ditulis: {error.filename or error}.",
        "Tutup Excel, periksa izin foldernya, dan bila Windows melindungi folder itu (Controlled folder "
        "access), izinkan Python mengubahnya; lalu jalankan lagi perintah ini.",
        code="IKM-W04",
    )
