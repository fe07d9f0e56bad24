"""What the Kepala Seksi accepts: with a typed reason, for just that finding, printed, and never silently."""

from dataclasses import replace

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.cleaning.findings import PERINGATAN, TAHAN, Finding
from ikm_xl.cleaning.findings import checks as held
from ikm_xl.settings import Settings
from ikm_xl.sop import blocks, completeness, notes
from ikm_xl.sop.state import State
from ikm_xl.survey.completeness import Check, Verdict, accepted
from ikm_xl.workbook import layout
from tests import cells, steps

REASON = "Listrik padam dua minggu."
DOUBLE = Finding("IKM-B42", TAHAN, "Baris ganda", 3, "a.csv, baris 4, 5, 6", "3 baris sama.", "Periksa.")


def short(sooko: Settings, populasi: int) -> Settings:
    return settings.from_values({**sooko.nilai, "perhitungan.populasi": populasi})


def sample(book: xw.Book) -> list[object]:
    (row,) = [row for row in cells.read(book, "kelengkapan") if row[0] == "Sampel minimum"]
    return list(row)


def judge(book: xw.Book) -> State:
    """Periksa Kelengkapan."""
    state = completeness.judged(steps.state(book, figures=True))
    steps.save(book, state)
    return state


def type_reason(book: xw.Book) -> None:
    cells.accept(book, "Sampel minimum", REASON)


@pytest.fixture
def lacking(loaded: xw.Book, sooko: Settings) -> xw.Book:
    steps.write_settings(loaded, short(sooko, 100_000))
    assert steps.run_all(loaded).missing
    return loaded


def test_a_typed_reason_makes_a_warning_of_it_and_is_printed(lacking: xw.Book) -> None:
    type_reason(lacking)
    outcome = steps.run_all(lacking)
    assert outcome.missing == ()
    assert sample(lacking)[1] == Verdict.WARNING
    assert sample(lacking)[-1] == REASON
    printed = cells.read(lacking, "dokumen_catatan")[0][0]
    assert printed == (
        f"– 216 responden, kurang dari sampel minimum 384. Diterima Kepala Seksi Pelayanan: {REASON}"
    )


def test_it_lapses_as_soon_as_the_finding_is_another_one(lacking: xw.Book, sooko: Settings) -> None:
    type_reason(lacking)
    judge(lacking)
    steps.write_settings(lacking, short(sooko, 2_000))
    state = judge(lacking)
    assert sample(lacking)[1] == Verdict.MISSING
    assert not sample(lacking)[-1]
    assert state.notes == ()
    assert REASON in [entry.nilai for entry in state.log]


def test_a_reason_beside_what_cannot_be_accepted_changes_nothing_and_goes_to_catatan(
    finished: xw.Book,
) -> None:
    state = steps.state(finished, figures=True)
    typed = replace(state, checks=tuple(replace(check, alasan=REASON) for check in state.checks))
    after = completeness.judged(typed)
    assert [(c.name, c.state) for c in after.checks] == [(c.name, c.state) for c in state.checks]
    assert [entry.nilai for entry in after.log].count(REASON) == len(state.checks)


def test_a_finding_of_cleaning_says_what_how_many_where_and_what_to_do_and_can_be_accepted() -> None:
    (check,) = held([DOUBLE])
    assert (check.name, check.place, check.remedy) == ("Baris ganda", DOUBLE.tempat, "3 baris sama. Periksa.")
    (after,) = accepted([check], {DOUBLE.sidik: REASON})
    assert (after.state, after.alasan) == (Verdict.WARNING, REASON)
    (other,) = held([replace(DOUBLE, jumlah=4)])
    assert accepted([other], {DOUBLE.sidik: REASON}) == (other,)


def test_reasons_and_digests_come_back_as_they_were_written() -> None:
    chosen = settings.default()
    state = replace(State(chosen), checks=(*held([DOUBLE]), Check("Responden", Verdict.OK, "RTL", "")))
    state = replace(state, checks=accepted(state.checks, {DOUBLE.sidik: REASON}))
    again = blocks.state_of(blocks.blocks_of(state), chosen, ())
    assert [(c.name, c.alasan, c.sidik) for c in again.checks] == [
        ("Baris ganda", REASON, DOUBLE.sidik),
        ("Responden", "", ""),
    ]


def test_what_only_looks_wrong_is_printed_as_a_count() -> None:
    state = replace(
        State(settings.default()), findings=(replace(DOUBLE, severity=PERINGATAN, nama="Lembar kembar"),)
    )
    assert notes.texts((), state) == ("– Peringatan mutu data: Lembar kembar (3).",)


def test_many_notes_are_shared_out_over_the_cells_that_the_document_has() -> None:
    many = [replace(DOUBLE, nama=f"Temuan {i}", keterangan="panjang " * 30) for i in range(20)]
    made = accepted(held(many), {finding.sidik: REASON for finding in many})
    found = notes.texts(made, State(settings.default()))
    assert len(found) == layout.place("dokumen_catatan").rows
    assert "\n".join(found).count(REASON) == len(many)


def test_where_beranda_has_no_room_what_was_accepted_keeps_its_reason(finished: xw.Book) -> None:
    many = tuple(replace(DOUBLE, nama=f"Temuan {i}") for i in range(40))
    state = replace(steps.state(finished, figures=True), findings=many)
    typed = Check(many[-1].nama, Verdict.MISSING, "", "", REASON, many[-1].sidik)
    shown = completeness.judged(replace(state, checks=(typed,))).checks
    assert len(shown) == layout.place("kelengkapan").rows
    assert REASON in [check.alasan for check in shown]
    assert shown[-1].state is Verdict.MISSING
