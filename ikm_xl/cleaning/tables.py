"""Which sheets of which files are read, and into which sections (cleaning, rule 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ikm_xl.cleaning import blocks, labels, legend, long_form, shapes
from ikm_xl.cleaning.blocks import Block
from ikm_xl.cleaning.cell_text import filled
from ikm_xl.cleaning.findings import PERINGATAN, TAHAN, Finding
from ikm_xl.cleaning.header import Urutan
from ikm_xl.cleaning.sections import Section, below, called, split
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE

_CELLS_SHOWN = 6
_SHEETS_SHOWN = 3
_LONGEST = 24  # characters of a cell in a message


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read.

    Attributes:
        sheets: every sheet that is not empty, whole.
        sections: the tables, in the order of the files and rows.
        findings: what was not read, or not as it is labelled.
        unread: the numbers of the sheets that look like answers and were not read.
        told: the numbers of the sheets that say something about others, such as a legend.
    """

    sheets: tuple[Block, ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    unread: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()


@dataclass
class _File:
    """One file while it is read."""

    sections: list[Section] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)


def read(grids: Sequence[Grid], urutan: Urutan, explicit: bool = False) -> Reading:
    """Read every table of every sheet.

    Args:
        grids: the sheets, those of one file after each other.
        urutan: what bare numbers 8 and 9 mean, where no legend says so.
        explicit: whether the office chose this order: then a legend that says otherwise is a finding.

    Raises:
        IkmError: a file has no header with five unsur, two columns of answers name the same unsur, or a
            row of
            delimited text is longer than its header.
    """
    sheets: list[Block] = []
    parts: list[_File] = []
    told: set[int] = set()
    for file in files(grids):
        whole = [blocks.of(grid, len(sheets) + number) for number, grid in enumerate(file)]
        sheets += whole
        found = legend.find(whole)
        told |= {block.nomor for block in whole if legend.find([block])} if found else set()
        parts.append(_read_file(whole, found, urutan, explicit))
    return Reading(
        tuple(sheet for sheet in sheets if sheet.texts.size),
        tuple(section for part in parts for section in part.sections),
        tuple(finding for part in parts for finding in part.findings),
        frozenset(number for part in parts for number in part.unread),
        frozenset(told),
    )


def files(grids: Sequence[Grid]) -> list[list[Grid]]:
    """The sheets of each file; a sheet's name that comes again is another file of the same name."""
    found: list[list[Grid]] = []
    seen: set[str] = set()
    for grid in grids:
        if not found or found[-1][0].berkas != grid.berkas or grid.lembar in seen:
            found.append([])
            seen.clear()
        found[-1].append(grid)
        seen.add(grid.lembar)
    return found


def _read_file(whole: Sequence[Block], said: legend.Legend, urutan: Urutan, explicit: bool) -> _File:
    told = legend.order(said)
    follows = told if told and not explicit else urutan
    file = _File()
    for sheet in whole:
        if sheet.texts.size:
            _read_sheet(file, sheet, follows)
    if not file.sections:
        raise _no_header(whole)
    for section in file.sections:
        if section.block.ragged:
            section.require_fitting()
    if told and told != urutan and any(section.header.bare for section in file.sections):
        file.findings.append(_legend(whole[0], told, explicit))
    if (odd := legend.against(said)) and any(_is_coded(section) for section in file.sections):
        file.findings.append(_renamed(whole[0], odd, said))
    return file


def _read_sheet(file: _File, sheet: Block, urutan: Urutan) -> None:
    parts = shapes.normalised(sheet)
    found = [section for part, rows in parts for section in split(part, rows, urutan)]
    if not found and (table := long_form.read(sheet)) is not None:
        found = split(table, shapes.candidates(table), urutan)
        file.findings += [_contradicting(sheet, title) for title in table.texts[0] if _contradicts(title)][:1]
    if not found and file.sections:
        last = file.sections[-1].header
        if shapes.continues(sheet, last):
            found = [below(sheet, replace(last, doubled=()))]
    file.sections += found
    of_ticks = any(section.block.counts is not None for section in file.sections)
    rows = 0 if found else shapes.headless_rows(sheet) or (shapes.ticked_rows(sheet) if of_ticks else 0)
    if rows:
        file.unread.add(sheet.nomor)
        file.findings.append(_headless(sheet, rows))


