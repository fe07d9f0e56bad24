import pytest

from ikm_xl.survey.suggestions import SUGGESTIONS, Suggestion, quarters_after, require_all
from ikm_xl.survey.unsur import KODE


def test_every_unsur_has_a_suggestion() -> None:
    assert tuple(SUGGESTIONS) == KODE


@pytest.mark.parametrize("kode", KODE)
def test_a_suggestion_is_complete_and_fits_its_cell(kode: str) -> None:
    suggestion = SUGGESTIONS[kode]
    for text in (suggestion.program, suggestion.target):
        assert text.endswith(".")
        assert text == text.strip()
        assert 40 < len(text) < 260
    assert 1 <= suggestion.program.count(". ") + 1 <= 2


@pytest.mark.parametrize(
    ("kode", "action"),
    [
        ("U1", "leaflet"),
        ("U2", "alur"),
        ("U3", "antrean"),
        ("U4", "GRATIS"),
        ("U5", "sebelum dokumen diserahkan"),
        ("U6", "bimbingan teknis"),
        ("U7", "5S"),
        ("U8", "SP4N-LAPOR!"),
        ("U9", "kursi tunggu"),
        ("U10", "maklumat"),
        ("U11", "pakta integritas"),
    ],
)
def test_a_suggestion_speaks_of_its_unsur(kode: str, action: str) -> None:
    assert action in SUGGESTIONS[kode].program


def test_who_answers_for_a_plan_is_the_kepala_seksi_but_for_what_the_sekretaris_has() -> None:
    others = {kode: row.penanggung_jawab for kode, row in SUGGESTIONS.items() if row.penanggung_jawab}
    assert others == {"U6": "Sekretaris Kecamatan", "U9": "Sekretaris Kecamatan"}


def test_an_unsur_that_cannot_become_better_is_kept() -> None:
    assert Suggestion("Melatih.", "Semua dilatih dan nilai unsur meningkat pada 2026.").kept_target == (
        "Semua dilatih dan nilai unsur dipertahankan pada 2026."
    )
    assert all("nilai unsur dipertahankan" in row.kept_target for row in SUGGESTIONS.values())


def test_an_unsur_without_a_suggestion_is_named() -> None:
    require_all(KODE)
    with pytest.raises(ValueError, match=r"unsur\.toml knows U12, U13, survey/rtl\.toml does not"):
        require_all(["U1", "U12", "U13"])


@pytest.mark.parametrize(("jenis", "ke"), [("semester", 3), ("triwulan", 5), ("tahunan", 2), ("bulan", 1)])
def test_there_is_nothing_after_a_period_that_does_not_exist(jenis: str, ke: int) -> None:
    with pytest.raises(KeyError):
        quarters_after(jenis, ke)


@pytest.mark.parametrize(
    ("jenis", "ke", "quarters"),
    [
        ("semester", 1, "III IV"),
        ("semester", 2, "I II"),
        ("triwulan", 1, "II"),
        ("triwulan", 2, "III"),
        ("triwulan", 3, "IV"),
        ("triwulan", 4, "I"),
        ("tahunan", 1, "I II III IV"),
    ],
)
def test_the_rtl_runs_in_the_next_period(jenis: str, ke: int, quarters: str) -> None:
    marked = [
        name for name, meant in zip(("I", "II", "III", "IV"), quarters_after(jenis, ke), strict=True) if meant
    ]
    assert " ".join(marked) == quarters
