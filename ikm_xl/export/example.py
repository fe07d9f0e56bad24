"""A made-up eSukma export to practise on, with the blemishes that real exports have."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from ikm_xl.indonesian import comma, tanggal
from ikm_xl.survey.unsur import KODE

Row = list[str | int | float | None]

HEADER = ("No", "Tanggal Survey", "Nama", "Usia", "Jenis Kelamin", "No. Telpon", *KODE, "Saran")
SEED = 2025
AWAL, AKHIR = date(2025, 1, 1), date(2025, 6, 30)
FEWEST = 10
MARK = "CONTOH UNTUK LATIHAN"
"""What a title row of the example says; a document made from rows that say so is none."""

_FIRST_ANSWER = HEADER.index(KODE[0])
_WIDTH = len(HEADER)
# How satisfied people are with each unsur, as chances of the answers 1–4; U3, U8 and U9 come out lowest.
_GOOD = (1, 6, 48, 45)
_FAIR = (4, 22, 46, 28)
_CHANCES = {kode: _FAIR if kode in ("U3", "U8", "U9") else _GOOD for kode in KODE}
# Nobody is called after a flower and a bird.
_FLOWERS = ("Anggrek", "Cempaka", "Dahlia", "Kenanga", "Melati", "Mawar", "Seroja", "Teratai")
_PRACTISING = "Contoh"  # as everybody in it is called
_BIRDS = ("Cendrawasih", "Gelatik", "Jalak", "Kenari", "Kutilang", "Merpati", "Murai", "Pipit")
_NAME = re.compile(rf"{_PRACTISING} ({'|'.join(_FLOWERS)}) ({'|'.join(_BIRDS)})")
_COMMENTS = (
    "Sudah baik, pertahankan",
    "Bagus",
    "-",
    "Pelayanan cepat, terima kasih",
    "Petugas ramah",
    "Antrean lama pada hari Senin",
    "Mohon ada nomor antrean",
    "Tambah kursi tunggu",
    "AC ruang tunggu mati",
    "Parkir sempit",
    "Informasi syarat kurang jelas",
    "Alur pengurusan surat pindah agak rumit",
    "Kotak saran belum ada",
    "Biaya gratis sesuai papan informasi",
    "Petugas perlu pelatihan aplikasi",
)
_SPECIAL = (
    "=) Semoga makin baik",  # a text, although it begins as a formula does
    "+1 untuk petugas loket",
    "Keluhan saya belum ditanggapi, hubungi 0800-0000-0099 atau contoh@contoh.invalid",
)


def example_rows(
    seed: int = SEED,
    n: int = 217,
    awal: date = AWAL,
    akhir: date = AKHIR,
    blemished: bool = True,
    marked: bool = True,
) -> list[Row]:
    """The rows of an export with ``n`` respondents; the same arguments give the same rows.

    Above the header stand title rows, below the data a block of totals. Among the respondents there are one
    repeated header, two rows that stand twice, one answer out of range, one missing and one row whose numbers
    are text.

    Args:
        seed: another seed, other respondents.
        n: number of different respondents, all with answers.
        awal: first day on which they answered.
        akhir: last day.
        blemished: with the double rows and the wrong answers; of few respondents they are so large a share
            that they hold the document.
        marked: so that :func:`is_example` knows it; our own tests need exports like real ones, too.

    Raises:
        ValueError: fewer than 10 respondents, too few to show all of that.
    """
    if n < FEWEST:
        raise ValueError(f"an example needs at least {FEWEST} respondents")
    chance = random.Random(seed)
    moments = sorted(_moment(chance, awal, akhir) for _ in range(n))
    people = [_person(chance, number, moment, marked) for number, moment in enumerate(moments, start=1)]
    for row, text in zip(people, _SPECIAL, strict=False):
        row[-1] = text
    people[3][_FIRST_ANSWER:-1] = [str(value) for value in people[3][_FIRST_ANSWER:-1]]
    people[4][_FIRST_ANSWER + 1] = f"{people[4][_FIRST_ANSWER + 1]},0"
    half, doubles = n // 2, list[Row]()
    if blemished:
        people[5][_FIRST_ANSWER + 4] = 5
        people[6][_FIRST_ANSWER + 6] = None
        doubles = [list(people[1]), list(people[half])]
    return [
        _titled(f"LAPORAN SURVEI KEPUASAN MASYARAKAT{f' ({MARK})' if marked else ''}"),
        _titled("Kecamatan Contoh"),
        _titled(f"Periode: {tanggal(awal)} s/d {tanggal(akhir)}"),
        _titled(),
        list(HEADER),
        *people[:half],
        list(HEADER),
        *doubles[:1],
        *people[half:],
        *doubles[1:],
        _titled(),
        *_footer(people),
    ]


def is_example(rows: Iterable[Sequence[object]]) -> bool:
    """Whether rows hold the example: its title, or, where somebody took that away, its people.

    Args:
        rows: the cells of an export.
    """
    people = 0
    for row in rows:
        texts = [value for value in row if isinstance(value, str)]
        line = "\n".join(texts)
        if MARK in line:
            return True
        if _PRACTISING in line:
            people += any(text.startswith(_PRACTISING) and _NAME.fullmatch(text) for text in texts)
    return people >= FEWEST


def write_example(
    to: Path | BinaryIO,
    n: int = 217,
    seed: int = SEED,
    awal: date = AWAL,
    akhir: date = AKHIR,
    blemished: bool = True,
    marked: bool = True,
) -> None:
    """Write the example as an .xlsx file; every text stays text, whatever it begins with.

    Raises:
        OSError: the file cannot be written.
        ValueError: fewer than 10 respondents.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data Survei")
    for column, width in (("B", 18), ("C", 28), ("E", 14), ("F", 16), ("R", 60)):
        sheet.column_dimensions[column].width = width
    for row in example_rows(seed, n, awal, akhir, blemished, marked):
        sheet.append([_text(sheet, value) if isinstance(value, str) else value for value in row])
    book.save(to)


