"""Every class of silent error that was ever found, with the right value or the refusal."""

import random
from dataclasses import replace

import pytest

from ikm_xl.cleaning.clean import Cleaned, Rules, clean
from ikm_xl.cleaning.findings import CATAT, held
from ikm_xl.cleaning.kamus import BUKAN_JAWABAN
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

HEADER: Row = ["No", "Nama", "Umur", *KODE]


def people(n: int = 30, seed: int = 1) -> list[Row]:
    chance = random.Random(seed)
    return [[k + 1, f"Orang {k}", 20 + k, *(chance.choice((2, 3, 4)) for _ in KODE)] for k in range(n)]


def cleaned(rows: list[Row], header: Row = HEADER, rules: Rules | None = None) -> Cleaned:
    return clean([grid([header, *rows])], rules or Rules())


def kinds(result: Cleaned) -> set[str]:
    return {finding.kode for finding in held(result.temuan)}


def answers(result: Cleaned) -> list[list[float]]:
    return result.responden[list(KODE)].to_numpy().tolist()


def one_column(*texts: object, kode: str = "U1", rules: Rules | None = None) -> Cleaned:
    """A survey of numbers, in which one unsur is answered in words."""
    rows = people(40)
    column = HEADER.index(kode)
    for number, row in enumerate(rows):
        row[column] = texts[number % len(texts)]
    return cleaned(rows, rules=rules)


# I.1 Vocabularies


@pytest.mark.parametrize(
    ("kode", "options"),
    [
        ("U3", "Tidak Tepat Waktu|Kadang Tepat Waktu|Banyak Tepat Waktu|Selalu Tepat Waktu"),
        ("U4", "Selalu Tidak Sesuai|Kadang-kadang Sesuai|Banyak Sesuainya|Selalu Sesuai"),
        ("U5", "Tidak Sesuai|Kadang Sesuai|Sesuai|Sangat Sesuai"),
        ("U9", "Tidak Sesuai|Kurang Sesuai|Sesuai|Sangat Sesuai"),
        ("U7", "Tidak Sopan|Cukup Sopan|Sopan|Sangat Sopan"),
        ("U3", "Sangat Kurang|Cukup|Baik|Baik Sekali"),
        ("U8", "Sangat Buruk|Cukup|Baik|Sangat Baik"),
        ("U8", "Tidak tersedia|Tersedia tidak berfungsi|Kurang maksimal|Dikelola baik"),
        ("U8", "Tidak Setuju|Kurang Setuju|Setuju|Sangat Setuju"),
        ("U1", "Sangat tidak puas|Tidak puas|Puas|Sangat puas"),
        ("U1", "Tidak sesuai|Kurang sesuai|Sesuai|Sangat Mudah"),
        ("U4", "Sangat mahal|Cukup mahal|Murah|Gratis (tidak dipungut biaya)"),
        ("U1", "Tidak sesuai - 1|Kurang sesuai - 2|Sesuai - 3|Sangat sesuai - 4"),
        ("U1", "Tidak sesuai = 1|Kurang sesuai = 2|Sesuai = 3|Sangat sesuai = 4"),
        (
            "U8",
            "Buruk (1)|Ada tetapi tidak berfungsi (2)|Berfungsi kurang maksimal (3)|Dikelola dengan baik (4)",
        ),
        ("U3", "Lambat (1)|Kurang cepat (2)|Cepat (3)|Sangat cepat (4)"),
    ],
)
def test_vocabularies_of_real_forms(kode: str, options: str) -> None:
    result = one_column(*options.split("|"), kode=kode)
    assert result.responden[kode].tolist() == [1, 2, 3, 4] * 10
    assert held(result.temuan) == ()


