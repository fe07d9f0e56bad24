"""What cleaning hands on names nobody: respondents, changes, findings, warnings, refusals."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl import figures
from ikm_xl import settings as configuration
from ikm_xl.cleaning import clean
from ikm_xl.cleaning.clean import Cleaned, Rules
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


@settings(max_examples=60, deadline=None)
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
