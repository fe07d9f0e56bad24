"""The words that tell how far the work is; formulas, validations and Python all take them from here."""

from __future__ import annotations

from enum import IntEnum

from ikm_xl.survey.completeness import Verdict

BELUM = "belum"
SELESAI = "selesai"
TIDAK_LENGKAP = str(Verdict.MISSING)
LENGKAP = str(Verdict.OK)
ULANGI = "perlu diulang"
SIAP = "siap ditandatangani"
DITANDATANGANI = "ditandatangani"
DILEWATI = "dilewati"

PILIHAN_PENGESAHAN = (BELUM, SIAP, DITANDATANGANI, DILEWATI)
"""What staff may choose for the last step; all other statuses are the program's."""

DRAF = "DRAF"
CONTOH = "CONTOH"
"""What stands on every sheet: not as it was approved; made from the example to practise on."""

USULAN = "usulan"
DISUNTING = "disunting"
"""Keterangan of a row of the RTL: as it was proposed, or edited by staff."""

TANDA = "✓"
"""In the quarters' columns of the RTL."""

TINDAK_LANJUT = ("Selesai", "Berjalan", "Belum")
"""How far the follow-up of the last period's RTL is."""


class Step(IntEnum):
    """A row of the SOP."""

    REKAP = 1
    DOKUMEN = 2
    RTL = 3
    PENGESAHAN = 4
