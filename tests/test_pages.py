"""The document on paper, from export to PDF: for few, usual and many respondents, on F4 and on A4."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ikm_xl import engine, pdf, settings
from ikm_xl.export import example, read
from ikm_xl.indonesian import comma
from ikm_xl.survey.unsur import UNSUR
from ikm_xl.workbook import layout, paper, shipped
from tests import cells, pages, steps
from tests.conftest import Convert
from tests.pages import Halaman
from tests.test_qr import codes

ROOT = Path(__file__).parents[1]
REASON = "Pelayanan tutup selama renovasi kantor."
FORM = {"F4": "surat", "A4": "tabel"}  # of the covering letter, so that both are printed
POPULATION = {12: 480, 217: 480, 2000: 20_000}
PAGES = {
    layout.DOKUMEN: 2,
    layout.RESPONDEN: 1,
    layout.RTL: 2,
    layout.PENGESAHAN: 1,
    layout.SURAT: 1,
    layout.PUBLIKASI: 1,
    layout.RIWAYAT: 1,
}
ANSWERS = {  # pages of Perhitungan
    (12, "F4"): 1,
    (12, "A4"): 1,
    (217, "F4"): 3,
    (217, "A4"): 4,
    (2000, "F4"): 25,
    (2000, "A4"): 28,
}
HEADINGS = {
    layout.DOKUMEN: (
        "I. IDENTITAS SURVEI",
        "II. HASIL PENGUKURAN PER UNSUR PELAYANAN",
        "III. GRAFIK NILAI PER UNSUR",
        "IV. ANALISIS HASIL",
        "V. KETERANGAN",
        "VI. SARAN DAN MASUKAN MASYARAKAT PER UNSUR",
        "Demikian dokumen Indeks Kepuasan Masyarakat",
    ),
    layout.RESPONDEN: ("II. JENIS KELAMIN", "III. KELOMPOK UMUR (TAHUN)"),
    layout.RTL: ("A. RENCANA TINDAK LANJUT", "B. SARAN DAN MASUKAN", "Mengetahui,"),
    layout.PENGESAHAN: ("Disusun oleh:", "Diperiksa oleh:", "Disahkan oleh:", "065/75/416-313/2025"),
    layout.SURAT: ("Yth. Bupati Mojokerto", "Kepala Bagian Organisasi"),
    layout.PUBLIKASI: ("KINERJA",),
    layout.RIWAYAT: ("Semester I Tahun 2025",),
    layout.PERHITUNGAN: ("Hasil unit pelayanan", "No. responden"),
}
ENGLISH = """
    page sheet date name names gender male female age education occupation service score value values average
    count number chart series title legend true false none null nan error draft signature summary the and of
    with from this that for not January February March May June July August October December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