@pytest.mark.parametrize(
    ("kode", "options"),
    [
        ("U4", "Tidak Wajar|Wajar|Sesuai Aturan|Sangat Sesuai Aturan"),
        ("U4", "Tidak Mahal|Kurang Mahal|Mahal|Sangat Mahal"),
        ("U1", "STS|TS|S|SS"),
        ("U1", "★|★★|★★★|★★★★"),
        ("U1", "satu|dua|tiga|empat"),
        ("U1", "Tidak puas|Puas|Sangat puas"),  # "Tidak" may be the worst or the second
        ("U1", "Kurang puas|Puas|Sangat puas"),
        ("U1", "Cukup puas|Puas|Sangat puas"),
        ("U1", "Sangat tidak puas|Tidak puas|Cukup puas|Puas|Sangat puas"),
        ("U1", "1. Sangat sesuai|2. Sesuai|3. Kurang sesuai|4. Tidak sesuai"),
        ("U1", "3, 4|2|3|4"),
        ("U11", "sesuai standar tetapi tidak patuh prosedur|Sesuai standar, cepat, tidak patuh prosedur"),
    ],
)
def test_what_leaves_two_readings_holds(kode: str, options: str) -> None:
    result = one_column(*options.split("|"), kode=kode)
    assert "IKM-B40" in kinds(result)
    assert {entry.unsur for entry in result.tak_dikenal} == {kode}


def test_the_office_says_once_what_a_text_means() -> None:
    texts = ("satu", "dua", "tiga", "empat")
    kamus: dict[str, int | None] = {"satu": 1, "u4 dua": 9, "U1:dua": 2, "tiga": 3, "empat": 4}
    result = one_column(*texts, rules=Rules(kamus=kamus))
    assert result.responden["U1"].tolist() == [1, 2, 3, 4] * 10
    assert held(result.temuan) == ()
    assert {note.alasan for note in result.catatan} == {"menurut Kamus Jawaban"}
    none = one_column("lupa", "1", "2", "4", rules=Rules(kamus={"lupa": None}))
    no_answer = one_column("lupa", "1", "2", "4", rules=Rules(kamus={"lupa": BUKAN_JAWABAN}))
    assert none.responden["U1"].isna().sum() == no_answer.responden["U1"].isna().sum() == 10
    assert none.tak_dikenal == no_answer.tak_dikenal == ()


@pytest.mark.parametrize("level", range(4))
def test_without_one_level_nothing_is_surer(level: int) -> None:
    for options in (
        ("Sangat tidak puas", "Tidak puas", "Puas", "Sangat puas"),
        ("Kurang puas", "Cukup puas", "Puas", "Sangat puas"),
        ("Tidak puas", "Cukup puas", "Puas", "Sangat puas"),
    ):
        fewer = options[:level] + options[level + 1 :]
        result = one_column(*fewer)
        for text, value in zip(result.responden["U1"], fewer * 20, strict=False):
            assert text != text or text == options.index(value) + 1


# I.1, II.9–10 Other scales


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ((1, 2, 3, 4, 5), "1–5"),
        ((0, 1, 2, 3), "0–3"),
        ((25, 50, 75, 100), "0–100"),
        ((0.25, 0.5, 0.75, 1.0), "persen"),
        (("25%", "50%", "75%", "100%"), "persen"),
        ((2.5, 3.5, 3, 4), "desimal"),
        ((4, 6, 8, 10), "1–10"),
        (("STS", "TS", "S", "SS"), "STS/TS/S/SS"),
        (("★★", "★★★"), "bintang"),
        (("Tidak puas", "Kurang puas", "Cukup puas", "Puas", "Sangat puas"), "lima tingkat"),
    ],
)
def test_other_scales_are_refused_by_name(values: Row, name: str) -> None:
    chance = random.Random(3)
    rows: list[Row] = [[k, f"Orang {k}", 20 + k, *(chance.choice(values) for _ in KODE)] for k in range(40)]
    with pytest.raises(IkmError, match=name) as refused:
        cleaned(rows)
    assert "'" in refused.value.message  # a value that was seen


def test_letters_may_be_counted_from_either_end() -> None:
    rows: list[Row] = [[k, f"Orang {k}", 20, *("abcd"[(k + n) % 4] for n in range(11))] for k in range(12)]
    assert kinds(cleaned(rows)) == {"IKM-B23"}


# I.2 Sheets


