"""The recap as a workbook of values: Rekap, Peta Unsur, Grafik, RTL, Tersendiri.

It holds no formula and no macro: what it says was true when it was made, and is made anew from the books.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.indonesian import comma, tanggal
from ikm_xl.report import rekap_chart, rekap_looks
from ikm_xl.report.rekap import Ranked, Recap, Together, konversi
from ikm_xl.report.rekap_looks import (
    ANGKA,
    ANGKA_3,
    HASIL,
    HASIL_3,
    HASIL_TEKS,
    KEPALA,
    MARK,
    PERSEN,
    TEKS,
    TENGAH,
    TERENDAH,
    heading,
    line,
    page,
    sentence,
)
from ikm_xl.survey.unsur import KODE, UNSUR
from ikm_xl.workbook import paper

REKAP, PETA, GRAFIK, RTL, TERSENDIRI = "Rekap", "Peta Unsur", "Grafik", "RTL", "Tersendiri"
FIRST = 5
"""The row of the first office on Rekap and on Peta Unsur."""
UNIT, RESPONDEN = 2, 3
IKM = RESPONDEN + len(KODE) + 1
"""The columns of the unit's name, of its respondents and of its IKM on Rekap."""

_HEADER = FIRST - 1
_BARS_PER_CHART = 25  # of which one fits on a page of A4, too
_DARKEST = "FF9FB4BE"  # black text on it stays readable, and so does its grey
_TOGETHER = (
    "Angka gabungan: tertimbang = Σ (responden × nilai tepat unit) ÷ Σ responden; sederhana = rata-rata "
    "nilai tepat antarunit, setiap unit sama berat. Dibulatkan 2 desimal hanya untuk ditampilkan. "
    "Peringkat: nilai IKM tercetak tertinggi = 1, nilai yang sama berperingkat sama."
)
_VERIFIED = (
    "Kode ✓: angka dihitung ulang dari setiap jawaban di lembar Perhitungan, sama dengan angka rumus buku "
    "itu, dan kode verifikasinya cocok. Tidak diperiksa di sini: apakah jawaban sama dengan ekspor eSukma "
    "(perintah 'ikm-xl periksa' untuk setiap buku) dan apakah kertasnya sungguh ditandatangani (menurut "
    "status di buku)."
)
_REALISED = (
    "RTL: baris lengkap (program, waktu, penanggung jawab, target) dari baris terisi. Realisasi: bagian RTL "
    "periode sebelumnya yang berstatus 'Selesai', dalam persen; – berarti tidak ada, atau statusnya belum "
    "terisi semua."
)