""".split()  # noqa: SIM905


@dataclass(frozen=True)
class Printed:
    """One document: how it was made, and its pages."""

    n: int
    kertas: str
    ikm: str
    kode: str
    halaman: Halaman
    people: frozenset[str]  # names and telephone numbers of the export
    terendah: tuple[str, ...]
    bold: str  # what is bold on the first page of Dokumen IKM
    poster: tuple[str, ...]  # what the codes on the printed poster say

    @property
    def text(self) -> str:
        return "\n".join(page for pages in self.halaman.values() for page in pages)


@pytest.fixture(scope="module", params=ANSWERS, ids=lambda case: f"{case[0]}-{case[1]}")
def printed(
    request: pytest.FixtureRequest, soffice: Convert, tmp_path_factory: pytest.TempPathFactory
) -> Printed:
    """The whole SOP on the example with so many respondents; printed as the command prints."""
    n, kertas = request.param
    folder = tmp_path_factory.mktemp("cetak")
    export, workbook, target = folder / "ekspor.xlsx", folder / "IKM.xlsm", folder / "IKM.pdf"
    example.write_example(export, n, blemished=n > 12, marked=False)
    values: dict[str, Any] = {"perhitungan.populasi": POPULATION[n], "cetak.kertas": kertas}
    values |= {"perhitungan.alasan_sampel": REASON if n == 12 else "", "surat.bentuk": FORM[kertas]}
    filled = settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml").nilai
    chosen = settings.from_values({**filled, **values})

    with engine.opened(shipped.path()) as book:
        steps.write_settings(book, chosen)
        steps.load_export(book, read.read_grids(export))
        outcome = steps.run_all(book, chosen)
        assert outcome.missing == ()
        assert outcome.state.approval.code
        paper.apply(book.api, str(cells.read_one(book, "kaki_halaman")), kertas)
        book.save(str(workbook))
    pdf.render(workbook, target)
    column = {name: example.HEADER.index(name) for name in ("Nama", "No. Telpon")}
    rows = example.example_rows(n=n, marked=False)
    people = frozenset(str(row[at]) for row in rows for at in column.values() if row[at]) - set(column)
    index, kode = outcome.state.figures.index, outcome.state.approval.code
    assert index.ikm is not None
    ikm, terendah = comma(index.ikm), index.terendah
    halaman = pages.by_sheet(target)
    poster = tuple(codes(pages.drawn(target, halaman, layout.PUBLIKASI)))
    return Printed(n, kertas, ikm, kode, halaman, people, terendah, pages.bold(target, 2), poster)


def each_page(printed: Printed) -> Iterator[tuple[str, str]]:
    for sheet, texts in printed.halaman.items():
        for text in texts:
            yield sheet, text


def test_every_sheet_has_its_number_of_pages(printed: Printed) -> None:
    expected = {**PAGES, layout.PERHITUNGAN: ANSWERS[printed.n, printed.kertas]}
    assert {sheet: len(texts) for sheet, texts in printed.halaman.items()} == expected
    assert tuple(printed.halaman) == layout.PRINTED


def test_every_sheet_has_its_texts(printed: Printed) -> None:
    for sheet, texts in HEADINGS.items():
        found = " ".join("\n".join(printed.halaman[sheet]).split())
        assert [text for text in texts if text not in found] == [], sheet


def test_the_result_stands_on_every_document(printed: Printed) -> None:
    for sheet in (layout.DOKUMEN, layout.PENGESAHAN, layout.SURAT, layout.PUBLIKASI, layout.RIWAYAT):
        assert printed.ikm in "\n".join(printed.halaman[sheet]), sheet
        assert f"{printed.n:,}".replace(",", ".") in "\n".join(printed.halaman[sheet]), sheet


def test_a_telephone_reads_the_result_off_the_printed_poster(printed: Printed) -> None:
    (said,) = printed.poster
    assert said.splitlines()[1:] == [
        "Kecamatan Sooko",
        "Semester I Tahun 2025",
        f"IKM {printed.ikm}, mutu B",
        f"{printed.n:,} responden".replace(",", "."),
        f"Kode verifikasi {printed.kode}",
    ]


def test_one_form_of_the_covering_letter_is_printed(printed: Printed) -> None:
    (page,) = printed.halaman[layout.SURAT]
    page = " ".join(page.split())
    of_letter = ("Hal : Penyampaian Dokumen", "Demikian untuk menjadi periksa.")
    of_table = ("SURAT PENGANTAR", "No. Jenis yang dikirim Banyaknya Keterangan", "Penerima,", "Pengirim,")
    assert [text in page for text in of_letter] == [FORM[printed.kertas] == "surat"] * len(of_letter)
    assert [text in page for text in of_table] == [FORM[printed.kertas] == "tabel"] * len(of_table)
    assert page.index("Yth. Bupati Mojokerto") < page.index("NAMA CAMAT") < page.index("Tembusan")


def test_every_respondent_has_a_row(printed: Printed) -> None:
    text = "\n".join(printed.halaman[layout.PERHITUNGAN])
    rows = re.findall(r"^ *(\d+)((?: +[1-4]){10,11})$", text, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, printed.n + 1))


def test_every_page_of_answers_repeats_the_header(printed: Printed) -> None:
    assert all("No. responden" in page for page in printed.halaman[layout.PERHITUNGAN])


def test_a_small_sample_is_printed_with_its_reason(printed: Printed) -> None:
    (page,) = printed.halaman[layout.RESPONDEN]
    document = " ".join("\n".join(printed.halaman[layout.DOKUMEN]).split())
    assert (REASON in document) == (printed.n == 12)
    assert ("belum terpenuhi" in page) == (printed.n == 12)


def test_every_page_has_content_footer_and_number(printed: Printed) -> None:
    total = sum(len(texts) for texts in printed.halaman.values())
    for number, (sheet, page) in enumerate(each_page(printed), 1):
        *content, footer = page.rstrip().splitlines()
        if sheet in layout.WITHOUT_FOOTER:
            assert "Halaman" not in footer
            continue
        assert f"Kecamatan Sooko · Semester I Tahun 2025 · {printed.kode}" in footer, sheet
        assert footer.endswith(f"Halaman {number} dari {total}"), sheet
        assert len(" ".join(content).split()) > 20, (sheet, page)


def test_no_number_is_too_wide_and_no_cell_shows_an_error(printed: Printed) -> None:
    assert "#" not in printed.text
    assert "DRAF" not in printed.text


def test_nothing_is_english(printed: Printed) -> None:
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", printed.text)}
    assert words & {word.casefold() for word in ENGLISH} == set()


def test_nothing_tells_who_answered(printed: Printed) -> None:
    assert len(printed.people) > printed.n
    assert [who for who in printed.people if who in printed.text] == []
    offices = printed.text.replace("kecamatan@contoh.go.id", "")
    assert not re.search(r"08\d{8,}|0800-0000|@", offices)


def test_the_three_lowest_are_marked_without_colour(printed: Printed) -> None:
    """In black and white a mark and bold letters are left."""
    first, _ = printed.halaman[layout.DOKUMEN]
    assert sorted(re.findall(r"▼ ?([123])$", first, re.MULTILINE)) == ["1", "2", "3"]
    marked = [unsur.kode for unsur in UNSUR if unsur.nama in printed.bold]
    assert sorted(marked) == sorted(printed.terendah)
