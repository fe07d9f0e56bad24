"""What cleaning hands on names nobody: respondents, changes, findings, warnings, refusals."""

from __future__ import annotations

import json
import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl import figures
from ikm_xl import settings as configuration
from ikm_xl.cleaning import clean, safe
from ikm_xl.cleaning.checks import Unknown
from ikm_xl.cleaning.clean import Cleaned, Rules
from ikm_xl.cleaning.findings import TAHAN, Finding
from ikm_xl.cleaning.log import Note
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey import index
from ikm_xl.survey.unsur import KODE

HEADER = [
    "No", "Nama", "Umur", "Jenis Kelamin", "Pendidikan", "Pekerjaan", "Layanan", *KODE, "Saran",
]  # fmt: skip
SECRETS = ("0812999988", "3516017777666655", "Siti Aminah", "rini@contoh.id")


def export(**typed: object) -> Grid:
    """Thirty respondents, the last of whom typed something odd into the columns that are named."""
    ordinary: list[object] = ["", "Melati", 30, "P", "SMA", "Petani", "KTP-el", *[3] * 11, ""]
    rows = [[number, *ordinary[1:]] for number in range(1, 31)]
    for column, value in typed.items():
        rows[-1][HEADER.index(column)] = value
    return Grid("ekspor_20250630_081500.xlsx", "Data", [HEADER, *rows])


def everything(cleaned: Cleaned) -> str:
    """Every text that a command, a sheet or a message may show of it."""
    default = configuration.default()
    result = index.compute(cleaned.responden, default.basis, default.nama_unsur)
    shown = json.dumps(figures.as_object(cleaned, result, default, ()), ensure_ascii=False)
    return shown + cleaned.responden.to_csv()


def told(grid: Grid) -> str:
    """Every text that comes of an export, a refusal too."""
    try:
        return everything(clean.clean([grid], Rules()))
    except IkmError as error:
        return str(error)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(HEADER[2:]),
    st.sampled_from(SECRETS),
    st.sampled_from(["{}", "KTP a.n. {}", "{} ", "Dagang (Bu {})", "nomor saya {}", "{}, tolong"]),
)
def test_what_is_typed_into_any_cell_leaves_without_name_and_number(
    column: str, secret: str, form: str
) -> None:
    text = form.format(secret)
    assert secret not in told(export(**{column: text, "Nama": "Siti Aminah"}))


def test_a_telephone_number_as_a_number_is_no_age() -> None:
    cleaned = clean.clean([export(Umur=81299998888)], Rules())
    assert "81299998888" not in everything(cleaned)
    assert cleaned.responden["umur"].isna().sum() == 1


def test_a_comment_that_names_a_person_is_told_before_it_is_printed() -> None:
    cleaned = clean.clean([export(Saran="Pak Budi di loket 2 marah-marah")], Rules())
    (told,) = [text for text in cleaned.peringatan if "menyebut orang" in text]
    assert told == "Saran 1 responden menyebut orang dengan namanya (baris 31): bacalah sebelum dicetak."


def test_ordinary_texts_and_the_name_of_the_file_stay() -> None:
    typed = {"Pekerjaan": "Penjahit", "Layanan": "Kartu Keluarga", "Saran": "Sudah baik, Bu."}
    responden = clean.clean([export(**typed)], Rules()).responden
    assert set(typed.values()) <= set(responden.iloc[-1])
    assert responden["berkas"].iloc[0] == "ekspor_20250630_081500.xlsx"


def test_a_refusal_quotes_nobody() -> None:
    rows = [[number, *["Siti 081234567890"] * 11] for number in range(1, 9)]
    with pytest.raises(IkmError) as caught:
        clean.clean([Grid("a.xlsx", "", [["No", *KODE], *rows])], Rules())
    assert "081234567890" not in str(caught.value)


# Respondents


def names(*of: str) -> pd.Series[str]:
    return pd.Series(of, dtype=object)


def respondents(column: str, values: list[object], who: pd.Series[str]) -> list[object]:
    """What leaves of one column of the respondents who are called so."""
    fields = ("jenis_kelamin", "kelompok_umur", "pendidikan", "pekerjaan", "layanan", "saran", "berkas")
    rows = pd.DataFrame({field: ["x"] * len(values) for field in fields}, dtype=object)
    rows["umur"] = 30.0
    rows[column] = pd.Series(values)
    result = safe.respondents(rows, who)
    assert rows[column].tolist() == pytest.approx(values, nan_ok=True)  # the table itself is as before
    others = [other for other in rows if other != column]
    assert result[others].to_dict("list") == rows[others].to_dict("list")
    found: list[object] = result[column].tolist()
    return found


def test_an_age_above_150_is_a_number_typed_into_the_wrong_cell() -> None:
    *ages, none, unknown = respondents("umur", [17.0, 150.0, 151.0, math.nan], names(*[""] * 4))
    assert ages == [17, 150]
    assert math.isnan(float(str(none)))
    assert math.isnan(float(str(unknown)))


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("jenis_kelamin", "Bu [nama]"),
        ("kelompok_umur", "Bu [nama]"),
        ("pendidikan", "Bu [nama]"),
        ("pekerjaan", "Bu [nama]"),
        ("layanan", "Bu [nama]"),
        ("saran", "Bu Rini 5"),  # a comment may thank somebody: it is read before it is printed
    ],
)
def test_whom_a_field_greets_is_left_out_whom_a_comment_greets_stays(column: str, text: str) -> None:
    typed: list[object] = ["Bu Rini 5, 0812999988"]
    assert respondents(column, typed, names("")) == [f"{text.removesuffix(' 5')} 5, [nomor telepon]"]


