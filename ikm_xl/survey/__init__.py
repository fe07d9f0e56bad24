"""The rules of the survey: pure functions that know no workbook and print nothing."""
