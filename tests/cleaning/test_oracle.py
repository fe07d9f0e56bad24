"""Files in every shape and vocabulary: what is called complete is right, or it is held or refused.

Here every kind comes some times; ``tools/fuzz.py --surveys`` reads the thousands of the larger generator.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

import pytest

from ikm_xl.cleaning.clean import Cleaned, Rules, clean
from ikm_xl.cleaning.findings import held
from ikm_xl.cleaning.stacking import stack, unstack
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning import oracle_mixed
from tests.cleaning.oracle import SHAPES, VOCABULARIES, Survey, draw


def verdict(grids: list[Grid]) -> tuple[str, Cleaned | None]:
    """``"ditolak"``, ``"ditahan"`` or ``"lengkap"``, and what came out."""
    try:
        cleaned = clean(grids, Rules())
    except IkmError as error:
        return ("ditolak" if error.code != "IKM-000" and error.hint else "tanpa kode"), None
    empty = cleaned.responden[list(KODE)].isna().all().any()
    return ("ditahan" if held(cleaned.temuan) or empty else "lengkap"), cleaned


def grids_of(survey: Survey) -> list[Grid]:
    return [Grid("berkas.xlsx", name, rows, ragged=False) for name, rows in survey.sheets]


def silent_error(survey: Survey) -> str:
    """What is wrong in silence, "" if nothing is."""
    found, cleaned = verdict(grids_of(survey))
    if cleaned is not None and not cleaned.pertanggungjawaban.adds_up:
        return f"{survey.what}: the account does not add up"
    if found != "lengkap":
        return f"{survey.what}: {found}" if found == "tanpa kode" else ""
    assert cleaned is not None
    if not survey.readable:
        return f"{survey.what}: complete, although it cannot be known"
    given = cleaned.responden[list(KODE)].fillna(0).astype(int).to_numpy().tolist()
    return "" if _agree(given, survey, cleaned) else f"{survey.what}: complete and wrong"


def _agree(given: list[list[int]], survey: Survey, cleaned: Cleaned) -> bool:
    """Whether the people's answers came out, but for misspelt ones that are named."""
    if sorted(given) == sorted(survey.answers):
        return True
    if not survey.slips or len(given) != len(survey.answers):
        return False
    lost = sum(
        (Counter(true) - Counter(read)).total()
        for true, read in zip(zip(*survey.answers, strict=True), zip(*given, strict=True), strict=True)
    )
    unread = sum(entry.jumlah for entry in cleaned.tak_dikenal)
    wrong = any(
        Counter(filter(None, read)) - Counter(true)
        for true, read in zip(zip(*survey.answers, strict=True), zip(*given, strict=True), strict=True)
    )
    return not wrong and lost <= survey.slips and lost <= unread


def kinds(survey: Survey) -> list[str]:
    """The shape and the vocabulary of a made-up survey, or all that comes at once in it."""
    return survey.what.split(": ", 1)[1].split(", ")


def covering(draw_one: Callable[[int], Survey], often: int) -> list[int]:
    """The first seeds that together show every kind so often."""
    seen: Counter[str] = Counter()
    chosen = []
    for seed in range(_SEEDS):
        shown = kinds(draw_one(seed))
        if any(seen[kind] < often for kind in shown):
            chosen.append(seed)
            seen.update(shown)
    return chosen


_SEEDS = 300
PLAIN, MIXED = covering(draw, 3), covering(oracle_mixed.draw, 3)


def test_every_kind_of_survey_is_among_them() -> None:
    plain = {kind for seed in PLAIN for kind in kinds(draw(seed))}
    mixed = {kind for seed in MIXED for kind in kinds(oracle_mixed.draw(seed))}
    assert {*SHAPES, *VOCABULARIES} <= plain
    assert {*oracle_mixed.TWISTS, *oracle_mixed.READABLE} <= mixed


@pytest.mark.parametrize("seed", PLAIN)
def test_no_survey_is_complete_and_wrong(seed: int) -> None:
    assert silent_error(draw(seed)) == ""


@pytest.mark.parametrize("seed", MIXED)
def test_no_mixed_survey_is_complete_and_wrong(seed: int) -> None:
    assert silent_error(oracle_mixed.draw(seed)) == ""


@pytest.mark.parametrize("name", oracle_mixed.READABLE)
@pytest.mark.parametrize("level", range(4))
def test_fewer_levels_are_never_read_with_more_confidence(name: str, level: int) -> None:
    options, _ = VOCABULARIES[name]
    fewer = [option for option in options if option != options[level]]
    assert _worth(options) == {option: value for value, option in enumerate(options, 1)}
    assert _worth(tuple(fewer)).items() <= _worth(options).items()


@lru_cache
def _worth(options: Sequence[str]) -> dict[str, int]:
    """What each of these options is read as where people choose no others; without those left unread."""
    said = [*options] * 9
    try:
        cleaned = clean([Grid("a.xlsx", "", [[*KODE], *([text] * 11 for text in said)])], Rules())
    except IkmError:
        return {}
    if len(cleaned.responden) < len(said):  # rows of which nothing was read
        return {}
    return {
        text: int(value)
        for text, value in zip(said, cleaned.responden["U1"].fillna(0).tolist(), strict=True)
        if value
    }


def test_most_of_what_can_be_read_is_read() -> None:
    surveys = [draw(seed) for seed in PLAIN[:60]]
    readable = [survey for survey in surveys if survey.readable]
    read = sum(verdict(grids_of(survey))[0] == "lengkap" for survey in readable)
    assert read >= 0.75 * len(readable)


@pytest.mark.parametrize("seed", PLAIN[::3])
def test_exports_stacked_on_one_sheet_give_what_they_gave(seed: int) -> None:
    grids = [
        *grids_of(draw(seed)),
        *(Grid("b.csv", "", grid.baris) for grid in grids_of(draw(seed + 1000))[:1]),
    ]
    before, one = verdict(grids)
    try:
        rows = stack(grids)
    except IkmError:
        assert before == "ditolak"
        return
    width = max(map(len, rows))
    padded = [[None if cell == "" else cell for cell in row] + [None] * (width - len(row)) for row in rows]
    after, other = verdict(list(unstack(padded)))
    assert after == before or before == "ditolak"  # what is refused never gets onto the sheet
    if one is not None and other is not None:
        assert one.hitungan == other.hitungan
        assert one.responden[list(KODE)].equals(other.responden[list(KODE)])
        assert [(f.kode, f.severity) for f in one.temuan] == [(f.kode, f.severity) for f in other.temuan]
