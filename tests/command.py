"""The command in a process of its own, that need not start Python and load pandas once more: it is forked.

What the command reads from outside (arguments, folder, streams, exit code) is as in any other process;
tests/test_console.py and .ci/run start real ones.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NoReturn

from ikm_xl import cli

_WAIT = 0.005


@dataclass(frozen=True)
class Done:
    """How the command ended, with the names of ``subprocess.CompletedProcess``."""

    returncode: int
    stdout: str
    stderr: str


def ikm_xl(
    *words: object, folder: Path | None = None, prepare: Callable[[], object] = bool, seconds: int = 120
) -> Done:
    """Run ``ikm-xl`` with these words.

    Args:
        words: the arguments.
        folder: where it is started.
        prepare: called in the new process before the command, to take something from it.
        seconds: how long it may take.

    Raises:
        TimeoutError: it took longer.
    """
    with TemporaryFile() as out, TemporaryFile() as err:
        process = os.fork()
        if not process:
            _become(list(map(str, words)), folder, prepare, out, err)
        code = _wait(process, time.monotonic() + seconds)
        return Done(code, *(_read(stream) for stream in (out, err)))


def _become(
    words: list[str], folder: Path | None, prepare: Callable[[], object], out: IO[bytes], err: IO[bytes]
) -> NoReturn:
    code = 70
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
        sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.FileIO(number, "w", closefd=False), encoding="utf-8") for number in (1, 2)
        )
        sys.argv = ["ikm-xl", *words]
        if folder:
            os.chdir(folder)
        prepare()
        cli.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # pytest's own exit is the parent's


def _wait(process: int, end: float) -> int:
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            raise TimeoutError
        time.sleep(_WAIT)


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode()
