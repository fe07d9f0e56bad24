"""The verification code: tells whether a printed document still belongs to its answers and results."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from ikm_xl.survey.index import Basis, Index, valid_answers
from ikm_xl.survey.unsur import KODE


def code(jawaban: pd.DataFrame, basis: Basis, index: Index, extra: Mapping[str, Any] | None = None) -> str:
    """Twelve hexadecimal digits of a SHA-256, such as ``7F3A-92C1-0B44``.

    They depend on every cleaned answer in its order, on what counts (unsur, weight, standard), on every
    result and on the extra fields. Answers go in as whole numbers and figures as exact fractions, so that
    neither a number's type nor its formatting nor the machine matters.

    Args:
        jawaban: a row per respondent with the columns U1…U11, values 1–4, NaN or None where empty.
        basis: what the index was computed on.
        index: the index of these answers.
        extra: what else the document stands for, such as office and period: texts, and lists of texts.

    Raises:
        IkmError: an answer is neither empty nor 1–4.
    """
    answers = valid_answers(jawaban, KODE).fillna(0).to_numpy().astype("uint8")
    stands_for = {
        "basis": [*basis.unsur, str(basis.bobot_tepat), basis.standar],
        "hasil": asdict(index),
        "lain": dict(extra or {}),
    }
    digest = hashlib.sha256(answers.tobytes(order="C"))
    digest.update(json.dumps(stands_for, default=str, sort_keys=True).encode())
    short = digest.hexdigest().upper()
    return "-".join(short[i : i + 4] for i in range(0, 12, 4))
