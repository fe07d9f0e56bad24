"""The square picture for social media."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image, ImageDraw

from ikm_xl.errors import IkmError
from ikm_xl.report import square
from ikm_xl.survey.bands import STANDAR
from tests.report import surveys

POSTER = square.Poster(
    unit="Kecamatan Sooko",
    region="Kabupaten Mojokerto",
    period="Semester I Tahun 2025",
    ikm=Decimal("81.96"),
    mutu="B",
    kinerja="Baik",
    bands=STANDAR["PermenPANRB 14/2017"],
    n=2160,
    lowest=("Sarana dan Prasarana", "Waktu Penyelesaian", "Penanganan Pengaduan, Saran, dan Masukan"),
    turn_to="sooko.mojokerto.go.id",
    code="Indeks Kepuasan Masyarakat\nKecamatan Sooko\nKode verifikasi BB5F-C65B-94D7",
)
LONG = replace(
    POSTER,
    unit="Kecamatan " + "Purwoharjo Kertanegara " * 5,
    turn_to="https://" + "kecamatan-purwoharjo." * 6 + "go.id",
)


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every text that is drawn, and the box that it fills."""
    found: list[tuple[str, tuple[float, float, float, float]]] = []
    plain = ImageDraw.ImageDraw.text

    def text(self: ImageDraw.ImageDraw, at: tuple[float, float], words: str, **how: object) -> None:
        if words:
            box = {key: how[key] for key in ("font", "anchor", "stroke_width")}
            found.append((words, self.textbbox(at, words, **box)))  # type: ignore[arg-type]
        plain(self, at, words, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", text)
    return found


@pytest.mark.parametrize("poster", [POSTER, LONG], ids=["usual", "long"])
def test_every_line_is_inside_and_clear_of_the_others(
    poster: square.Poster, lines: list[tuple[str, tuple[float, float, float, float]]]
) -> None:
    image = Image.open(io.BytesIO(square.png(poster)))
    boxes = [box for _, box in lines]

    assert image.size == (square.SIDE, square.SIDE)
    assert all(
        left >= 0 and right <= square.SIDE and bottom <= square.SIDE for left, _, right, bottom in boxes
    )
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_the_picture_says_what_is_asked_of_a_publication(lines: list[tuple[str, object]]) -> None:
    square.png(POSTER)
    texts = [text for text, _ in lines]

    assert {
        "KECAMATAN SOOKO",
        "KABUPATEN MOJOKERTO - SEMESTER I TAHUN 2025",
        "81,96",
        "MUTU PELAYANAN B (BAIK)",
    } <= set(texts)
    assert {"D Tidak Baik", "C Kurang Baik", "B Baik", "A Sangat Baik"} <= set(texts)
    assert any("2.160 responden" in text for text in texts)
    assert any("SP4N-LAPOR!" in text for text in texts)
    assert all(any(name in text for text in texts) for name in POSTER.lowest)


def test_a_draft_gets_no_picture() -> None:
    with pytest.raises(IkmError, match="DRAF") as refused:
        square.of(surveys.state(surveys.respondents(40)), "")
    assert refused.value.code == "IKM-R06"