def test_every_sheet_counts_and_the_same_people_count_once() -> None:
    rows = people()
    months = [grid([HEADER, *rows[:20]], lembar="Januari"), grid([HEADER, *rows[20:]], lembar="Februari")]
    assert clean(months, Rules()).hitungan.dipakai == 30
    twins = clean(
        [grid([HEADER, *rows]), grid([HEADER[:1] + HEADER[3:], *([r[0], *r[3:]] for r in rows)], lembar="2")],
        Rules(),
    )
    assert twins.hitungan.dipakai == 30
    assert [(f.kode, f.severity) for f in twins.temuan] == [("IKM-B41", "peringatan")]


# I.3, II.2 Doubles


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Tanggal", "03-03-2025"),
        ("Nama", "Anonim"),
        ("Nama", "NN"),
        ("Nama", "-"),
        ("No HP", "0"),
        ("Nama", "Warga"),
    ],
)
def test_what_identifies_nobody_makes_no_doubles(title: str, value: str) -> None:
    rows: list[Row] = [[value, "LP"[k % 2], *[4] * 11] for k in range(40)]
    assert cleaned(rows, [title, "Jenis Kelamin", *KODE]).hitungan.dipakai == 40


def test_many_doubles_hold() -> None:
    rows = people()
    result = cleaned([*rows, *rows[:3]])
    assert result.hitungan.ganda == 3
    assert kinds(result) == {"IKM-B42"}


@pytest.mark.parametrize(("blank", "holds"), [("", False), ("?", True)])
def test_forms_sent_in_blank_are_told_and_unreadable_ones_hold(blank: str, holds: bool) -> None:
    rows = people()
    result = cleaned([*rows, *([100 + k, f"Tamu {k}", 40, *[blank] * 11] for k in range(20))])
    assert result.hitungan.tanpa_jawaban == 20
    assert "IKM-B43" in {finding.kode for finding in result.temuan}
    assert ("IKM-B43" in kinds(result)) == holds


def test_rows_whose_answers_stand_elsewhere_hold() -> None:
    shifted: list[Row] = [[*row[:3], *[""] * 11, *row[3:]] for row in people(20, seed=2)]
    assert "IKM-B43" in kinds(cleaned([*people(), *shifted]))


# I.4 Ticks


@pytest.mark.parametrize("mark", ["v", "√", "x", 1])
def test_ticks_are_read(mark: object) -> None:
    rows = people()
    top: Row = ["No", "Nama", *(cell for kode in KODE for cell in (kode, "", "", ""))]
    body = [
        [*r[:2], *(mark if a == v else (0 if mark == 1 else "") for a in r[3:] for v in (1, 2, 3, 4))]
        for r in rows
    ]
    result = clean([grid([top, ["", "", *[1, 2, 3, 4] * 11], *body])], Rules())
    assert answers(result) == [row[3:] for row in rows]
    assert held(result.temuan) == ()


# I.5, II.8, II.13 Columns


@pytest.mark.parametrize(
    ("titles", "kode"),
    [
        ([f"U{n}" for n in range(1, 13)], "IKM-B35"),
        ([f"P{n}" for n in range(1, 17)], "IKM-B35"),
        (
            ["Unsur 1", *[f"Unsur {n}" for n in range(2, 8)], "Unusr 8", "Unsur 9", "Unsur 10", "Unsur 11"],
            "IKM-B31",
        ),
        ([f"X{n}" for n in range(1, 12)] + [f"Y{n}" for n in range(1, 12)], "IKM-B31"),
        ([f"u{n}" for n in range(12)], "IKM-B33"),
        ([f"u{n}" for n in range(3, 12)], "IKM-B34"),
        ([f"page{n}" for n in range(1, 12)], "IKM-B31"),
        ([*KODE, "Kepuasan umum"], "IKM-B31"),
    ],
)
def test_columns_that_look_like_answers_are_named(titles: Row, kode: str) -> None:
    chance = random.Random(5)
    rows: list[Row] = [[k, f"Orang {k}", *(chance.choice((2, 3, 4)) for _ in titles)] for k in range(20)]
    assert kode in kinds(cleaned(rows, ["No", "Nama", *titles]))


