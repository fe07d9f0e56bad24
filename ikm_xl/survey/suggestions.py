"""A complete proposal for the follow-up plan (RTL) of each unsur, and the quarters it is for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from ikm_xl.survey.unsur import KODE

Quarters = tuple[bool, bool, bool, bool]


@dataclass(frozen=True)
class Suggestion:
    """What could be done about an unsur, the target that tells whether it was, and who would do it.

    ``penanggung_jawab`` is empty where it is the Kepala Seksi Pelayanan.
    """

    program: str
    target: str
    penanggung_jawab: str = ""

    @property
    def kept_target(self) -> str:
        """The target of an unsur that cannot become better."""
        return self.target.replace("nilai unsur meningkat", "nilai unsur dipertahankan")


def _load() -> Mapping[str, Suggestion]:
    text = files(__package__).joinpath("rtl.toml").read_text(encoding="utf-8")
    return MappingProxyType({kode: Suggestion(**row) for kode, row in tomllib.loads(text).items()})


SUGGESTIONS = _load()


def require_all(codes: Sequence[str]) -> None:
    """Every unsur needs a suggestion.

    Raises:
        ValueError: one has none; a mistake of the program.
    """
    lacking = [kode for kode in codes if kode not in SUGGESTIONS]
    if lacking:
        raise ValueError(f"survey/unsur.toml knows {', '.join(lacking)}, survey/rtl.toml does not")


require_all(KODE)

_AFTER: Mapping[tuple[str, int], tuple[int, ...]] = MappingProxyType(
    {
        ("semester", 1): (3, 4),
        ("semester", 2): (1, 2),
        ("triwulan", 1): (2,),
        ("triwulan", 2): (3,),
        ("triwulan", 3): (4,),
        ("triwulan", 4): (1,),
        ("tahunan", 1): (1, 2, 3, 4),
    }
)


def quarters_after(jenis: str, ke: int) -> Quarters:
    """Which of the quarters I–IV make up the next period, the one that the RTL is to improve.

    After semester 2, triwulan 4 and a whole year these are quarters of the next year.

    Raises:
        KeyError: there is no such period; a mistake of the program, not of its user.
    """
    after = _AFTER[jenis, ke]
    return (1 in after, 2 in after, 3 in after, 4 in after)
