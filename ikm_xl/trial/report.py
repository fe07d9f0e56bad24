"""What a trial found: one frozen value, as a file that can be sent to whoever carries on."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from ikm_xl import __version__
from ikm_xl.excel import xw
from ikm_xl.workbook import layout


@dataclass(frozen=True)
class Outcome:
    """One thing that was tried.

    Attributes:
        bagian: which part of the trial it belongs to.
        nama: what was tried.
        sesuai: whether all is as assumed.
        keterangan: what differed, or what is worth knowing.
        detik: how long it took, where that matters.
    """

    bagian: str
    nama: str
    sesuai: bool
    keterangan: str = ""
    detik: float | None = None

    def __str__(self) -> str:
        time = f" ({self.detik:.1f} detik)" if self.detik is not None else ""
        told = f": {self.keterangan}" if self.keterangan else ""
        return f"{self.bagian} – {self.nama}{time}{told}"


def environment(app: xw.App) -> dict[str, str]:
    """The versions that matter; nothing that tells whose computer it is."""
    return {
        "ikm-xl": __version__,
        "buku kerja": str(layout.VERSI_BUKU),
        "Excel": f"{app.api.Version} build {app.api.Build}",
        "Windows": platform.platform(),
        "Python": f"{platform.python_version()} {platform.machine()}",
        "xlwings": str(xw.__version__),
    }


def as_json(environment: dict[str, str], outcomes: Sequence[Outcome], folders: Sequence[str]) -> str:
    """The file.

    Args:
        environment: see :func:`environment`.
        outcomes: what was tried.
        folders: paths of this computer, which name its user; they are not told.
    """
    told = [{**asdict(one), "keterangan": _without(one.keterangan, folders)} for one in outcomes]
    return json.dumps({"lingkungan": environment, "hasil": told}, ensure_ascii=False, indent=1) + "\n"


def _without(text: str, folders: Sequence[str]) -> str:
    for folder in sorted(filter(None, folders), key=len, reverse=True):
        for spelled in (folder.replace("\\", "\\\\"), folder):  # as repr writes it, and as it is
            text = text.replace(spelled, "…")
    return text
