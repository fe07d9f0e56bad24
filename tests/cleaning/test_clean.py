"""The seven rules together, on exports of every layout."""

import random
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ikm_xl.cleaning.clean import PROFIL, Cleaned, Note, Rules, clean
from ikm_xl.cleaning.findings import TAHAN
from ikm_xl.errors import IkmError
from ikm_xl.export.read import read_grids
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import (
    ANSWERS,
    FORMS,
    LAYOUTS,
    PROFILE,
    Row,
    grid,
    write_html,
    write_ods,
    write_text,
    write_xlsx,
)

A: Row = [*ANSWERS[0]]
B: Row = [*ANSWERS[1]]
HEADER: Row = ["No", "Nama", *KODE, "Saran"]
# A cell in a column of answers: mostly an answer, but also what people leave there.
CELLS = st.sampled_from(
    [1, 2, 3, 4, "1", "3,0", "b", "Sesuai", "4 (Tidak sesuai)", "", None, "-", 0, 5, 3.5, "x"]
)


def _sheet(*rows: Row, rules: Rules | None = None) -> Cleaned:
    return clean([grid([HEADER, *rows])], rules or Rules())


def _drawn(*rows: Row) -> Cleaned:
    """A sheet by lot; one that is refused as another scale shows nothing here."""
    try:
        return _sheet(*rows)
    except IkmError as error:
        assume(error.code not in ("IKM-B08", "IKM-B10"))
        raise


def _answers(cleaned: Cleaned) -> list[tuple[float, ...]]:
    """All answers, in an order that does not depend on the rows'."""
    answers = cleaned.responden[list(KODE)].fillna(0).to_numpy()
    return sorted(tuple(row) for row in answers.tolist())


# What comes out


