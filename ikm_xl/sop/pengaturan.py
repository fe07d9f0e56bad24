"""The sheet Pengaturan as Settings, and back: every row is found by its heading and label.

A row that staff inserted or that another version has is no obstacle: what is not known stays as it is, an
optional setting whose row is missing has its default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.settings import PILIHAN, TIDAK, YA, Settings, from_values
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.layout import PENGATURAN
from ikm_xl.workbook.setting_rows import PENGATURAN_ROWS, SettingRow

WIDTH = 4
"""Columns of the sheet: a setting's label, value and hint; an unsur's kode, nama, dihitung and usulan."""

_REQUIRED = (*PILIHAN, "periode.ke", "periode.tahun")
_SOURCE = f"lembar {PENGATURAN}"

Cells = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Form:
    """Where each setting and each unsur stands: the number of its row, from 0."""

    rows: Mapping[str, int]
    unsur: Mapping[str, int]


def find(cells: Cells, *, whole: bool = True) -> Form:
    """Find the rows of the settings and of the unsur.

    Args:
        cells: the sheet from its first cell on, ``WIDTH`` columns wide.
        whole: whether every row without which there are no settings must be there; an old workbook may lack
            what came later.

    Raises:
        IkmError: a row that must be there is not.
    """
    headings = {row.label for row in PENGATURAN_ROWS if not row.key}
    named = [(heading, row) for heading, row in _under_headings() if row.key]
    keys = {(heading, label): row for heading, row in named for label in (row.label, row.formerly) if label}
    rows: dict[str, int] = {}
    unsur: dict[str, int] = {}
    heading = ""
    for number, (label, *_) in enumerate(cells):
        text = str(label or "").strip()
        if text in headings:
            heading = text
        elif (heading, text) in keys:
            rows.setdefault(keys[heading, text].key, number)
        elif text in KODE:
            unsur.setdefault(text, number)
    if whole:
        lost = [row.label for row in PENGATURAN_ROWS if row.key in _REQUIRED and row.key not in rows]
        lost += [f"unsur {kode}" for kode in KODE if kode not in unsur]
        if lost:
            raise IkmError(
                f"Lembar {PENGATURAN} tidak lagi memuat baris {lost[0]}.",
                "Batalkan perubahan itu (Ctrl+Z), atau pakai salinan di folder Cadangan IKM.",
                code="IKM-L08",
            )
    return Form(rows, unsur)


def read(cells: Cells, form: Form) -> Settings:
    """The settings that the sheet holds; a cell that was emptied is empty, and has no default.

    Raises:
        IkmError: a cell holds a value that is not allowed, or must be filled; the message names its label.
    """
    values: dict[str, Any] = {}
    called: dict[str, str] = {}
    for row in PENGATURAN_ROWS:
        if row.key not in form.rows:
            continue
        number = form.rows[row.key]
        value, called[row.key] = cells[number][1], f"{row.label} (sel B{number + 1})"
        if value is None and row.key in _REQUIRED:
            raise IkmError(
                f"Isian {row.label} di lembar {PENGATURAN} kosong.",
                f"Isi dengan: {row.hint}.",
                code="IKM-L06",
            )
        values[row.key] = "" if value is None else value
    counted: list[str] = []
    for kode, number in form.unsur.items():
        _, nama, dihitung, usulan = cells[number][:WIDTH]
        answer = str(dihitung or YA).strip().casefold()
        if answer not in (YA.casefold(), TIDAK.casefold()):
            raise IkmError(
                f"Kolom Dihitung untuk {kode} di lembar {PENGATURAN} berisi '{dihitung}'.",
                f"Isi dengan {YA} atau {TIDAK}.",
                code="IKM-L07",
            )
        if answer == YA.casefold():
            counted.append(kode)
        values |= {f"nama_unsur.{kode}": nama} if nama else {}
        values |= {f"usulan_rtl.{kode}": usulan} if usulan else {}
        called |= {f"{key}.{kode}": f"{kode} (baris {number + 1})" for key in ("nama_unsur", "usulan_rtl")}
    values["perhitungan.unsur"] = counted
    called["perhitungan.unsur"] = "kolom Dihitung"
    return from_values(values, _SOURCE, called)


def strayed(cells: Cells, form: Form, found: Cells) -> list[str]:
    """The settings whose names point to another cell than their row has.

    Args:
        cells: the sheet.
        form: where each setting stands on it.
        found: the place ``terbaca``: what the formulas find by the names, in the order of the settings.
    """
    keys = [row.key for row in PENGATURAN_ROWS if row.key]
    by_name = {key: row[0] for key, row in zip(keys, found, strict=True)}
    return [key for key, number in form.rows.items() if (cells[number][1] or "") != (by_name[key] or "")]


def filled(cells: Cells, form: Form, settings: Settings) -> list[list[Any]]:
    """The sheet's rows with these settings in their places; whatever else stands there is as it was."""
    rows = [list(row[:WIDTH]) for row in cells]
    for key, number in form.rows.items():
        rows[number][1] = _shown(settings.nilai[key])
    for kode, number in form.unsur.items():
        dihitung = YA if kode in settings.perhitungan.unsur else TIDAK
        rows[number] = [kode, settings.nama_unsur[kode], dihitung, settings.usulan_rtl[kode]]
    return rows


def _under_headings() -> list[tuple[str, SettingRow]]:
    heading, found = "", []
    for row in PENGATURAN_ROWS:
        heading = heading if row.key else row.label
        found.append((heading, row))
    return found


def _shown(value: Any) -> Any:
    return datetime.combine(value, datetime.min.time()) if isinstance(value, date) else value