@pytest.mark.parametrize(
    "column", ["jenis_kelamin", "kelompok_umur", "pendidikan", "pekerjaan", "layanan", "saran"]
)
def test_a_respondent_s_own_full_name_leaves_no_text(column: str) -> None:
    typed: list[object] = ["oleh siti AMINAH, ya", "Siti Aminah", "bagus sekali", "bagus", ""]
    who = names("Siti Aminah", "Kenanga Dewi", "Bagus", "", "Siti Aminah")
    assert respondents(column, typed, who) == [
        "oleh [nama], ya",
        "Siti Aminah",  # in the row of another
        "bagus sekali",  # one word may mean something else
        "bagus",
        "",
    ]


@pytest.mark.parametrize("name", ["Siti Aminah", "Siti  Aminah", "siti\xa0AMINAH"])
@pytest.mark.parametrize(
    "text", ["dari Siti Aminah", "dari Siti  Aminah", "dari Siti\nAminah", "dari SITI\xa0AMINAH"]
)
def test_a_name_is_found_whatever_blanks_stand_in_it(name: str, text: str) -> None:
    assert respondents("saran", [text], names(name)) == ["dari [nama]"]


# Changes, and texts that were not understood


def unnamed(text: str, *people: str) -> str:
    """The text as it leaves where the export has these people; of both kinds alike."""
    (unknown,) = safe.unknown([Unknown("U3", text, 2)], names(*people))
    (note,) = safe.notes([Note(7, "U3", text, "dikosongkan", "lupa", "a.xlsx")], names(*people))
    assert unknown == Unknown("U3", note.nilai, 2)
    assert note == Note(7, "U3", note.nilai, "dikosongkan", "lupa", "a.xlsx")
    return note.nilai


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Siti Aminah", "[nama]"),
        ("SITI  aminah", "[nama]"),
        ("kata (Siti Aminah).", "kata [nama]"),
        ("Siti Aminah lalu Dahlia Putri Ayu", "[nama] lalu [nama]"),
        ("dari Siti Aminah Putri", "dari [nama]"),  # the longest one that somebody has
        ("siti dan aminah", "siti dan aminah"),
        ("Bagus", "[nama]"),
        ("'Bagus'.", "[nama]"),
        ("Bagus sekali", "Bagus sekali"),  # one word is a name only where it stands alone
        ("tidak Bagus", "tidak Bagus"),
        ("pelayanan tidak Bagus", "pelayanan tidak Bagus"),
        ("Kenanga Dewi", "Kenanga Dewi"),
        ("Bu Rini", "Bu [nama]"),
        ("0812999988 saja", "[nomor telepon] saja"),
        ("[nama]", "[nama]"),
        ("", ""),
    ],
)
def test_what_was_typed_into_an_answer_names_nobody_in_the_export(text: str, left: str) -> None:
    people = ("Siti Aminah", "Siti  Aminah Putri", "Dahlia Putri Ayu", "Bagus", "", "[nama]")
    assert unnamed(text, *people) == left


@pytest.mark.parametrize("name", ["Siti Aminah, S.Pd.", "H. Siti (Aminah)", "'Siti Aminah'"])
def test_a_name_may_end_in_a_mark(name: str) -> None:
    assert unnamed(f"dari {name}", name) == "dari [nama]"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (2, "kata [nama] begitu"),
        (3, "kata [nama] begitu"),
        (4, "kata [nama] begitu"),
        (5, "kata [nama] begitu"),
        (6, "kata [nama] begitu"),
        (7, "kata aa ba ca da ea fa ga begitu"),
    ],
)
def test_a_name_of_up_to_six_words_is_found_within_a_text(words: int, left: str) -> None:
    name = " ".join(f"{letter}a" for letter in "abcdefg"[:words])
    assert unnamed(f"kata {name} begitu", name) == left
    assert unnamed(name, name) == "[nama]"


@pytest.mark.parametrize(("length", "found"), [(40, True), (41, False)])
def test_a_name_is_looked_for_in_texts_of_up_to_40_words(length: int, found: bool) -> None:
    rest = " ".join(["kata"] * (length - 2))
    assert unnamed(f"{rest} Siti Aminah", "Siti Aminah") == f"{rest} {'[nama]' if found else 'Siti Aminah'}"


def test_where_nothing_was_found_there_is_nothing_to_tell() -> None:
    assert safe.unknown([], names("Siti Aminah")) == ()
    assert safe.notes([], names("Siti Aminah")) == ()


# Sentences, findings, refusals

FILE = "ekspor_20250630_081500.xlsx"
QUOTED, LEFT = f"{FILE}: 0812999988", f"{FILE}: [nomor telepon]"


def test_what_is_said_quotes_no_number_but_that_of_a_file() -> None:
    files = iter([FILE])
    assert safe.sentences([QUOTED, "baris 7", QUOTED], files) == (LEFT, "baris 7", LEFT)
    found = Finding("IKM-B60", TAHAN, QUOTED, 2, QUOTED, QUOTED, QUOTED, "7U3")
    expected = Finding("IKM-B60", TAHAN, LEFT, 2, LEFT, LEFT, LEFT, "7U3")
    assert list(safe.findings([found, found], iter([FILE]))) == [expected, expected]


def test_a_refusal_stays_the_same_one_without_the_number() -> None:
    error = IkmError(QUOTED, f"Tanyakan {QUOTED}", code="IKM-B01")
    refused = safe.refusal(error, iter([FILE]))
    assert refused is error
    assert (refused.message, refused.hint, refused.code) == (LEFT, f"Tanyakan {LEFT}", "IKM-B01")
    assert refused.args == (LEFT,)
    assert str(refused) == f"{LEFT} Tanyakan {LEFT}"