def render(recap: Recap) -> bytes:
    """The workbook as a file (.xlsx), on the paper of most offices."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "ikm-xl"
    workbook.properties.title = f"Rekap IKM {recap.periode}"
    rekap_looks.register(workbook)
    main = workbook.create_sheet(REKAP)
    _main(main, recap)
    _map(workbook.create_sheet(PETA), recap)
    _charts(workbook.create_sheet(GRAFIK), main, recap)
    _plans(workbook.create_sheet(RTL), recap)
    _apart(workbook.create_sheet(TERSENDIRI), recap)
    kertas = Counter(row.office.settings.kertas for row in recap.rows).most_common(1)[0][0]
    paper.apply(workbook, f"Rekap IKM · {_area(recap)} · {recap.periode}", kertas)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _main(ws: Worksheet, recap: Recap) -> None:
    rekap_looks.widths(ws, (4.5, 25, 11, *(6.3,) * len(KODE), 8, 6.5, 10, 15, 8.5, 10, 18, 15))
    unsur = [f"{kode}\nNRR" for kode in KODE]
    after = ("IKM", "Mutu", "Peringkat", "Tiga unsur terendah", "RTL", "Realisasi RTL lalu (%)")
    titles = ("No.", "Unit pelayanan", "Responden", *unsur, *after, "Kode verifikasi", "Status")
    _head(ws, recap, "REKAPITULASI INDEKS KEPUASAN MASYARAKAT (IKM)", titles)
    styles = (TENGAH, TEKS, TENGAH, *(ANGKA_3,) * len(KODE), HASIL, TENGAH, TENGAH, TENGAH, TENGAH, PERSEN)
    for number, row in enumerate(recap.rows, 1):
        office, nilai = row.office, row.nilai
        nrr = [_number(nilai[kode].nrr) if kode in nilai else "–" for kode in KODE]
        values = (
            number,
            office.unit,
            office.index.n,
            *nrr,
            _number(office.index.ikm),
            office.index.mutu,
            row.peringkat,
            ", ".join(office.index.terendah) + (" *)" if office.index.seri else ""),
            f"{office.lengkap} dari {len(office.rencana)}",
            office.realisasi if office.realisasi is not None else "–",
            f"{office.kode} ✓",
            office.status,
        )
        line(ws, FIRST + number - 1, values, (*styles, TENGAH, TENGAH))
    at = FIRST + len(recap.rows)
    for together in recap.together:
        nrr = [_number(together.nrr[kode]) if kode in together.nrr else "–" for kode in KODE]
        blank = [""] * (len(titles) - IKM - 1)
        values = ("", together.nama, recap.responden, *nrr, float(together.ikm), together.mutu, *blank)
        looks = (TENGAH, HASIL_TEKS, TENGAH, *(HASIL_3,) * len(KODE), HASIL, HASIL, *(TENGAH,) * len(blank))
        line(ws, at, values, looks)
        at += 1
    tied = any(row.office.index.seri for row in recap.rows)
    notes = [*recap.notes, _TOGETHER, _REALISED, _VERIFIED]
    notes += ["*) Unsur ketiga dan keempat terendah bernilai sama."] if tied else []
    for at, text in enumerate((*notes, _names()), at + 1):  # noqa: B020 - goes on below the table
        sentence(ws, at, text, len(titles))
    ws.freeze_panes = f"{get_column_letter(RESPONDEN)}{FIRST}"
    page(ws, (at, len(titles)), f"{_HEADER}:{_HEADER}")


def _map(ws: Worksheet, recap: Recap) -> None:
    """Unsur × unit by nilai konversi, the lower the darker; each unit's three lowest carry a mark as well."""
    rekap_looks.widths(ws, (10, 26, *(12.5,) * len(KODE), 9))
    titles = ("Peringkat", "Unit pelayanan", *(f"{unsur.kode}\n{unsur.nama}" for unsur in UNSUR), "IKM")
    _head(ws, recap, "PETA UNSUR × UNIT: NILAI KONVERSI (25–100)", titles)
    for at, row in enumerate(recap.rows, FIRST):
        nilai = row.nilai
        cells = [_number(nilai[kode].konversi) if kode in nilai else "–" for kode in KODE]
        looks = [TERENDAH if kode in row.office.index.terendah else ANGKA for kode in KODE]
        values = (row.peringkat, row.office.unit, *cells, _number(row.office.index.ikm))
        line(ws, at, values, (TENGAH, TEKS, *looks, HASIL))
    last = FIRST + len(recap.rows) - 1
    first, final = get_column_letter(3), get_column_letter(2 + len(KODE))
    ends = [FormatObject(type=kind) for kind in ("min", "max")]
    colours = [Color(_DARKEST), Color("FFFFFFFF")]
    shades = Rule(type="colorScale", colorScale=ColorScale(cfvo=ends, color=colours))
    ws.conditional_formatting.add(f"{first}{FIRST}:{final}{last}", shades)
    at = last + 1
    for together in recap.together:
        nrr = [float(konversi(together.nrr[k])) if k in together.nrr else "–" for k in KODE]
        values = ("", together.nama, *nrr, float(together.ikm))
        line(ws, at, values, (TENGAH, HASIL_TEKS, *(HASIL,) * (len(KODE) + 1)))
        at += 1
    text = f"Makin gelap makin rendah. {MARK} salah satu dari tiga unsur terendah unit itu."
    sentence(ws, at + 1, text, len(titles))
    ws.freeze_panes = f"C{FIRST}"
    page(ws, (at + 1, len(titles)), f"{_HEADER}:{_HEADER}")


def _charts(ws: Worksheet, source: Worksheet, recap: Recap) -> None:
    columns, at = 10, FIRST
    rekap_looks.widths(ws, (9.5,) * columns)
    _title(ws, recap, "PERINGKAT NILAI IKM", columns)
    last = FIRST + len(recap.rows) - 1
    for first in range(FIRST, last + 1, _BARS_PER_CHART):
        if first > FIRST:
            ws.row_breaks.append(Break(at - 1))
        until = min(first + _BARS_PER_CHART - 1, last)
        rekap_chart.bars(ws, at, columns, source, (UNIT, IKM, first, until))
        at += rekap_chart.rows_needed(until - first + 1) + 1
    page(ws, (at, columns), "1:2", landscape=False)


