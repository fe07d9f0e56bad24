"""The Word file itself: fields, paper, draft and approval, what staff typed, the office's own template."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from ikm_xl.errors import IkmError
from ikm_xl.report import charts, document
from ikm_xl.sop import approval
from ikm_xl.sop.state import State, Survey
from ikm_xl.survey.index import compute
from ikm_xl.survey.unsur import KODE
from tests.report import surveys
from tests.report.reading import TEMPLATE, Report
from workbook_template.laporan import build

AT = datetime(2025, 7, 9, 8, 0)


@pytest.fixture(scope="module")
def full() -> State:
    return surveys.with_past(surveys.planned(surveys.state(surveys.respondents(40))))


@pytest.fixture(scope="module")
def report(full: State) -> Report:
    return Report(full)


def test_the_template_is_what_its_sources_build() -> None:
    assert build.build() == TEMPLATE.read_bytes(), "make build"


def test_chapters_and_attachments_follow_the_outline(report: Report) -> None:
    firsts = [p.text for p in report.word.paragraphs if p.style.name == "Heading 1"]

    assert [text.split(" ")[0] + " " + text.split(" ")[1] for text in firsts] == [
        *(f"BAB {roman}" for roman in ("I", "II", "III", "IV", "V")),
        *(f"LAMPIRAN {number}" for number in (1, 2, 3, 4, 5)),
    ]


def test_the_table_of_contents_lists_the_headings(report: Report) -> None:
    listed = [p.text for p in report.word.paragraphs if p.style.name in ("Heading 1", "Heading 2")]

    assert report.entries("toc ") == listed


def test_captions_are_numbered_and_listed(report: Report) -> None:
    for label in ("Tabel", "Gambar"):
        captions = report.captions(label)
        assert [c.split(".")[0] for c in captions] == [f"{label} {i}" for i in range(1, len(captions) + 1)]
    assert report.entries("table of figures") == report.captions("Tabel") + report.captions("Gambar")


def test_every_field_begins_and_ends_and_leads_somewhere(report: Report) -> None:
    marks = [mark.get(qn("w:fldCharType")) for mark in report.word.element.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("separate") == marks.count("end") > 20
    anchors = {link.get(qn("w:anchor")) for link in report.word.element.iter(qn("w:hyperlink"))}
    names = [mark.get(qn("w:name")) for mark in report.word.element.iter(qn("w:bookmarkStart"))]
    assert anchors <= set(names)
    assert len(set(names)) == len(names)
    assert report.word.settings.element.find(qn("w:updateFields")) is not None


def test_a_table_repeats_its_header_and_splits_no_row(report: Report) -> None:
    tables = [
        table for table in report.word.tables if len(table.rows) > 1 and "Foto" not in table.cell(1, 0).text
    ]

    assert len(tables) > 15
    for table in tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None, table.cell(0, 0).text
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_nothing_of_the_template_is_left(report: Report) -> None:
    assert "{{" not in report.text
    assert "{%" not in report.text
    assert "{" not in "".join(report.edges("header") | report.edges("footer"))


@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("F4", (215, 330))])
def test_every_page_has_the_paper_of_the_settings(paper: str, size: tuple[int, int]) -> None:
    report = Report(surveys.state(surveys.respondents(12), cetak__kertas=paper))

    sizes = [
        (round(section.page_width.mm), round(section.page_height.mm)) for section in report.word.sections
    ]
    assert set(sizes) == {size, size[::-1]}
    assert sizes.count(size[::-1]) == 1


def test_a_draft_says_so_on_each_page(report: Report) -> None:
    assert report.edges("header") == {"DRAF – BELUM DISAHKAN"}
    assert report.word.core_properties.subject == "DRAF"


def test_an_approved_report_carries_its_code(full: State) -> None:
    approved = surveys.approved(full)
    report = Report(approved)

    assert report.edges("header") == {""}
    assert all(approved.approval.code in text for text in report.edges("footer") if text)
    assert "Sooko, 9 Juli 2025" in report.text


def test_a_figure_that_changed_after_the_approval_makes_a_draft(full: State) -> None:
    approved = surveys.approved(full)
    table = approved.answered.copy()
    table["U1"] = table["U1"].replace({3.0: 4.0})
    index = compute(table, approved.settings.basis, approved.settings.nama_unsur)

    report = Report(replace(approved, respondents=table, survey=Survey(index, ())))

    assert report.edges("header") == {"DRAF – BELUM DISAHKAN"}
    assert approved.approval.code not in report.text


def test_title_and_author_are_the_offices(report: Report) -> None:
    properties = report.word.core_properties

    assert properties.author == "Kecamatan Sooko"
    assert "Kecamatan Sooko Semester I Tahun 2025" in properties.title


def test_names_in_capitals_become_names_in_a_sentence() -> None:
    capitals = {
        "instansi__kecamatan": "KECAMATAN PRAJURIT KULON",
        "instansi__pemerintah": "PEMERINTAH KOTA MOJOKERTO",
    }
    report = Report(surveys.state(surveys.respondents(12), **capitals))

    assert "Kecamatan Prajurit Kulon, Kota Mojokerto, melaksanakan" in report.after("1.1 Latar Belakang")
    assert "PEMERINTAH KOTA MOJOKERTO" in report.text


def test_the_offices_own_paragraphs_take_the_place_of_ours() -> None:
    own = "Kecamatan Sooko berada di <tepi> kota & desa.\nParagraf {{ 7 * 7 }} kedua."
    state = surveys.state(
        surveys.respondents(12), laporan__latar_belakang=own, laporan__dasar_hukum="Perbup 1.\nPerbup 2."
    )
    report = Report(state)

    assert report.after("1.1 Latar Belakang").split("\n") == own.split("\n")
    assert report.after("1.2 Dasar Hukum").split("\n") == ["Perbup 1.", "Perbup 2."]


def test_what_others_typed_is_text_and_nothing_else(full: State) -> None:
    nasty = "=1+1 <w:p/> & {{ unit }} {% for x in y %} \x0b\u202e “selesai”"
    table = full.answered.copy()
    table["saran"] = nasty
    row = replace(full.plan[0].row, program=nasty)
    state = replace(full, respondents=table, plan=(replace(full.plan[0], row=row), *full.plan[1:]))

    report = Report(state)

    shown = "=1+1 <w:p/> & {{ unit }} {% for x in y %}"
    assert shown in report.table("Rencana Tindak Lanjut")[0][3]
    assert shown in report.text
    assert "\u202e" not in report.text


def test_240_comments_that_match_no_word_all_reach_the_reader() -> None:
    table = surveys.respondents(240, spoken=())
    table["saran"] = [f"Camat datang ke pasar nomor {i}, telepon 0812 3456 7{i:03}" for i in range(240)]

    report = Report(surveys.state(table))

    rows = report.table("Lainnya")
    assert sum(int(row[3]) for row in rows) == 240
    assert "240 dari 240" in report.text
    assert all(f"pasar nomor {i}," in report.text for i in range(240))
    assert "0812" not in report.text


def test_the_same_state_gives_the_same_file(full: State) -> None:
    assert document.compose(full, TEMPLATE, AT) == document.compose(full, TEMPLATE, AT)


def test_without_a_result_there_is_no_report() -> None:
    nobody = surveys.state(surveys.respondents(0))

    with pytest.raises(IkmError, match="belum dapat dihitung") as refused:
        document.compose(nobody, TEMPLATE)
    assert refused.value.code == "IKM-R01"


def edited(path: Path, text: str) -> Path:
    word = docx.Document(str(TEMPLATE))
    word.paragraphs[0].add_run(text)
    word.save(str(path))
    return path


def test_an_offices_own_template_is_filled_as_ours(full: State, tmp_path: Path) -> None:
    report = Report(full, edited(tmp_path / "kami.docx", "Moto {{ unit.kecamatan }}: melayani"))

    assert "Moto Kecamatan Sooko: melayani" in report.text


@pytest.mark.parametrize(
    "text",
    ["{{ kecamatann }}", "{% if ikm %}", "{{ ''.__class__.__mro__ }}", "{% include 'x' %}", "{{ ikm.x.y }}"],
)
def test_what_a_template_says_wrongly_is_told(full: State, text: str, tmp_path: Path) -> None:
    with pytest.raises(IkmError, match=r"kami\.docx memuat tanda yang tidak dikenal") as refused:
        document.compose(full, edited(tmp_path / "kami.docx", text))
    assert refused.value.code == "IKM-R02"


def test_a_template_that_is_no_word_file_is_told(full: State, tmp_path: Path) -> None:
    path = tmp_path / "kami.docx"
    path.write_text("bukan Word")
    other = tmp_path / "buku.docx"
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    for wrong in (path, other, tmp_path / "tidak ada.docx"):
        with pytest.raises(IkmError, match="tidak dapat dibaca sebagai berkas Word") as refused:
            document.compose(full, wrong)
        assert refused.value.code == "IKM-R03"


def test_a_picture_is_described(report: Report) -> None:
    described = [picture.get("descr") for picture in report.word.element.iter(qn("wp:docPr"))]

    assert described == report.captions("Gambar")
    assert len(described) == 3


def test_a_chart_needs_no_colour() -> None:
    """In shades of grey the lowest, the others and the ground are far apart."""
    data = charts.bars([charts.Bar("U1", 90.0), charts.Bar("U2", 80.0, lowest=True)], [])
    shades = Image.open(io.BytesIO(data)).convert("L")
    upper, lower = (
        min(shades.crop((700, middle, 740, middle + 1)).tobytes()) for middle in (80 + 39, 80 + 78 + 39)
    )

    assert 255 - upper > 40
    assert upper - lower > 80


def test_a_trend_of_equal_values_can_be_drawn() -> None:
    assert charts.trend([("Tahun 2024", 100.0), ("Tahun 2025", 100.0)], []).startswith(b"\x89PNG")


def test_all_unsur_that_count_are_explained(report: Report) -> None:
    assert [row[1].split(" ")[0] for row in report.table("LAMPIRAN 1")] == list(KODE)


def test_a_revision_is_named_beside_the_code(full: State) -> None:
    first = surveys.approved(full)
    revised = replace(first, approval=replace(first.approval, revisi=2))
    code = approval.verification_code(revised)

    report = Report(replace(revised, approval=replace(revised.approval, code=code)))

    assert all(f"{code} · Revisi ke-2" in text for text in report.edges("footer") if text)