def _text(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"  # openpyxl takes a leading "=" for a formula
    cell.quotePrefix = True  # and so would Excel, when somebody edits the cell
    return cell


def _moment(chance: random.Random, awal: date, akhir: date) -> datetime:
    day = awal + timedelta(days=chance.randrange((akhir - awal).days + 1))
    return datetime.combine(day, time(8)) + timedelta(minutes=chance.randrange(7 * 60))


def _person(chance: random.Random, number: int, moment: datetime, marked: bool) -> Row:
    name = f"{_PRACTISING if marked else 'Warga'} {chance.choice(_FLOWERS)} {chance.choice(_BIRDS)}"
    comment = chance.choice(_COMMENTS) if chance.random() < 0.7 else None
    answers = [chance.choices((1, 2, 3, 4), _CHANCES[kode])[0] for kode in KODE]
    return [
        number,
        f"{moment:%d-%m-%Y %H:%M}",
        name,
        chance.randint(17, 68),
        chance.choice(("Laki-laki", "Perempuan")),
        f"08000000{number:04d}",
        *answers,
        comment,
    ]


def _titled(text: str | None = None, values: Sequence[str | int | float | None] = ()) -> Row:
    """A row that is no respondent: a text in the first column, values below the answers."""
    row: Row = [text, *[None] * (_WIDTH - 1)]
    row[_FIRST_ANSWER : _FIRST_ANSWER + len(values)] = values
    return row


def _footer(people: Sequence[Row]) -> list[Row]:
    """The totals that eSukma prints below the data, of the answers as it sees them."""
    columns = [[row[_FIRST_ANSWER + i] for row in people] for i in range(len(KODE))]
    numbers = [[v for v in column if isinstance(v, int)] for column in columns]
    nrr = [sum(column) / len(column) for column in numbers]
    return [
        _titled("Ringkasan IKM"),
        _titled("Nilai/Unsur", [sum(column) for column in numbers]),
        _titled("NRR/Unsur", [round(value, 2) for value in nrr]),
        _titled("Nilai IKM", [comma(sum(nrr) / len(nrr) * 25)]),
    ]
