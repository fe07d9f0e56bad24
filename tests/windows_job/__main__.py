"""Runs the job: a line for each case, and an exit code."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.windows_job import buttons_table, cases, installation, machine, package
from tests.windows_job.machine import windows_path

GROUPS = (cases.commands, cases.figures, cases.installation, package.package, cases.inside)


def main(folder: Path, chosen: list[str]) -> int:
    """Set the Windows up and look at everything.

    Args:
        folder: where everything is made, and kept for the next time.
        chosen: names of GROUPS, to look at these only, with what an earlier run made; none for all.

    Returns:
        The exit code: 0 if all is as it should be.
    """
    begin = time.monotonic()
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    python = installation.install(folder)
    installation.write_launcher(python, windows_path(python / "python.exe"))
    counted = {"ok": 0, "open": 0, "FAIL": 0}
    with machine.running(folder, python) as windows:
        print(f"[{time.monotonic() - begin:4.0f} s] a Windows Python under Wine", flush=True)
        place = folder / "kerja" / cases.PLACE
        if not chosen:
            windows.clean(place)
        for group in (group for group in GROUPS if not chosen or group.__name__ in chosen):
            for result in group(windows, place):
                closed = windows.closed_excels()
                seen = f"ENDED EXCEL ({', '.join(closed)}); {result.seen}" if closed else result.seen
                seen = " ".join(seen.split())
                good = result.good and not closed
                state = "ok" if good else "open" if result.open and not closed else "FAIL"
                counted[state] += 1
                reason = f" ({result.open})" if result.open else ""
                print(
                    f"[{time.monotonic() - begin:4.0f} s] {state:<4} {result.name}{reason}: {seen}",
                    flush=True,
                )
                windows.open_excels()
    buttons_table.show(folder)
    print(f"{counted['ok']} passed, {counted['FAIL']} failed, {counted['open']} skipped")
    return int(counted["FAIL"] > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/windows"), sys.argv[2:]))
