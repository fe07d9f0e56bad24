"""The settings of one office and one period."""

from ikm_xl.settings.defaults import DEFAULTS, PILIHAN
from ikm_xl.settings.model import PERAN, PERIODE_PER_TAHUN, Pejabat, Periode, Settings, kalender
from ikm_xl.settings.sources import default, from_toml, from_values

__all__ = [
    "DEFAULTS",
    "PERAN",
    "PERIODE_PER_TAHUN",
    "PILIHAN",
    "Pejabat",
    "Periode",
    "Settings",
    "default",
    "from_toml",
    "from_values",
    "kalender",
]
