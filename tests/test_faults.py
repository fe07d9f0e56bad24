"""What staff read of an error that nobody foresaw."""

import pytest

from ikm_xl import faults


class ComError(Exception):
    """As pywin32 raises it: number, text, what the program said, argument."""


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ComError(-2147352567, "Exception occurred.", (0, "Excel", "Sel dilindungi.", None, 0, 1), 0),
         "Sel dilindungi."),
        (ComError(-2147352567, "Exception occurred.", (0, None, None, None, 0, 1), 0), "Exception occurred."),
        (ComError(-2147221005, "Invalid class string", None, None), "Invalid class string"),
        (ValueError("angka salah"), "angka salah"),
    ],
    ids=["Excel's sentence", "Excel without a sentence", "no Excel", "no COM"],
)  # fmt: skip
def test_a_com_error_is_told_by_its_sentence_not_as_a_tuple(error: Exception, told: str) -> None:
    assert faults.reason(error) == told
