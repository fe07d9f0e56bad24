"""Read exports with random damage: whatever they hold, the reader gives respondents or an IkmError.

    python tools/fuzz.py SECONDS [SEED]
    python tools/fuzz.py --surveys COUNT [FIRST]

Half of the time goes to the same cases each time, half to those of SEED (by default another one each time). A
case that raises anything else, takes more than 20 seconds or 4 GB, or ends the process, stays in build/fuzz
and makes the exit code 1; keep it as a test.

With --surveys it makes up twice so many surveys, of every shape and vocabulary (tests/cleaning/oracle*.py),
and compares what comes out with what the people said: one that is called complete and is wrong is printed
with its seed, and makes the exit code 1.
"""

from __future__ import annotations

import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
import zipfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.errors import IkmError
from ikm_xl.export.read import read_grids

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(
    path
    for folder in ("ekspor", "kasus")
    for path in (ROOT / "tests/data" / folder).iterdir()
    if path.is_file() and path.suffix not in (".json", ".toml")
)
FOLDER = ROOT / "build" / "fuzz"
SECONDS_PER_CASE = 20
MEMORY = 4 << 30

_WORDS = (
    *(b"\0", b'"', b"<", b">", b"&", b";", b",", b"\t", b"\n", b"\r", b"\xff\xfe", b"\xef\xbb\xbf", b"=1+1"),
    *(b"<table>", b"<td rowspan=9999>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<![CDATA[", b"]]>", b"&#0;"),
    *(b' r="XFD1048576"', b"<row>", b'<c r="A1">', b"<f>1</f>", b"<v></v>", b' t="d"', b' t="s"'),
    *(b"U1", b"Total", b"31-02-2025", b"sep=;\n", b"\xed\xa0\x80", "٣".encode(), "²".encode()),
    *(b"<office:annotation>", b"<draw:g>", b"</draw:g>", b' office:value-type="float"', b" " * 9999),
    *(b"<span style='display:none'>", b"<style>.a{display:none}", b" hidden", b"v;;;" * 11, b'<c r="XFD9">'),
)
_NUMBERS = (b"", b"0", b"-1", b"65536", b"1048577", b"4294967296", b"9" * 30, b"1e400", b"nan", b"0.1")


def mutated(sample: bytes, chance: random.Random) -> bytes:
    """The sample with random damage; that of a zip is mostly inside one of its parts."""
    if not sample.startswith(b"PK") or chance.random() < 0.15:
        return _damaged(sample, chance)
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(sample)) as package, zipfile.ZipFile(changed, "w") as copy:
        names = package.namelist()
        hit = chance.choice([name for name in names if not name.startswith("docProps")])
        for name in names:
            content = package.read(name)
            copy.writestr(name, _damaged(content, chance) if name == hit else content)
    return changed.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes flipped, inserted, deleted, repeated; numbers replaced."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        place = chance.randrange(len(damaged) + 1)
        length = chance.choice((1, 2, 8, 100, 1000))
        match chance.randrange(6):
            case 0 if place < len(damaged):
                damaged[place] ^= 1 << chance.randrange(8)
            case 1 if place < len(damaged):
                damaged[place] = chance.randrange(256)
            case 2:
                del damaged[place : place + length]
            case 3:
                start = chance.randrange(len(damaged) + 1)
                damaged[place:place] = damaged[start : start + length]
            case 4:
                if number := re.compile(rb"\d+").search(damaged, place):
                    damaged[slice(*number.span())] = chance.choice(_NUMBERS)
            case _:
                damaged[place:place] = chance.choice(_WORDS)
    return bytes(damaged)


def attempt(path: Path) -> bool:
    """Read and clean one file; whether it was an export. Anything but an IkmError is raised."""
    with suppress(IkmError):
        clean(read_grids(path), Rules())
        return True
    return False


def _work(seconds: float, seed: int) -> int:
    """Try cases for some time; 1 if one fails."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    end = time.monotonic() + seconds
    chance, case = random.Random(seed), FOLDER / f"kasus-{seed}"
    tried = read = 0
    while time.monotonic() < end:
        case.write_bytes(mutated(chance.choice(SAMPLES).read_bytes(), chance))
        signal.alarm(SECONDS_PER_CASE)
        try:
            read += attempt(case)
        except BaseException:
            traceback.print_exc()
            return 1
        signal.alarm(0)
        tried += 1
    case.unlink(missing_ok=True)
    print(f"seed {seed}: {tried} cases, {read} of them still exports")
    return 0


def surveys(count: int, first: int) -> int:
    """Read so many made-up surveys, on all processors; 1 if one is wrong in silence."""
    with ProcessPoolExecutor() as pool:
        found = pool.map(_silent_errors, range(first, first + count), chunksize=25)
        wrong = [error for errors in found for error in errors]
    print("".join(f"{error}\n" for error in wrong), end="")
    print(f"{2 * count} surveys from {first}: {len(wrong)} complete and wrong")
    return 1 if wrong else 0


def _silent_errors(seed: int) -> list[str]:
    """What is wrong in silence in the two surveys of a seed: one shape by itself, and much at once."""
    sys.path.insert(0, str(ROOT))
    from tests.cleaning import oracle, oracle_mixed
    from tests.cleaning.test_oracle import silent_error

    return [error for draw in (oracle.draw, oracle_mixed.draw) if (error := silent_error(draw(seed)))]


def main() -> int:
    """Fuzz as the command line says, each seed in a process of its own, which a case may end."""
    if sys.argv[1] == "--surveys":
        return surveys(int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    if sys.argv[1] == "--work":
        return _work(float(sys.argv[2]), int(sys.argv[3]))
    seconds = float(sys.argv[1])
    seeds = (1, int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**6))
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    failed = 0
    for seed in seeds:
        command = [sys.executable, __file__, "--work", str(seconds / len(seeds)), str(seed)]
        if code := subprocess.run(command, check=False).returncode:
            failed = 1
            print(f"seed {seed}: exit code {code} by {FOLDER / f'kasus-{seed}'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
