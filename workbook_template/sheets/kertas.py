"""Kuesioner Kertas: questionnaires that were filled in on paper, typed a row each."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.cleaning.paper import COLUMNS, PROFIL
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from workbook_template import naskah, showing, style

_AREA = layout.place("kertas")
_LAST = _AREA.rows - 1
_WIDTHS = {"No": 7, "Tanggal": 12, "Jenis Kelamin": 9, "Umur": 7, "Pendidikan": 13, "Pekerjaan": 16}
_WIDE, _NARROW = {"Jenis Layanan": 22, "Saran": 45}, 10.5
_CHECK, _SOUND = "A", "✓"
_EDUCATION = ("SD", "SMP", "SMA/SMK", "D1–D3", "D4/S1", "S2", "S3")
_HINTS = (
    "Satu baris untuk satu kuesioner: nomornya, lalu jawaban 1–4; pertanyaan yang tidak dijawab dikosongkan. "
    "Nama dan nomor telepon tidak perlu diketik.",
    "Kolom Cek menyebut yang perlu dibetulkan. Sesudah selesai, klik Olah Data atau Proses Semua: isian ini "
    "dihitung bersama ekspor eSukma.",
    f"Tersedia {_AREA.rows} baris; formulir untuk dicetak ada di lembar {layout.FORMULIR}. "
    "Periode Baru mengosongkan lembar ini sesudah menyimpan salinannya.",
)
_SUMMARY = (
    '=SUMPRODUCT(1-EXACT({0},""))&" kuesioner terisi"&'
    'IF(SUMPRODUCT(1-EXACT({0},""))=COUNTIF({0},"{1}"),"",", "&'
    'SUMPRODUCT(1-EXACT({0},""))-COUNTIF({0},"{1}")&" perlu dilihat di kolom Cek")'
)


def build(ws: Worksheet) -> None:
    """Title, what to do, a header, rows to type into, and beside each what is wrong with it."""
    style.put(ws, "A1", naskah.title(layout.KERTAS), style.JUDUL_LEMBAR)
    for row, text in enumerate(_HINTS, 2):
        style.put(ws, f"A{row}", text, style.PETUNJUK)
    head, checks = _AREA.row - 1, f"{_CHECK}{_AREA.row}:{_CHECK}{_AREA.row + _LAST}"
    style.put(ws, f"{_CHECK}{head - 1}", _SUMMARY.format(checks, _SOUND), style.LABEL)
    style.put(ws, f"{_CHECK}{head}", "Cek", style.KEPALA_TABEL)
    style.widths(ws, {_CHECK: 20})
    for column, title in enumerate(COLUMNS):
        look = style.KEPALA_KECIL if title[:1] == "U" and title[1:2].isdigit() else style.KEPALA_TABEL
        header = style.put(ws, _AREA.cell(-1, column), title, look)
        style.data_column(ws, header.column_letter, centred=title not in _WIDE)
        width = _WIDE.get(title, _WIDTHS.get(title, _NARROW))
        ws.column_dimensions[header.column_letter].width = width
    ws.row_dimensions[head].height = 54
    for row in range(_AREA.rows):
        style.put(ws, f"{_CHECK}{_AREA.row + row}", _check(row), style.PETUNJUK)
    _columns(ws)
    _colours(ws, checks)
    ws.sheet_properties.tabColor = style.ACCENT
    style.protect(ws)
    showing.view(ws, freeze=_AREA.cell(0, 1))
    showing.page(ws, f"A1:{_AREA.cell(_LAST, len(COLUMNS) - 1)}", landscape=True, titles=f"{head}:{head}")


def _check(row: int) -> str:
    """What is wrong with a row, in the order in which somebody mends it; empty where nothing is typed."""
    number, day = _AREA.cell(row), _AREA.cell(row, 1)
    whole = f"{number}:{_AREA.cell(row, len(COLUMNS) - 1)}"
    answers = f"{_AREA.cell(row, len(PROFIL))}:{_AREA.cell(row, len(PROFIL) + len(KODE) - 1)}"
    first, last = _AREA.cell().replace("B", "$B$"), _AREA.cell(_LAST).replace("B", "$B$")
    valid = "+".join(f"COUNTIF({answers},{value})" for value in range(1, 5))
    late = f"OR({day}<N(survei_awal),AND(N(survei_akhir)>0,{day}>=N(survei_akhir)+1))"
    steps = (
        (f"COUNTA({whole})=0", '""'),
        (f"COUNTA({answers})=0", '"belum ada jawaban"'),
        (f"COUNTA({answers})>{valid}", '"jawaban bukan 1–4"'),
        (f'{number}=""', '"nomor kosong"'),
        (f"COUNTIF({first}:{last},{number})>1", '"nomor ganda"'),
        (f'{day}=""', '"tanggal kosong"'),
        (f"NOT(ISNUMBER({day}))", '"tanggal tidak terbaca"'),
        (late, '"di luar periode"'),
    )
    text = f'"{_SOUND}"'
    for condition, says in reversed(steps):
        text = f"IF({condition},{says},{text})"
    return f"={text}"


def _columns(ws: Worksheet) -> None:
    """What each column takes."""
    answers = f"{_AREA.cell(0, len(PROFIL))}:{_AREA.cell(_LAST, len(PROFIL) + len(KODE) - 1)}"
    style.validate(
        ws, answers, title="Jawaban", hint="1, 2, 3, atau 4; kosongkan bila tidak dijawab.",
        error="Isi 1, 2, 3, atau 4, atau kosongkan.",
        type="whole", operator="between", formula1="1", formula2="4",
    )  # fmt: skip
    for title, hint, error, rule in (
        ("No", "Nomor yang ditulis pada kuesionernya; satu nomor untuk satu kuesioner.", "", {}),
        (
            "Tanggal", "Tanggal kuesioner diisi, misalnya 17/03/2025.", "Isi dengan tanggal.",
            {"type": "date", "operator": "greaterThan", "formula1": "36526"},
        ),
        (
            "Jenis Kelamin", "L atau P; boleh kosong.", "Pilih L atau P.",
            {"type": "list", "formula1": '"L,P"'},
        ),
        (
            "Umur", "Umur dalam tahun; boleh kosong.", "Isi umur 10 sampai 110.",
            {"type": "whole", "operator": "between", "formula1": "10", "formula2": "110"},
        ),
        (
            "Pendidikan", "Pilih; boleh kosong.", "Pilih dari daftar, atau kosongkan.",
            {"type": "list", "formula1": f'"{",".join(_EDUCATION)}"'},
        ),
        ("Pekerjaan", "Boleh kosong.", "", {}),
        ("Jenis Layanan", "Layanan yang diterima; boleh kosong.", "", {}),
        ("Saran", "Seperti yang ditulis; tanpa nama dan nomor siapa pun.", "", {}),
    ):  # fmt: skip
        column = COLUMNS.index(title)
        ref = f"{_AREA.cell(0, column)}:{_AREA.cell(_LAST, column)}"
        style.validate(ws, ref, title=title, hint=hint, error=error, **rule)
    day = _AREA.cell(0, COLUMNS.index("Tanggal")).rstrip("0123456789")
    ws.column_dimensions[day].number_format = "dd/mm/yyyy"


def _colours(ws: Worksheet, checks: str) -> None:
    """The rows to type into look like fields; a check that says something stands out."""
    whole = f"{_AREA.cell()}:{_AREA.cell(_LAST, len(COLUMNS) - 1)}"
    style.rule_filled(ws, whole, "TRUE", style.TO_FILL)
    first = checks.partition(":")[0]
    style.highlight(ws, checks, f'AND({first}<>"",{first}<>"{_SOUND}")')
    look = DifferentialStyle(font=style.font(color=style.ACCENT))
    ws.conditional_formatting.add(checks, Rule(type="expression", dxf=look, formula=[f'{first}="{_SOUND}"']))
