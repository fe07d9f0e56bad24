"""Every class of wrong figures that was ever found, and the test of its right value or its refusal."""

from importlib import import_module

import pytest

_KELAS, _SHAPES, _TEXT = "cleaning.test_kelas", "cleaning.test_shapes", "export.test_delimited"

CLASSES = {
    "option texts of real forms": (_KELAS, "test_vocabularies_of_real_forms"),
    "texts that leave two readings": (_KELAS, "test_what_leaves_two_readings_holds"),
    "texts that the office explains": (_KELAS, "test_the_office_says_once_what_a_text_means"),
    "a level that nobody chose": (
        "cleaning.test_oracle",
        "test_fewer_levels_are_never_read_with_more_confidence",
    ),
    "scales of five, from zero, of a hundred, percent, averages": (
        _KELAS,
        "test_other_scales_are_refused_by_name",
    ),
    "letters that may count from either end": (_KELAS, "test_letters_may_be_counted_from_either_end"),
    "several sheets, and the same people on two": (
        _KELAS,
        "test_every_sheet_counts_and_the_same_people_count_once",
    ),
    "columns that identify nobody": (_KELAS, "test_what_identifies_nobody_makes_no_doubles"),
    "many doubles": (_KELAS, "test_many_doubles_hold"),
    "ticks": (_KELAS, "test_ticks_are_read"),
    "the account of ticks": ("cleaning.test_ticks", "test_every_cell_of_a_matrix_is_in_one_class"),
    "ticks in five columns": ("cleaning.test_ticks", "test_five_columns_per_unsur_are_refused"),
    "rows without an answer": (_KELAS, "test_forms_sent_in_blank_are_told_and_unreadable_ones_hold"),
    "columns from zero": (_KELAS, "test_unsur_counted_from_zero"),
    "ids, misspelt codes, more than eleven, pairs": (_KELAS, "test_columns_that_look_like_answers_are_named"),
    "parts of an unsur": (_KELAS, "test_parts_of_an_unsur_are_refused"),
    "a quantity for an unsur": (_KELAS, "test_a_quantity_is_no_answer"),
    "a question with another's word": (_KELAS, "test_questions_that_name_another_unsur_too"),
    "legends": (_KELAS, "test_a_legend_beats_the_usual_order_and_holds_against_a_chosen_one"),
    "side by side": (_SHAPES, "test_blocks_side_by_side"),
    "one row per answer": (_SHAPES, "test_one_row_per_answer"),
    "a header far down": (_SHAPES, "test_a_header_stands_in_any_row"),
    "transposed and frequency tables": (_KELAS, "test_other_shapes_are_refused_by_name"),
    "a table that goes on without its header": (_KELAS, "test_a_table_goes_on_without_its_header"),
    "words for nothing": (_KELAS, "test_words_for_nothing_are_empty"),
    "rows of totals": (_KELAS, "test_totals_in_any_wording"),
    "totals without a label": (_KELAS, "test_sums_without_a_label_are_no_respondent"),
    "respondents below a subtotal": (_KELAS, "test_a_respondent_below_a_subtotal_stays_one"),
    "means of a day": (_KELAS, "test_means_of_a_day_are_no_respondent"),
    "rows typed below the footer": (_KELAS, "test_paper_typed_below_the_footer_is_counted_and_held"),
    "recaps beside the respondents": (_KELAS, "test_a_recap_beside_the_respondents_holds"),
    "several files": (_KELAS, "test_each_file_is_read_by_its_own_header"),
    "several files in both commands": (
        "cleaning.test_oracle",
        "test_exports_stacked_on_one_sheet_give_what_they_gave",
    ),
    "marks that swallow rows": (_TEXT, "test_quotation_marks_never_swallow_rows"),
    "separators that shift answers": (
        _SHAPES,
        "test_a_separator_inside_a_text_that_shifts_the_answers_is_refused",
    ),
    "a row longer than its header": (
        "cleaning.test_tables",
        "test_a_row_longer_than_its_header_may_be_shifted",
    ),
    "one column, kept texts": (_TEXT, "test_numbers_kept_as_texts_and_lines_quoted_whole"),
    "stray control characters": (
        "export.test_read",
        "test_stray_control_characters_are_no_reason_to_refuse_a_text",
    ),
    "text that a web page hides": ("export.test_html", "test_what_a_cell_hides_is_no_text_of_it"),
    "spreadsheets of other programs": ("export.test_opendocument", "test_cells_as_other_programs_write_them"),
    "our own workbook": (_KELAS, "test_a_workbook_of_ours_is_read_where_the_export_is"),
    "drafts and example rows": ("cleaning.test_doubtful", "test_rows_that_say_they_are_no_respondents_hold"),
    "classes of the official form": ("cleaning.test_profile", "test_classes_of_the_official_form"),
    "the time before the day": ("cleaning.test_dates", "test_the_time_may_stand_first"),
    "the cases beside what is right": ("cleaning.test_kasus", "test_no_case_is_complete_and_wrong"),
}


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_has_its_test(name: str) -> None:
    module, test = CLASSES[name]
    assert callable(getattr(import_module(f"tests.{module}"), test))