def _plans(ws: Worksheet, recap: Recap) -> None:
    rekap_looks.widths(ws, (24, 7, 8, 52, 9, 24, 24, 9, 40, 12))
    plan = ("Unsur", "Nilai", "Program", "TW", "Penanggung jawab", "Target")
    titles = ("Unit pelayanan", *plan, "Unsur lalu", "Program periode sebelumnya", "Status")
    _head(ws, recap, "RENCANA TINDAK LANJUT (RTL) DAN TINDAK LANJUT PERIODE SEBELUMNYA", titles)
    styles = (TEKS, TENGAH, ANGKA, TEKS, TENGAH, TEKS, TEKS, TENGAH, TEKS, TENGAH)
    at = FIRST
    for row in recap.rows:
        for values in _plan_lines(row):
            line(ws, at, values, styles)
            at += 1
    page(ws, (max(at - 1, _HEADER), len(titles)), f"{_HEADER}:{_HEADER}")
    ws.freeze_panes = f"B{FIRST}"


def _plan_lines(row: Ranked) -> list[tuple[Any, ...]]:
    """The RTL of one office beside what became of the last; as many rows as the longer one has."""
    office, nilai, found = row.office, row.nilai, []
    for number in range(max(len(office.rencana), len(office.lanjutan), 1)):
        plan: tuple[Any, ...] = ("", "", "belum ada RTL" if not number else "", "", "", "")
        past: tuple[Any, ...] = ("", "", "")
        if number < len(office.rencana):
            kode, planned = office.rencana[number]
            worth = _number(nilai[kode].konversi) if kode in nilai else ""
            quarters = [
                roman for roman, mark in zip(("I", "II", "III", "IV"), planned.quarters, strict=True) if mark
            ]
            who, target = _text(planned.penanggung_jawab), _text(planned.target)
            plan = (kode, worth, _text(planned.program), ", ".join(quarters), who, target)
        if number < len(office.lanjutan):
            one = office.lanjutan[number]
            past = (one.kode, one.program, one.status or "belum diisi")
        found.append((office.unit, *plan, *past))
    return found


def _apart(ws: Worksheet, recap: Recap) -> None:
    rekap_looks.widths(ws, (5, 34, 24, 22, 18, 52, 40))
    titles = (
        "No.",
        "Berkas",
        "Unit pelayanan",
        "Periode",
        "Status langkah 4",
        "Sebab",
        "Yang harus dilakukan",
    )
    _head(ws, recap, "TIDAK TERHITUNG DALAM REKAP INI", titles)
    for number, one in enumerate(recap.apart, 1):
        values = (number, one.berkas, one.unit, one.periode, one.status, one.alasan, one.saran)
        line(ws, FIRST + number - 1, values, (TENGAH, *(TEKS,) * 6))
    if not recap.apart:
        sentence(ws, FIRST, "Tidak ada: semua buku yang diberikan terhitung.", len(titles))
    page(ws, (FIRST + max(len(recap.apart), 1) - 1, len(titles)), f"{_HEADER}:{_HEADER}")


def _head(ws: Worksheet, recap: Recap, title: str, titles: Sequence[str]) -> None:
    _title(ws, recap, title, len(titles))
    line(ws, _HEADER, titles, [KEPALA] * len(titles))


def _title(ws: Worksheet, recap: Recap, title: str, columns: int) -> None:
    heading(
        ws, title, f"{_area(recap)} · {recap.periode} · {len(recap.rows)} unit, {recap.responden} responden"
    )
    best = " · ".join(_said(together) for together in recap.together)
    apart = f"{len(recap.apart)} tidak terhitung (lembar {TERSENDIRI})" if recap.apart else "semua terhitung"
    text = f"IKM gabungan: {best} · {apart} · disusun {tanggal(date.today())}"
    sentence(ws, 3, text, columns)


def _said(together: Together) -> str:
    mutu = f" (mutu {together.mutu})" if together.mutu else ""
    return f"{comma(together.ikm)}{mutu} {together.nama[0].lower()}{together.nama[1:]}"


def _area(recap: Recap) -> str:
    return "; ".join(recap.daerah)


def _names() -> str:
    return "Unsur: " + "; ".join(f"{unsur.kode} {unsur.nama}" for unsur in UNSUR) + "."


def _number(value: Any) -> float | str:
    return "–" if value is None else float(value)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