@pytest.mark.parametrize("pattern", ["u{}", "Q{}", "Unsur {}", "P{}"])
def test_unsur_counted_from_zero(pattern: str) -> None:
    rows = people()
    result = cleaned([row[:2] + row[3:] for row in rows], ["No", "Nama", *map(pattern.format, range(11))])
    assert answers(result) == [row[3:] for row in rows]
    assert held(result.temuan) == ()


def test_parts_of_an_unsur_are_refused() -> None:
    titles: Row = ["U1.1", "U1.2", *KODE[1:]]
    with pytest.raises(IkmError, match="beberapa pertanyaan"):
        cleaned([[k, *[3] * 12] for k in range(9)], ["No", *titles])


def test_a_quantity_is_no_answer() -> None:
    names: Row = ["Persyaratan", "Prosedur", "Ketepatan", "Biaya", "Produk", "Kompetensi", "Perilaku"]
    rows: list[Row] = [[k, k % 3 + 1, *[4, 3, 4, 3, 4, 3, 4]] for k in range(20)]
    result = cleaned(rows, ["No", "Waktu tunggu (jam)", *names])
    assert result.responden["U3"].tolist() == [4] * 20
    assert held(result.temuan) == ()


def test_questions_that_name_another_unsur_too() -> None:
    for titles in (
        {
            "U3": "kecepatan pelayanan di unit ini",
            "U5": "kesesuaian hasil pelayanan dengan waktu yang ditetapkan",
        },
        {"U3": "kemampuan waktu dalam memberikan pelayanan", "U6": "kompetensi/kemampuan petugas"},
    ):
        header: Row = ["No", "Nama", "Umur", *(titles.get(kode, kode) for kode in KODE)]
        rows = people()
        assert answers(cleaned(rows, header)) == [row[3:] for row in rows]


# I.6 Legends


def test_a_legend_beats_the_usual_order_and_holds_against_a_chosen_one() -> None:
    legend: list[Row] = [[], ["U8 = Sarana dan prasarana"], ["U9", "Penanganan pengaduan"]]
    rows = people()
    result = cleaned([*rows, *legend])
    assert result.responden["U9"].tolist() == [row[10] for row in rows]
    assert [f.severity for f in result.temuan if f.kode == "IKM-B21"] == ["peringatan"]
    chosen = cleaned([*rows, *legend], rules=Rules(urutan_tersurat=True))
    assert "IKM-B21" in kinds(chosen)
    assert chosen.responden["U8"].tolist() == [row[10] for row in rows]


# I.7 Shapes


@pytest.mark.parametrize("words", ["terbalik", "frekuensi"])
def test_other_shapes_are_refused_by_name(words: str) -> None:
    columns = 30 if words == "terbalik" else 5
    rows: list[Row] = [
        [kode, *(3 if words == "terbalik" else 12 + n for n in range(columns))] for kode in KODE
    ]
    with pytest.raises(IkmError, match=words):
        clean([grid([["Unsur", *map(str, range(columns))], *rows])], Rules())


def test_a_table_goes_on_without_its_header() -> None:
    rows = people()
    sheets = [grid([HEADER, *rows[:15]]), grid(rows[15:], lembar="Lanjutan")]
    assert clean(sheets, Rules()).hitungan.dipakai == 30
    other = [grid([HEADER, *rows[:15]]), grid([["x", "y", *row] for row in rows[15:]], lembar="Lain")]
    assert kinds(clean(other, Rules())) == {"IKM-B20"}


# I.8 Words for nothing


@pytest.mark.parametrize("word", ["NULL", "N/A", "tidak menjawab", "-", "n.a.", "Kosong"])
def test_words_for_nothing_are_empty(word: str) -> None:
    rows = people()
    for row in rows[::2]:
        row[4] = word
    result = cleaned(rows)
    assert int(result.responden["U2"].notna().sum()) == 15
    assert all(finding.severity is CATAT for finding in result.temuan)


