"""Exports that nobody has seen yet: header words, order, junk around the table, kind of file by lot."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.errors import IkmError
from ikm_xl.export.read import read_grids
from ikm_xl.survey.unsur import KODE, UNSUR
from tests.cleaning.ekspor import FORMS, PROFILE, Row, write_html, write_ods, write_text, write_xlsx

TITLES = {
    "no": ["No", "NO.", "Nomor", "No Urut", "No. Responden", "NO.\nRESPONDEN", "ID"],
    "tanggal": ["Tanggal", "Tgl", "Tanggal Survey", "Timestamp", "Cap waktu", "created_at"],
    "nama": ["Nama", "NAMA RESPONDEN", "Nama Lengkap"],
    "umur": ["Umur", "USIA", "Age", "Umur (tahun)"],
    "jenis_kelamin": ["Jenis Kelamin", "JK", "L/P", "Gender", "jenis_kelamin", "Jenis Kelamin (L/P)"],
    "telepon": ["No. Telpon", "No HP", "Telepon", "No. HP/WA", "Phone"],
    "pendidikan": ["Pendidikan", "Pendidikan Terakhir", "Pendidikan terkahir"],
    "pekerjaan": ["Pekerjaan", "PEKERJAAN UTAMA", "Profesi"],
    "layanan": ["Layanan", "Jenis Layanan", "Jenis Pelayanan", "Keperluan"],
    "alamat": ["Alamat", "Desa", "Kelurahan"],
    "saran": ["Saran", "Kritik dan Saran", "Masukan", "Saran / Masukan (Teks)", "Komentar"],
}
PATTERNS = [
    "{kode}",
    "u{n}",
    "{kode} ({nama})",
    "{nama}",
    "{n}. {nama}",
    "{tanya}",
    "Unsur {n}",
    "q{n}_score",
]
ABOVE = [
    ["LAPORAN SURVEI KEPUASAN MASYARAKAT"],
    [],
    ["UNIT PELAYANAN", ": Kecamatan"],
    ["Periode", "", "2025"],
]
LABELS = ["Jumlah", "NRR / Unsur", "Rata-rata", "Nilai/Unsur", "IKM Unit Pelayanan", "Mutu", "Total"]
KINDS = ["xlsx", "ods", "html", "utf-8", "utf-8-sig", "utf-16"]


@dataclass(frozen=True)
class Export:
    """A table drawn by lot, and what it says."""

    rows: list[Row]
    answers: list[dict[str, int]]
    fields: list[str]


@st.composite
def exports(draw: st.DrawFn) -> Export:
    asked = draw(st.lists(st.sampled_from(KODE), min_size=5, max_size=11, unique=True))
    profile = draw(st.lists(st.sampled_from(sorted(TITLES)), unique=True))
    columns = draw(st.permutations(asked + profile))
    pattern, form = draw(st.sampled_from(PATTERNS)), FORMS[draw(st.sampled_from(sorted(FORMS)))]
    answers = draw(
        st.lists(st.fixed_dictionaries({kode: st.integers(1, 4) for kode in asked}), min_size=1, max_size=4)
    )
    header: Row = []
    for column in columns:
        if column in TITLES:
            header.append(draw(st.sampled_from(TITLES[column])))
        else:
            unsur = UNSUR[KODE.index(column)]
            n = KODE.index(column) + 1
            header.append(pattern.format(kode=column, n=n, nama=unsur.nama, tanya=unsur.pertanyaan))
    body: list[Row] = [
        [form(c, given[c]) if c in KODE else PROFILE[c][number] for c in columns]
        for number, given in enumerate(answers)
    ]
    repeated: list[Row] = [list(header)] if draw(st.booleans()) else []
    blank: list[Row] = [[]] if draw(st.booleans()) else []
    above: list[Row] = [[*row] for row in draw(st.lists(st.sampled_from(ABOVE), max_size=5))]
    labelled = [number for number, column in enumerate(columns) if column in profile and column != "saran"]
    below: list[Row] = []
    for label in draw(st.lists(st.sampled_from(LABELS), max_size=4)) if labelled else []:
        total = draw(st.sampled_from(["B", 719, 3.25, "81,96", ""]))
        below.append([total if column in asked else "" for column in columns])
        below[-1][labelled[0]] = label
    indent: Row = [""] * draw(st.integers(0, 3))
    table = [*above, header, *body[:1], *repeated, *blank, *body[1:], *below]
    return Export([[*indent, *row] for row in table], answers, profile)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ekspor")


def _written(folder: Path, rows: list[Row], kind: str, delimiter: str) -> Path:
    path = folder / "ekspor.xls"
    if kind == "xlsx":
        return write_xlsx(path, rows)
    if kind == "ods":
        return write_ods(path, rows)
    if kind == "html":
        return write_html(path, rows)
    return write_text(path, rows, delimiter, kind)


@given(exports(), st.sampled_from(KINDS), st.sampled_from(";,\t"))
@settings(max_examples=30, deadline=None)
def test_any_layout_gives_the_answers_it_holds(
    folder: Path, export: Export, kind: str, delimiter: str
) -> None:
    try:
        cleaned = clean(read_grids(_written(folder, export.rows, kind, delimiter)), Rules())
    except IkmError as error:
        assume(error.code != "IKM-B12")  # words of so few people may leave two readings open
        raise
    assert cleaned.pertanggungjawaban.adds_up
    assume(not cleaned.tak_dikenal)
    assert cleaned.hitungan.dipakai == len(export.answers)
    for kode in KODE:
        expected = [answers[kode] for answers in export.answers if kode in answers]
        assert cleaned.responden[kode].dropna().tolist() == expected
    shown = set(cleaned.kolom) - {"kelompok_umur"}
    assert shown == set(export.fields) - {"no", "nama", "telepon", "alamat"}


@given(exports(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_a_column_about_something_else_changes_nothing(
    folder: Path, export: Export, chance: random.Random
) -> None:
    place = chance.randrange(max(map(len, export.rows)))
    wider = [[*row[:place], *[""] * (place - len(row)), "", *row[place:]] for row in export.rows]
    try:
        plain, other = (
            clean(read_grids(_written(folder, rows, "xlsx", ";")), Rules()) for rows in (export.rows, wider)
        )
    except IkmError as error:
        assume(error.code != "IKM-B12")
        raise
    assert other.responden.equals(plain.responden)
    assert (other.hitungan, other.kolom) == (plain.hitungan, plain.kolom)
