"""Where the rules of cleaning meet: who counts, who is asked, and what is told first."""

from datetime import date

import pytest

from ikm_xl.cleaning.checks import Unknown
from ikm_xl.cleaning.clean import PROFIL, Cleaned, Counts, Rules, clean
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, Row, grid

HEADER: Row = ["No", "Tanggal", "Nama", "Umur", *KODE]
IN, LATE = "03-03-2025", "02-07-2025"
PERIOD = {"awal": date(2025, 1, 1), "akhir": date(2025, 6, 30)}
ONLY = Rules(**PERIOD, hanya_dalam_periode=True)  # type: ignore[arg-type]
NAMES = ("Melati", "Kenanga", "Dahlia", "Seroja", "Mawar", "Anggrek", "Cempaka", "Flamboyan")


def _person(n: int, day: str = IN, **answers: object) -> Row:
    """Somebody of the list of names, some of whose answers are others than usual."""
    given = dict(zip(KODE, ANSWERS[n % 4], strict=True)) | answers
    return [n, day, f"{NAMES[n - 1]} Asri", 20 + n, *given.values()]


def _clean(*rows: Row, rules: Rules | None = None) -> Cleaned:
    return clean([grid([HEADER, *rows])], rules or Rules())


def _told(cleaned: Cleaned) -> list[tuple[str, int]]:
    return [(finding.kode, finding.jumlah) for finding in cleaned.temuan]


def _notes(cleaned: Cleaned) -> list[tuple[int, str, str]]:
    return [(note.baris, note.kolom, note.alasan) for note in cleaned.catatan]


def test_every_row_is_counted_under_the_first_reason_that_it_has() -> None:
    strict = Rules(**PERIOD, hanya_dalam_periode=True, jawaban_kosong="gugurkan")  # type: ignore[arg-type]
    rows = [
        _person(1),
        _person(2),
        _person(2),  # a double
        _person(3, U4=""),  # a blank answer
        _person(4, LATE),
        _person(5, LATE, U4=""),  # late, and a blank answer
        _person(5, LATE, U4=""),  # likewise, and a double
        [6, LATE, "Anggrek Asri", 26, *["-"] * 11],
        HEADER,
        ["Jumlah", "", "", "", 30, *[""] * 10],
    ]
    cleaned = _clean(*rows, rules=strict)
    assert cleaned.hitungan == Counts(
        dibaca=10, dipakai=2, ganda=2, judul_berulang=1, ringkasan=1, tanpa_jawaban=1, gugur=1, luar_periode=2
    )
    assert [note for note in _notes(cleaned) if note[2] != "tanda ini berarti kosong"] == [
        (4, "", "sama persis dengan baris 3"),
        (5, "U4", "jawaban kosong menggugurkan responden"),
        (6, "", "di luar periode"),
        (7, "", "di luar periode"),
        (8, "", "sama persis dengan baris 7"),
        (9, "", "tidak ada satu pun jawaban yang sah"),
        (10, "", "judul kolom berulang"),
        (11, "", "baris ringkasan, bukan responden"),
    ]
    assert cleaned.responden["baris"].tolist() == [2, 3]
    assert cleaned.pertanggungjawaban.adds_up


def test_without_rules_everybody_counts_and_a_blank_is_no_number() -> None:
    cleaned = _clean(_person(1), _person(2, U4=""), _person(3, LATE, U5="-"))
    assert cleaned.hitungan.dipakai == 3
    responden = cleaned.responden
    assert list(responden.columns) == [*KODE, *PROFIL, "baris", "berkas"]
    assert responden.index.tolist() == [0, 1, 2]
    assert responden["U4"].fillna(-1).tolist() == [ANSWERS[1][3], -1, ANSWERS[3][3]]
    assert responden["U5"].fillna(-1).tolist() == [ANSWERS[1][4], ANSWERS[2][4], -1]


@pytest.mark.parametrize(
    ("unsur", "titles", "used"),
    [
        (KODE, KODE, 1),
        (KODE[:10], KODE, 2),  # the blank answer is none of those that count
        (KODE[1:], KODE, 2),
        (KODE, KODE[:10], 2),  # no table has U11
    ],
)
def test_a_blank_answer_drops_only_where_the_unsur_counts_and_was_asked(
    unsur: tuple[str, ...], titles: tuple[str, ...], used: int
) -> None:
    rows = [_person(1), _person(2, U1=""), _person(3, U11="")]
    table = grid([[*HEADER[:4], *titles], *(row[: 4 + len(titles)] for row in rows)])
    cleaned = clean([table], Rules(unsur=unsur, jawaban_kosong="gugurkan"))
    assert (cleaned.hitungan.dipakai, cleaned.hitungan.gugur) == (used, 3 - used)


def test_who_is_dropped_for_a_blank_answer_is_not_told_as_late_too() -> None:
    strict = Rules(**PERIOD, jawaban_kosong="gugurkan")  # type: ignore[arg-type]
    cleaned = _clean(_person(1), _person(2, LATE), _person(3, LATE, U4=""), _person(4, U4=""), rules=strict)
    assert _told(cleaned) == [("IKM-B48", 2), ("IKM-B47", 1)]


def test_a_text_that_is_not_understood_is_asked_for_where_it_may_matter() -> None:
    """Of respondents and of rows that would be some, not of totals, doubles, or another period."""
    rows: list[Row] = [
        _person(1, U1="entah"),
        _person(2, U1="kata dua"),
        _person(2, U1="kata dua"),
        _person(3, LATE, U1="kata tiga"),
        [4, IN, "Seroja Asri", 24, "kata empat", *[""] * 10],
        _person(5), _person(6), _person(7), _person(8),
        ["Predikat", "", "", "", *["Prima"] * 11],
    ]  # fmt: skip
    cleaned = _clean(*rows, rules=ONLY)
    assert cleaned.tak_dikenal == (
        Unknown("U1", "entah", 1), Unknown("U1", "kata dua", 1), Unknown("U1", "kata empat", 1),
    )  # fmt: skip