def test_one_row_per_respondent() -> None:
    layout = LAYOUTS["esukma"]
    responden = clean([grid(layout.rows(), "a.xlsx")], Rules()).responden
    assert list(responden.columns) == [*KODE, *PROFIL, "baris", "berkas"]
    assert responden.loc[0].to_dict() == dict(zip(KODE, map(float, ANSWERS[0]), strict=True)) | {
        "tanggal": "2025-03-29 16:28",
        "jenis_kelamin": "Laki-laki",
        "umur": 57.0,
        "kelompok_umur": "50–59",
        "pendidikan": "",
        "pekerjaan": "",
        "layanan": "",
        "saran": "Sudah baik",
        "baris": 5,
        "berkas": "a.xlsx",
    }
    assert {str(responden[kode].dtype) for kode in KODE} == {"float64"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_that_identifies_a_person_comes_out(layout: str) -> None:
    cleaned = clean([grid(LAYOUTS[layout].rows())], Rules())
    text = cleaned.responden.to_csv() + repr(cleaned.catatan) + repr(cleaned.peringatan)
    for field in ("nama", "telepon", "alamat"):
        assert not any(str(value) in text for value in PROFILE[field])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_profile_that_an_export_has(layout: str) -> None:
    columns = LAYOUTS[layout].columns
    cleaned = clean([grid(LAYOUTS[layout].rows())], Rules())
    assert cleaned.kolom == tuple(field for field in PROFIL if field in columns)
    for field in ("tanggal", "jenis_kelamin", "pendidikan", "pekerjaan", "layanan"):
        assert (cleaned.responden[field] != "").all() == (field in columns)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_with_every_form_of_answers(layout: str, form: str) -> None:
    known = LAYOUTS[layout]
    cleaned = clean([grid(known.rows(FORMS[form]))], Rules())
    assert cleaned.hitungan.dipakai == len(ANSWERS)
    for i, kode in enumerate(KODE):
        expected = [row[i] for row in ANSWERS] if kode in known.unsur else []
        assert cleaned.responden[kode].dropna().tolist() == expected


@given(
    st.sampled_from(sorted(LAYOUTS)),
    st.sampled_from(sorted(FORMS)),
    st.sampled_from(["xlsx", "ods", "html", "utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(";,\t"),
)
@settings(max_examples=20, deadline=None)
def test_layout_form_and_kind_of_file_combine(
    folder: Path, layout: str, form: str, kind: str, delimiter: str
) -> None:
    rows = LAYOUTS[layout].rows(FORMS[form])
    if kind == "cp1252":  # which cannot write everything
        rows = [[str(cell).encode("cp1252", "replace").decode("cp1252") for cell in row] for row in rows]
    path = folder / "ekspor.xls"
    if kind == "xlsx":
        write_xlsx(path, rows)
    elif kind == "ods":
        write_ods(path, rows)
    elif kind == "html":
        write_html(path, rows)
    else:
        write_text(path, rows, delimiter, kind)
    expected = clean([grid(LAYOUTS[layout].rows())], Rules())
    cleaned = clean(read_grids(path), Rules())
    assert cleaned.responden[list(KODE)].equals(expected.responden[list(KODE)])
    assert cleaned.responden["baris"].equals(expected.responden["baris"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ekspor")


# Rules 2 and 3: every row is accounted for


@given(
    st.lists(
        st.one_of(
            st.tuples(st.integers(1, 9), st.sampled_from(["Melati", "Total", ""]), *[CELLS] * 11),
            st.just(tuple(HEADER[:-1])),
            st.sampled_from(["Jumlah", "NRR / Unsur", "Mutu"]).map(lambda label: (label, "", *["B"] * 11)),
            st.just(("", "", *[""] * 11)),
            st.just(("LAPORAN",)),
        ),
        max_size=12,
    )
)
@settings(max_examples=30, deadline=None)
def test_log_and_data_account_for_every_row(rows: list[tuple[object, ...]]) -> None:
    cleaned = _drawn([1, "Kenanga", *A, ""], *map(list, rows))
    counts = cleaned.hitungan
    blank = sum(not any(str(cell or "").strip() for cell in row) for row in rows)
    assert counts.dibaca == 1 + len(rows) - blank
    assert counts.dibaca == sum(vars(counts).values()) - counts.dibaca
    assert counts.dipakai == len(cleaned.responden)
    logged = {note.baris for note in cleaned.catatan if note.tindakan != "dikosongkan"}
    assert len(logged) == counts.dibaca - counts.dipakai
    assert not logged & set(cleaned.responden["baris"])


@given(
    st.lists(st.lists(CELLS, min_size=11, max_size=11), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
@settings(max_examples=30, deadline=None)
def test_the_order_of_rows_and_columns_never_matters(answers: list[Row], chance: random.Random) -> None:
    rows: list[Row] = [[n % 5, "Melati", *row, "saran"] for n, row in enumerate([*answers, A])]
    before = _drawn(*rows)
    order = list(range(len(HEADER)))
    chance.shuffle(rows)
    chance.shuffle(order)
    after = clean([grid([[row[column] for column in order] for row in (HEADER, *rows)])], Rules())
    assert _answers(after) == _answers(before)
    assert after.hitungan == before.hitungan


@pytest.mark.parametrize("layout", LAYOUTS)
def test_cleaning_what_is_clean_changes_nothing(layout: str) -> None:
    once = clean([grid(LAYOUTS[layout].rows())], Rules()).responden
    again = clean([grid([list(once.columns), *once.astype(object).to_numpy().tolist()])], Rules())
    assert again.catatan == ()
    kept = [*KODE, *PROFIL]
    pd.testing.assert_frame_equal(again.responden[kept], once[kept])


@given(st.lists(st.lists(CELLS, min_size=11, max_size=11), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_cleaned_answers_are_answers(answers: list[Row]) -> None:
    rows: list[Row] = [[n, "Melati", *row, ""] for n, row in enumerate([*answers, A])]
    once = _drawn(*rows).responden
    again = clean([grid([list(once.columns), *once.astype(object).to_numpy().tolist()])], Rules())
    assert again.responden[list(KODE)].equals(once[list(KODE)])
    assert again.catatan == ()


def test_several_exports_at_once_are_one_survey() -> None:
    layouts = [LAYOUTS[name] for name in ("esukma", "nomor dan nama", "page")]
    together = clean([grid(layout.rows(), f"{n}.xlsx") for n, layout in enumerate(layouts)], Rules())
    pasted = clean([grid([row for layout in layouts for row in layout.rows()])], Rules())
    assert together.hitungan.dipakai == pasted.hitungan.dipakai == 3 * len(ANSWERS)
    assert _answers(together) == _answers(pasted)
    assert together.kolom == pasted.kolom
    assert together.responden["berkas"].unique().tolist() == ["0.xlsx", "1.xlsx", "2.xlsx"]


# Rule 4: what is emptied is logged


def test_what_is_no_answer_is_emptied_and_logged_with_its_original() -> None:
    cleaned = _sheet([1, "Melati", 5, 0, "3.5", "x", True, "4 (Tidak sesuai)", "-", "", *A[8:], ""])
    assert cleaned.responden[list(KODE)].isna().to_numpy().tolist()[0] == [True] * 8 + [False] * 3
    assert [(note.kolom, note.nilai, note.alasan) for note in cleaned.catatan] == [
        ("U1", "5", "di luar skala 1–4"),
        ("U2", "0", "di luar skala 1–4"),
        ("U3", "3.5", "di luar skala 1–4"),
        ("U4", "x", "bukan pilihan jawaban U4"),
        ("U5", "TRUE", "bukan pilihan jawaban U5"),
        ("U6", "4 (Tidak sesuai)", "bukan pilihan jawaban U6"),
        ("U7", "-", "tanda ini berarti kosong"),
    ]
    assert {(note.baris, note.tindakan, note.berkas) for note in cleaned.catatan} == {
        (2, "dikosongkan", "ekspor.xlsx")
    }


def test_a_date_that_cannot_be_read_is_logged() -> None:
    cleaned = clean([grid([["No", "Tanggal", *KODE], [1, "kemarin", *A], [2, "", *B]])], Rules())
    assert cleaned.responden["tanggal"].tolist() == ["", ""]
    assert cleaned.catatan == (
        Note(2, "tanggal", "kemarin", "dikosongkan", "tanggal tidak terbaca", "ekspor.xlsx"),
    )


def test_an_unsur_that_the_export_lacks_is_empty() -> None:
    cleaned = clean([grid(LAYOUTS["P1"].rows())], Rules())
    assert cleaned.responden[["U10", "U11"]].isna().all(axis=None)
    assert cleaned.catatan == ()


# Rules


def test_a_blank_answer_is_ignored_or_drops_the_respondent() -> None:
    rows: list[Row] = [[1, "Melati", *A, ""], [2, "Dahlia", "", *B[1:], ""], [3, "Seroja", *B[:10], 7, ""]]
    assert _sheet(*rows).hitungan.dipakai == 3
    strict = _sheet(*rows, rules=Rules(jawaban_kosong="gugurkan"))
    assert (strict.hitungan.dipakai, strict.hitungan.gugur) == (1, 2)
    assert [(note.baris, note.kolom) for note in strict.catatan if note.tindakan == "dibuang"] == [
        (3, "U1"),
        (4, "U11"),
    ]
    ten = Rules(unsur=KODE[:10], jawaban_kosong="gugurkan")
    assert _sheet(*rows, rules=ten).hitungan.dipakai == 2


def test_an_unsur_that_the_export_lacks_drops_nobody() -> None:
    cleaned = clean([grid(LAYOUTS["P1"].rows())], Rules(jawaban_kosong="gugurkan"))
    assert cleaned.hitungan.dipakai == len(ANSWERS)


def test_bare_u8_and_u9_follow_the_setting() -> None:
    plain = _sheet([1, "Melati", *A, ""]).responden
    swapped = _sheet([1, "Melati", *A, ""], rules=Rules(urutan="kuesioner")).responden
    assert plain[["U8", "U9"]].to_numpy().tolist() == [[A[7], A[8]]]
    assert swapped[["U8", "U9"]].to_numpy().tolist() == [[A[8], A[7]]]


def test_columns_of_comments_are_joined() -> None:
    header: Row = ["No", *KODE, "Kekurangan", "Kelebihan", "Saran"]
    cleaned = clean([grid([header, [1, *A, "antre", "", "tambah loket"], [2, *B, "-", "", ""]])], Rules())
    assert cleaned.responden["saran"].tolist() == ["antre; tambah loket", ""]


def test_a_number_and_a_range_of_age() -> None:
    header: Row = ["No", "Kelompok Umur", "Umur", *KODE]
    cleaned = clean([grid([header, [1, "20-29", "", *A], [2, "", 34, *B], [3, "17-25", "", *B]])], Rules())
    assert cleaned.responden["umur"].fillna(0).tolist() == [0, 34, 0]
    assert cleaned.responden["kelompok_umur"].tolist() == ["20–29", "30–39", "17-25"]


def test_the_log_is_in_the_order_of_files_and_rows() -> None:
    rows: list[Row] = [
        [1, "Melati", *A[:10], 9, ""],
        [2, "", *[""] * 11, ""],
        HEADER,
        [3, "Dahlia", 9, *B[1:], ""],
    ]
    cleaned = clean([grid([HEADER, *rows], "b.xlsx"), grid([HEADER, rows[0]], "a.xlsx")], Rules())
    assert [(note.berkas, note.baris) for note in cleaned.catatan] == [
        ("b.xlsx", 2),
        ("b.xlsx", 3),
        ("b.xlsx", 4),
        ("b.xlsx", 5),
        ("a.xlsx", 2),
    ]


# Nobody


@pytest.mark.parametrize("rows", [[], [[]], [[1, "Melati", *["-"] * 11]], [["Jumlah", "", *[4] * 11]]])
def test_an_export_without_respondents_is_refused(rows: list[Row]) -> None:
    with pytest.raises(IkmError, match="tidak ada responden") as refused:
        _sheet(*rows)
    assert "ekspor.xlsx" in refused.value.message
    assert refused.value.hint


def test_if_every_respondent_left_a_blank_the_message_says_so() -> None:
    with pytest.raises(IkmError, match="menjawab semua unsur"):
        _sheet([1, "Melati", "", *A[1:], ""], rules=Rules(jawaban_kosong="gugurkan"))


@pytest.mark.parametrize(("unread", "refused"), [(110, False), (111, True)])
def test_a_file_is_refused_where_more_than_half_of_its_answers_are_not_understood(
    unread: int, refused: bool
) -> None:
    """With half of them, the document is held, and each text is asked for on Kamus Jawaban."""
    rows: list[Row] = [["No", *KODE]]
    rows += [[number, *answers] for number, answers in enumerate(ANSWERS * 5, 1)]
    cells = [(row, column) for row in range(1, len(rows)) for column in range(1, 1 + len(KODE))]
    for number in range(unread):
        row, column = cells[2 * number % len(cells) + 2 * number // len(cells)]
        rows[row][column] = f"kata {number}"
    if refused:
        with pytest.raises(IkmError, match="111 dari 220 jawaban tidak dikenali") as error:
            clean([grid(rows)], Rules())
        assert error.value.code == "IKM-B10"
    else:
        assert {f.kode for f in clean([grid(rows)], Rules()).temuan if f.severity == TAHAN} >= {"IKM-B40"}
