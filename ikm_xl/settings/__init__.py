"""The settings of one office and one period."""

from ikm_xl.settings.defaults import BAWAAN_LAMA, DEFAULTS, IDENTITAS, PILIHAN, TIDAK, YA
from ikm_xl.settings.model import PERAN, PERIODE_PER_TAHUN, Pejabat, Periode, Settings, kalender
from ikm_xl.settings.sources import default, from_toml, from_values, says

__all__ = [
    "BAWAAN_LAMA",
    "DEFAULTS",
    "IDENTITAS",
    "PERAN",
    "PERIODE_PER_TAHUN",
    "PILIHAN",
    "TIDAK",
    "YA",
    "Pejabat",
    "Periode",
    "Settings",
    "default",
    "from_toml",
    "from_values",
    "kalender",
    "says",
]