def _is_coded(section: Section) -> bool:
    return any(
        not title.strip("uU0123456789 ")
        for _, c in section.header.unsur
        for title in [section.header.titles[c]]
    )


def _contradicts(title: str) -> bool:
    """Whether the code and the name of an unsur, from two columns, are those of different unsur."""
    label = labels.read(title)
    return label.field in KODE and label.number > 0 and KODE[label.number - 1] != label.field


def _contradicting(sheet: Block, title: str) -> Finding:
    return Finding(
        "IKM-B25",
        TAHAN,
        "Kode dan nama unsur berlainan",
        1,
        sheet.name,
        f"{sheet.name}: kolom kode dan kolom nama unsur tidak cocok ('{title}'); namanya yang diikuti.",
        "Betulkan kode atau nama unsurnya menurut kuesioner.",
        title,
    )


def _headless(sheet: Block, rows: int) -> Finding:
    shape = shapes.unread(sheet)
    return Finding(
        "IKM-B20",
        TAHAN,
        "Tabel tanpa judul",
        rows,
        sheet.name,
        f"{sheet.name}: {rows} baris memuat angka 1–4 tanpa judul kolom yang dikenal"
        + (f" ({shape})." if shape else "."),
        "Beri judul U1 sampai U11 pada tabel itu, atau hapus bila bukan jawaban responden.",
        sheet.lembar,
    )


def _legend(sheet: Block, told: Urutan, explicit: bool) -> Finding:
    eight = "Sarana dan Prasarana" if told == "kuesioner" else "Penanganan Pengaduan"
    if explicit:
        text = f"menurut keterangan di dalamnya U8 = {eight}, berbeda dengan urutan di Pengaturan."
        hint = "Samakan urutan U8 dan U9 di Pengaturan dengan kuesionernya."
    else:
        text = f"menurut keterangan di dalamnya U8 = {eight}; U8 dan U9 dibaca demikian."
        hint = "Periksa apakah kuesionernya memang demikian."
    severity = TAHAN if explicit else PERINGATAN
    return Finding(
        "IKM-B21", severity, "Urutan U8 dan U9", 1, sheet.name, f"{called(sheet.berkas)}: {text}", hint, told
    )


def _renamed(sheet: Block, numbers: Sequence[int], said: legend.Legend) -> Finding:
    names = ", ".join(f"U{number} = {said[number]}" for number in numbers)
    return Finding(
        "IKM-B22",
        TAHAN,
        "Penomoran unsur lain",
        len(numbers),
        sheet.name,
        f"{called(sheet.berkas)}: keterangan di dalamnya memberi nomor lain kepada unsur ({names}).",
        "Ganti judul kolom dengan nama unsurnya, lalu ulangi.",
        names,
    )


def _no_header(sheets: Sequence[Block]) -> IkmError:
    shape = next((found for sheet in sheets if (found := shapes.unread(sheet))), "")
    if shape:
        return IkmError(
            f"{called(sheets[0].berkas)} memuat {shape}.",
            "Sediakan tabel dengan satu baris per responden dan judul kolom U1 sampai U11.",
            code="IKM-B06",
        )
    begins = [_begins(sheet) for sheet in sheets[:_SHEETS_SHOWN]]
    more = len(sheets) - len(begins)
    found = "; ".join(begins + ([f"dan {more} lembar lain"] if more else []))
    return IkmError(
        f"{called(sheets[0].berkas)} tidak memuat tabel jawaban survei: {found}.",
        "Pilih ekspor survei dari eSukma-Jatim, yang judul kolomnya U1 sampai U11 atau nama unsurnya.",
        code="IKM-B07",
    )


def _begins(sheet: Block) -> str:
    """What a sheet begins with, for somebody who chose the wrong file."""
    first = next((row for row in sheet.cells if any(map(filled, row))), ())
    texts = [text for cell in first if (text := " ".join(filled(cell).split()))]
    shown = ", ".join(
        text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in texts[:_CELLS_SHOWN]
    )
    name = f"lembar '{sheet.lembar}'" if sheet.lembar else "isinya"
    return f"{name} diawali '{shown}'" if shown else f"{name} kosong"