def test_what_holds_is_told_first_and_what_is_only_logged_last_and_in_no_sentence() -> None:
    """The same people on a second sheet are told once; so is a column of minutes, which is only logged."""
    minutes: Row = ["Waktu tunggu (menit)"]
    people = [[*_person(n, LATE), 3] for n in range(1, 7)]
    sheets = [
        grid([HEADER + minutes, *people]),
        grid([HEADER[:3] + HEADER[4:] + minutes, *(row[:3] + row[4:] for row in people)], lembar="Lagi"),
    ]
    cleaned = clean(sheets, Rules(**PERIOD))  # type: ignore[arg-type]
    assert _told(cleaned) == [("IKM-B47", 6), ("IKM-B41", 1), ("IKM-B30", 1)]
    assert len(cleaned.peringatan) == 2
    assert "Waktu tunggu" not in "".join(cleaned.peringatan)
    assert (cleaned.hitungan.dipakai, cleaned.hitungan.luar_periode) == (6, 0)


@pytest.mark.parametrize(("lembar", "called"), [("Data", "Data"), ("", "a.csv")])
def test_the_people_of_a_second_sheet_are_left_out_its_other_rows_keep_their_reason(
    lembar: str, called: str
) -> None:
    people = [_person(n) for n in (1, 2, 3, 4, 5, 6, 6)]
    copies = [HEADER[:3] + HEADER[4:], *(row[:3] + row[4:] for row in people), ["Jumlah", "", "", *[30] * 11]]
    sheets = [grid([HEADER, *people], "a.csv", lembar), grid(copies, "a.csv", "Salinan")]
    cleaned = clean(sheets, Rules())
    assert (cleaned.hitungan.dipakai, cleaned.hitungan.ganda, cleaned.hitungan.ringkasan) == (6, 8, 1)
    copy = f"sama persis dengan baris responden di lembar '{called}'"
    assert sorted(_notes(cleaned)) == sorted([
        (8, "", "sama persis dengan baris 7"),
        *((row, "", copy) for row in range(2, 8)),
        (8, "", "sama persis dengan baris 7"),
        (9, "", "baris ringkasan, bukan responden"),
    ])  # fmt: skip


def test_a_number_that_another_export_has_too_is_another_person() -> None:
    """Every export begins with 1 again; nothing else says who the respondents are."""
    rows: list[Row] = [[n, *ANSWERS[n % 4]] for n in range(1, 9)]
    other: list[Row] = [[n, *ANSWERS[(n + (n > 1)) % 4]] for n in range(1, 8)]
    cleaned = clean([grid([["No", *KODE], *part], f"{len(part)}.xlsx") for part in (rows, other)], Rules())
    assert cleaned.hitungan.dipakai == 15
    assert cleaned.responden["baris"].tolist() == [*range(2, 10), *range(2, 9)]


def test_totals_say_nothing_about_the_scale() -> None:
    words = ("Sangat tidak puas", "Tidak puas", "Puas", "Sangat puas")
    rows = [_person(n, U1=words[n % 4]) for n in range(1, 9)]
    marks: list[Row] = [["Jumlah", "", "", "", "Kurang puas", *[5] * 10] for _ in range(9)]
    cleaned = _clean(*rows, *marks)
    assert cleaned.responden["U1"].tolist() == [2, 3, 4, 1] * 2
    assert cleaned.hitungan.ringkasan == 9


def test_a_header_counts_as_repeated_but_for_the_first_of_its_sheet() -> None:
    tall: list[Row] = [["No", "Nama", *KODE], ["", "", *(f"Unsur {n}" for n in range(1, 12))]]
    wide: Row = ["Nomor", "Nama", "Umur", *KODE]
    rows = [*tall, [1, "Melati Asri", *ANSWERS[0]], wide, [2, "Dahlia Asri", 30, *ANSWERS[1]]]
    rows += [*tall, [3, "Mawar Asri", *ANSWERS[2]]]
    sheets = [grid(rows), grid([wide, [4, "Seroja", 31, *ANSWERS[3]]], "b.xlsx")]
    cleaned = clean(sheets, Rules())
    assert cleaned.hitungan.dipakai == 4
    assert _notes(cleaned) == [(row, "", "judul kolom berulang") for row in (4, 6, 7)]
    assert (cleaned.hitungan.judul_berulang, cleaned.hitungan.dibaca) == (3, 7)


def test_a_legend_is_only_told_where_nobody_chose_the_order() -> None:
    legend: list[Row] = [[], ["U8 = Sarana dan prasarana"], ["U9", "Penanganan pengaduan"]]
    people = [_person(n) for n in range(1, 9)]
    found = {one.kode: one.severity for one in _clean(*people, *legend).temuan}
    assert found["IKM-B21"] == "peringatan"
    chosen = _clean(*people, *legend, rules=Rules(urutan_tersurat=True)).temuan
    assert {one.kode: one.severity for one in chosen}["IKM-B21"] == "tahan"


def test_an_export_of_another_period_is_refused() -> None:
    with pytest.raises(IkmError) as refused:
        _clean(_person(1, LATE), _person(2, LATE), rules=ONLY)
    assert refused.value.code == "IKM-B16"
