"""What Excel refuses is a sentence that says what to mend."""

import pytest

from ikm_xl import refused
from ikm_xl.excel import NoSuchObjectError, XlwingsError


def com(number: int, sentence: str | None = None, inner: int = 0) -> Exception:
    """As pywin32 raises it."""
    return Exception(number, "Exception occurred.", (0, "Microsoft Excel", sentence, None, 0, inner), None)


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (com(-2147418111), "IKM-M51", "sibuk"),
        (com(-2146777998), "IKM-M51", "sibuk"),
        (com(-2147023174), "IKM-M52", "ditutup"),
        (com(-2147352567, "Sel digabung.", -2146827284), "IKM-M53", "Sel digabung."),
        (XlwingsError("Excel refuses: Perhitungan!B25 is locked"), "IKM-M53", "Perhitungan!B25"),
        (NoSuchObjectError("Dokumen IKM"), "IKM-M53", "terhapus"),
    ],
)
def test_each_refusal_has_its_sentence(error: Exception, code: str, says: str) -> None:
    found = refused.explained(error)
    assert found is not None
    assert found.code == code
    assert says in found.message
    assert found.hint


@pytest.mark.parametrize(
    "error", [ValueError("x"), KeyError(3), OSError(5, "disk"), Exception(), Exception(7)]
)
def test_whatever_else_goes_wrong_is_not_blamed_on_excel(error: Exception) -> None:
    assert refused.explained(error) is None
