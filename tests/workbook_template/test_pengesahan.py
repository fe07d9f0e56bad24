"""Pengesahan: the summary, and the three officials who sign it."""

from datetime import datetime

import pytest
from openpyxl import Workbook

from ikm_xl.workbook import layout
from tests import cells
from tests.pages import Halaman
from tests.workbook_template.survei import INDEKS, PENGATURAN, N, Tampilan, Varian

BULAN = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()  # noqa: SIM905
)


def test_the_summary(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.PENGESAHAN)

    assert {
        f"{N} orang, sampel terpenuhi",
        str(float(INDEKS.ikm or 0)),
        f"{INDEKS.mutu} ({INDEKS.kinerja})",
        "terlampir, 3 unsur prioritas",
        PENGATURAN["instansi_nomor_sop"],
        "7F3A-91C2",
    } <= set(texts)
    for rank, kode in enumerate(INDEKS.terendah, 1):
        assert any(text.startswith(f"{rank}. {kode} ") for text in texts)


def test_three_officials_sign(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.PENGESAHAN)

    for name, nip in (
        ("NAMA CAMAT, S.Sos., M.Si.", "NIP. 19700101 199001 1 001"),
        ("NAMA KASI, S.AP.", "NIP. 19800202 200502 2 002"),
        ("NAMA STAF, A.Md.", "NIP. 19900303 201503 1 003"),
    ):
        assert texts.count(name) == texts.count(nip) == 1


def test_names_are_bold_and_underlined(templat: Workbook) -> None:
    names = [
        cell
        for row in templat[layout.PENGESAHAN].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=IF(pejabat_") and "_nama=" in cell.value
    ]

    assert len(names) == 3
    assert all(cell.font.b and cell.font.u == "single" for cell in names)


@pytest.mark.parametrize("month", range(1, 13))
def test_the_date_is_written_in_indonesian(varian: Varian, month: int) -> None:
    shown = varian(lambda book: cells.write_one(book, "tanggal_pengesahan", datetime(2026, month, 9)))

    assert f"Sooko, 9 {BULAN[month - 1]} 2026" in shown.texts(layout.PENGESAHAN)


def test_what_is_not_known_is_left_to_fill_in(kosong: Tampilan) -> None:
    texts = kosong.texts(layout.PENGESAHAN)

    assert "DRAF – belum untuk ditandatangani" in texts
    assert "belum disusun" in texts
    assert [text for text in texts if text.startswith("NIP. …")]
    assert [text for text in texts if text.startswith("…") and ", …" in text]


def test_the_banner_goes_when_the_document_is_complete(selesai: Tampilan) -> None:
    for sheet in (layout.PENGESAHAN, layout.SURAT, layout.PUBLIKASI):
        assert not [text for text in selesai.texts(sheet) if "DRAF" in text]


def test_one_page(halaman: Halaman) -> None:
    (page,) = halaman[layout.PENGESAHAN]

    assert "Sooko, 31 Juli 2025" in page
    assert page.index("Disusun oleh:") < page.index("Disahkan oleh:")


def test_place_and_date_stand_above_the_camat(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.PENGESAHAN)
    at = texts.index("Sooko, 31 Juli 2025")
    assert texts[at + 1] == "Disahkan oleh:"
    assert texts.index("Diperiksa oleh:") < at