# II.1, II.3, II.11 Totals


@pytest.mark.parametrize(
    "label", ["Min", "Max", "Modus", "Median", "Nilai terendah", "Rata2", "AVG", "", "Entah"]
)
@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("gap", [False, True])
def test_totals_in_any_wording(label: str, column: int, gap: bool) -> None:
    rows = people()
    rows[0][3:] = [2, 3, 4] * 3 + [2, 3]
    total: Row = ["", "", "", *(min(row[c] for row in rows[1:]) for c in range(3, 14))]  # type: ignore[type-var]
    rows[5][3], total[3] = 1, 1
    total[column] = label
    result = cleaned([*rows, *([[]] if gap else []), total])
    assert result.hitungan.dipakai == 30 or kinds(result)


def test_a_respondent_below_a_subtotal_stays_one() -> None:
    rows: list[Row] = [["17-25", k % 2 + 1, *row[3:]] for k, row in enumerate(people())]
    sums: Row = ["Jumlah", "", *(sum(row[c] for row in rows[:15]) for c in range(2, 13))]  # type: ignore[misc]
    result = cleaned([*rows[:15], sums, *rows[15:]], ["Kelompok Umur", "Jenis Kelamin", *KODE])
    assert result.hitungan.dipakai == 30
    assert held(result.temuan) == ()


def test_means_of_a_day_are_no_respondent() -> None:
    rows: list[Row] = [["03-03-2025", row[1], *row[3:]] for row in people()]
    means: Row = ["03-03-2025", "Rata-rata", *(round(sum(r[c] for r in rows) / 30, 2) for c in range(2, 13))]  # type: ignore[misc]
    means[2] = 3
    assert cleaned([*rows, means], ["Tanggal", "Nama", *KODE]).hitungan.dipakai == 30


def test_paper_typed_below_the_footer_is_counted_and_held() -> None:
    rows = people()
    paper = [["", "", "", *row[3:]] for row in people(10, seed=9)]
    result = cleaned([*rows, [], ["Nilai IKM", "", "", 75], *paper])
    assert result.hitungan.dipakai == 40
    assert kinds(result) == {"IKM-B46"}


# II.5 Files


def test_each_file_is_read_by_its_own_header() -> None:
    rows = people()
    short: list[Row] = [["No", *KODE], *([row[0], *row[3:8], *[""] * 6] for row in rows[:10])]
    both = clean([Grid("a.csv", "", short), Grid("b.csv", "", [HEADER, *rows[10:]])], Rules())
    assert both.hitungan.dipakai == 30


# Own workbook


def test_a_workbook_of_ours_is_read_where_the_export_is() -> None:
    own = [
        grid([["", "", *KODE], [1, "", *[4] * 11]], "IKM.xlsm", "Perhitungan"),
        grid([HEADER, *people()], "IKM.xlsm", "Ekspor eSukma"),
    ]
    assert clean(own, Rules()).hitungan.dipakai == 30
    with pytest.raises(IkmError, match="buku kerja IKM"):
        clean([own[0], grid([], "IKM.xlsm", "Ekspor eSukma")], Rules())


# Nothing unrelated matters


@pytest.mark.parametrize("what", ["kolom", "lembar", "ringkasan", "saran"])
def test_what_is_unrelated_never_changes_a_figure(what: str) -> None:
    rows = people()
    plain = cleaned(rows)
    sheets = {
        "kolom": [grid([[*HEADER, "Loket"], *([*row, "loket A"] for row in rows)])],
        "lembar": [grid([HEADER, *rows]), grid([["Barang", "Harga"], ["Kertas", 5000]], lembar="Stok")],
        "ringkasan": [grid([HEADER, *rows, ["Jumlah", "", "", *[99] * 11]])],
        "saran": [grid([[*HEADER, "Saran"], *([*row, "4"] for row in rows)])],
    }
    other = clean(sheets[what], Rules())
    assert answers(other) == answers(plain)
    assert held(other.temuan) == ()
    assert other.pertanggungjawaban.adds_up


