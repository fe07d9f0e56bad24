"""The logo in the letterhead of every sheet that is printed."""

from __future__ import annotations

from ikm_xl.area import Area
from ikm_xl.logo import Logo
from ikm_xl.sop import pengaturan
from ikm_xl.sop.places import Places, Spot
from ikm_xl.workbook import layout
from ikm_xl.workbook.setting_rows import setting_name

_FIRST_LINE = setting_name("instansi.pemerintah")


def show(places: Places, logo: Logo | None) -> None:
    """Show a logo in every letterhead, in place of the one that was shown there before; None for none.

    Pictures that somebody put there by hand stay.

    Raises:
        IkmError: Excel refuses the picture.
    """
    for name in layout.LETTERHEADS:
        sheet, area = places.find(name)
        corner = Spot(sheet, Area.of(area.top, area.left, 1, 1))
        kind = f"{layout.LOGO_PICTURE}{name.removeprefix('isi_')} "  # two letterheads share a sheet
        if logo is None:
            places.show(corner, kind, "", (0, 0), bytes)
        else:
            places.show(corner, kind, f"{kind}{logo.digest}", logo.size, logo.file)


def keep(places: Places, logo: Logo) -> None:
    """Put a logo on the sheet Pengaturan, from which Pasang Logo takes it, and into every letterhead."""
    row = layout.place(_FIRST_LINE).row
    beside = Spot(layout.PENGATURAN, Area.of(row, pengaturan.WIDTH + 2, 1, 1))
    places.show(beside, layout.LOGO_PICTURE, f"{layout.LOGO_PICTURE}{logo.digest}", logo.size, logo.file)
    show(places, logo)
