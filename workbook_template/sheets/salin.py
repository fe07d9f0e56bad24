"""Salin untuk Aplikasi: the results in the order in which forms ask for them, to be copied from.

Only what a form is known to ask for stands here: the annex on publication and the report's outline after
PermenPANRB 14/2017, the recap that a Bagian Organisasi fills, the share of the plan that PEKPPP scores. The
forms of other applications are not known to us and are left out. Formulas only; the sheet is no part of the
printed document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook import layout
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.sheet_rows import FollowUpRow, PlanRow
from workbook_template import naskah, showing, style


class Line(NamedTuple):
    """What a form asks for, the formula of the value and its look, where it comes from, its lines of text."""

    label: str
    value: str
    look: str
    source: str
    lines: int = 1


_WIDTHS = {"A": 7, "B": 46, "C": 44, "D": 14, "E": 12, "F": 34}
_NONE = "–"
_TEXT, _NUMBER, _COUNT = style.SEL, style.ANGKA, style.BULAT


def build(ws: Worksheet) -> None:
    """Title, what it is for, and a block per form."""
    style.widths(ws, _WIDTHS)
    style.put(ws, "A1", naskah.title(layout.SALIN), style.JUDUL_LEMBAR)
    for row, text in (
        (
            2,
            "Untuk menyalin ke formulir aplikasi: klik sel Nilai, Ctrl+C. Semua terisi dari lembar lain.",
        ),
        (
            3,
            "Hanya isian yang susunannya diketahui; aplikasi lain (misalnya BPS, SIPPN) belum dimuat.",
        ),
    ):
        style.put(ws, f"A{row}", text, style.PETUNJUK)
    warning = '=IF(banner_draf="","",banner_draf&": nilai di bawah ini belum disahkan, jangan disalin.")'
    style.put(ws, "A4", warning, style.LABEL)
    row = _lines(ws, 6, "A. Publikasi hasil survei (lampiran PermenPANRB 14/2017)", _publication())
    row = _lines(ws, row + 1, "B. Rekapitulasi SKM kabupaten/kota (Bagian Organisasi)", _recap_head())
    row = _unsur(ws, row)
    row = _lines(ws, row, "", _recap_tail(), number=4)
    row = _lines(ws, row + 1, "C. Pengumpulan data (Laporan SKM, BAB II)", _collection())
    row = _lines(ws, row + 1, "D. PEKPPP: tindak lanjut hasil survei", _follow_up())
    ws.sheet_properties.tabColor = style.ACCENT
    style.protect(ws)
    showing.view(ws, freeze="A6")
    showing.page(ws, f"A1:F{row - 1}")


def _lines(ws: Worksheet, row: int, title: str, lines: Sequence[Line], number: int = 1) -> int:
    """A block of the form; returns the row after it."""
    if title:
        style.put(ws, f"A{row}", title, style.SUBJUDUL)
        _header(ws, row + 1, ("No.", "Isian", "Nilai", "", "", "Asal"))
        row += 2
    for offset, line in enumerate(lines):
        style.put(ws, f"A{row}", number + offset, style.SEL_TENGAH)
        style.put(ws, f"B{row}", line.label, style.SEL)
        style.block(ws, f"C{row}:E{row}", line.value, line.look)
        style.put(ws, f"F{row}", line.source, style.SEL)
        ws.row_dimensions[row].height = 3 + 13 * line.lines
        row += 1
    return row


def _header(ws: Worksheet, row: int, titles: Sequence[str]) -> None:
    for column, text in zip("ABCDEF", titles, strict=True):
        style.put(ws, f"{column}{row}", text or None, style.KEPALA_TABEL)


def _unsur(ws: Worksheet, row: int) -> int:
    """The values of every unsur that counts; those that do not stay empty."""
    _header(ws, row, ("Kode", "Unsur pelayanan", "NRR", "Konversi", "Mutu", "Asal"))
    for number in range(1, layout.JUMLAH_UNSUR + 1):
        row += 1
        for column, name, look in (
            ("A", "unsur_kode", style.SEL_TENGAH),
            ("B", "unsur_nama", style.SEL),
            ("C", "unsur_nrr", _NUMBER),
            ("D", "unsur_konversi", _NUMBER),
            ("E", "unsur_mutu", style.SEL_TENGAH),
        ):
            value = f"INDEX({name},1,{number})"
            value = f"ROUND({value},2)" if look == _NUMBER else value
            counts = f"INDEX(unsur_dihitung,1,{number})=1"
            style.put(ws, f"{column}{row}", f'=IF({counts},IFERROR({value},"{_NONE}"),"{_NONE}")', look)
        style.put(ws, f"F{row}", layout.PERHITUNGAN, style.SEL)
        ws.row_dimensions[row].height = 16
    return row + 1


def _publication() -> tuple[Line, ...]:
    gender = [f"INDEX({place('jumlah_jenis_kelamin').name},{number},1)" for number in (1, 2)]
    return (
        Line("Nilai IKM", _found("ikm"), _NUMBER, layout.PERHITUNGAN),
        Line("Nama layanan", _services(), _TEXT, layout.RESPONDEN, 4),
        Line("Responden: jumlah", _found("jumlah_responden"), _COUNT, layout.PERHITUNGAN),
        Line("Responden: laki-laki", _found(gender[0]), _COUNT, layout.RESPONDEN),
        Line("Responden: perempuan", _found(gender[1]), _COUNT, layout.RESPONDEN),
        Line("Responden: pendidikan", _education(), _TEXT, layout.RESPONDEN, 3),
        Line("Periode survei: awal", f"={_slashed('survei_awal')}", _TEXT, layout.PENGATURAN),
        Line("Periode survei: akhir", f"={_slashed('survei_akhir')}", _TEXT, layout.PENGATURAN),
    )


def _recap_head() -> tuple[Line, ...]:
    return (
        Line("Unit pelayanan", '=instansi_kecamatan&""', _TEXT, layout.PENGATURAN),
        Line("Jenis layanan", _services(), _TEXT, layout.RESPONDEN, 4),
        Line("Periode", '=periode_teks&""', _TEXT, layout.PENGATURAN),
    )


def _recap_tail() -> tuple[Line, ...]:
    lowest = (f'IFERROR({naskah.lowest(rank, "unsur_nama")},"")' for rank in range(1, JUMLAH_TERENDAH + 1))
    return (
        Line("IKM", _found("ikm"), _NUMBER, layout.PERHITUNGAN),
        Line("Mutu pelayanan", _found("ikm_mutu"), _TEXT, layout.PERHITUNGAN),
        Line("Jumlah responden", _found("jumlah_responden"), _COUNT, layout.PERHITUNGAN),
        Line("Metode", f"={naskah.CARA}", _TEXT, layout.PUBLIKASI),
        Line("Unsur prioritas perbaikan", "=" + '&"; "&'.join(lowest), _TEXT, layout.PERHITUNGAN, 2),
        Line(
            "Rencana tindak lanjut",
            "=" + "&".join(map(_program, range(1, JUMLAH_TERENDAH + 1))),
            _TEXT,
            layout.RTL,
            10,
        ),
        Line("Realisasi RTL periode sebelumnya (%)", _realised(), _NUMBER, f"{layout.RTL}, bagian C"),
    )


def _collection() -> tuple[Line, ...]:
    return (
        Line("Pelaksana", '=instansi_kecamatan&""', _TEXT, layout.PENGATURAN),
        Line("Metode", f"={naskah.CARA}", _TEXT, layout.PUBLIKASI),
        Line("Lokasi", '=instansi_alamat&""', _TEXT, layout.PENGATURAN),
        Line(
            "Waktu",
            f'={_slashed("survei_awal")}&" s.d. "&{_slashed("survei_akhir")}',
            _TEXT,
            layout.PENGATURAN,
        ),
        Line(
            "Populasi", '=IF(N(perhitungan_populasi)=0,"–",perhitungan_populasi)', _COUNT, layout.PENGATURAN
        ),
        Line(
            "Sampel minimum (Krejcie–Morgan)",
            '=IF(N(minimum_sampel)=0,"–",minimum_sampel)',
            _COUNT,
            layout.RESPONDEN,
        ),
        Line("Jumlah responden", _found("jumlah_responden"), _COUNT, layout.PERHITUNGAN),
    )


def _follow_up() -> tuple[Line, ...]:
    source = f"{layout.RTL}, bagian C"
    return (
        Line("Periode RTL yang ditindaklanjuti", '=tindak_lanjut_periode&""', _TEXT, source),
        Line("Rencana (jumlah RTL)", f"={_PLANNED}", _COUNT, source),
        Line("Realisasi (jumlah RTL berstatus Selesai)", f"={_DONE}", _COUNT, source),
        Line("RTL selesai (%) = realisasi : rencana × 100", _realised(), _NUMBER, source),
    )


def _of_follow_up(column: str) -> str:
    return f"INDEX(tindak_lanjut_isi,0,{FollowUpRow.columns().index(column) + 1})"


_PLANNED = f"COUNTA({_of_follow_up('program')})"
_DONE = f'COUNTIF({_of_follow_up("status")},"Selesai")'


def _realised() -> str:
    return f'=IF({_PLANNED}=0,"{_NONE}",ROUND(100*{_DONE}/{_PLANNED},2))'


def _found(value: str) -> str:
    return f'=IF(jumlah_responden=0,"{_NONE}",{value})'


def _slashed(date: str) -> str:
    """Part of a formula: a date as ``01/06/2025``, on a computer set to any language."""
    digits = "&".join(f'RIGHT("0"&{part}({date}),2)&"/"' for part in ("DAY", "MONTH"))
    return f'IFERROR({digits}&YEAR({date}),"")'


def _program(number: int) -> str:
    program = f"INDEX(rtl_isi,{number},{PlanRow.columns().index('program') + 1})"
    return f'IF({program}="","",{"CHAR(10)&" if number > 1 else ""}{program})'


def _services() -> str:
    return _joined("profil_layanan", "INDEX(profil_layanan,{0},1)")


def _education() -> str:
    return _joined("profil_pendidikan", 'INDEX(profil_pendidikan,{0},1)&" "&INDEX(jumlah_pendidikan,{0},1)')


def _joined(name: str, text: str) -> str:
    """All categories of the profile that are filled; a dash where the export has none."""
    parts = (
        f'IF(INDEX({name},{number},1)="","",{"" if number == 1 else chr(34) + ", " + chr(34) + "&"}'
        f"{text.format(number)})"
        for number in range(1, place(name).rows + 1)
    )
    return f'=IF(INDEX({name},1,1)="","{_NONE}",{"&".join(parts)})'