def test_a_recap_beside_the_respondents_holds() -> None:
    recap: list[Row] = [["Bulan", *KODE], ["Januari", *[3] * 11], ["Februari", *[4, 3] * 5, 4]]
    assert kinds(clean([grid([HEADER, *people()]), grid(recap, lembar="Rekap")], Rules())) == {"IKM-B36"}


def test_sums_without_a_label_are_no_respondent() -> None:
    rows = people()
    sums: Row = ["", "", "", *(sum(row[c] for row in rows) for c in range(3, 14))]  # type: ignore[misc]
    result = cleaned([*rows, sums])
    assert result.hitungan.ringkasan == 1
    assert held(result.temuan) == ()


# What the rules' own tests brought to light


@pytest.mark.parametrize("stray", [[], [*[None] * 600, 4]], ids=["alone", "beside a stray cell"])
def test_a_sheet_that_goes_on_never_gives_an_answer_to_another_unsur(stray: Row) -> None:
    header: Row = ["No", "Nama", *KODE, "Saran"]
    first: list[Row] = [[k, name, *given, ""] for k, name, _, *given in people()]
    others = [given for _, _, _, *given in people(seed=2)]
    second: list[Row] = [[k, "", *given, ""] for k, given in enumerate(others, 31)]
    second[-1] = [*second[-1], *stray]
    sheets = [grid([header, *first], lembar="1"), grid(second, lembar="2")]
    result = clean([replace(sheet, ragged=False) for sheet in sheets], Rules())
    assert answers(result) == [given for _, _, _, *given in people()] + others


@pytest.mark.parametrize("name", ["Prioritas", "Total"])
def test_somebody_who_said_4_throughout_is_not_left_out_for_a_word_that_totals_have(name: str) -> None:
    rows: list[Row] = [[*row, f"{k:02}-05-2025"] for k, row in enumerate(people(), 1)]
    rows[25] = [26, name, 46, *[4] * 11, "26-05-2025"]
    result = cleaned(rows, [*HEADER, "Tanggal"])
    assert result.hitungan.dipakai == 30
    assert kinds(result) == {"IKM-B45"}


@pytest.mark.parametrize("stray", [False, True])
def test_a_row_shifted_by_a_separator_is_refused_beside_a_stray_cell_too(stray: bool) -> None:
    rows: list[Row] = [["No", "Layanan", *KODE], *([k, "KTP", *given] for k, _, _, *given in people())]
    rows[5].insert(2, 2)
    with pytest.raises(IkmError, match="bergeser"):
        clean([grid([*rows, *([[*[""] * 600, "x"]] if stray else [])], "a.csv")], Rules())


@pytest.mark.parametrize(
    ("kode", "texts", "left"),
    [
        ("U2", "Mudah|Sangat mudah|Ribet|Sangat ribet", {3: 10, 4: 10}),
        ("U7", "Judes|Sangat judes", {}),
        ("U1", "1. Tidak sesuai|2. Sesuai|3. Sangat sesuai", {1: 14}),
        ("U9", "0. Sangat jelek|1. Jelek|2. Sedang|3. Bagus", {}),
    ],
)
def test_words_and_numbers_of_which_nobody_knows_what_they_are_worth_hold(
    kode: str, texts: str, left: dict[int, int]
) -> None:
    result = one_column(*texts.split("|"), kode=kode)
    assert result.responden[kode].value_counts().to_dict() == left
    assert kinds(result) == {"IKM-B40"}


def test_somebody_whose_answers_have_a_time_each_is_not_eleven_people() -> None:
    rows: list[Row] = [
        [f"{k:02}-05-2025 08:{at:02}", f"Orang {k}", kode, value]
        for k, _, _, *given in people()
        for at, (kode, value) in enumerate(zip(KODE, given, strict=True))
    ]
    with pytest.raises(IkmError, match="tidak pasti jawaban itu milik siapa"):
        clean([grid([["Tanggal", "Nama", "Unsur", "Nilai"], *rows])], Rules())
