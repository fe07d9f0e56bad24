"""The attachment with all that the public wrote: praise apart from the rest, nothing left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ikm_xl.indonesian import comma
from ikm_xl.survey.voices import UMUM, Tone, Voice, Voices, count


def attachment(voices: Voices, names: Mapping[str, str]) -> dict[str, Any]:
    """Sentences on the number of comments, and a table for each tone; every comment is in exactly one.

    Args:
        voices: all comments.
        names: what each unsur is called, by its code.
    """
    parts = [
        {
            "judul": str(tone),
            "hitungan": f"{comma(count(found), 0)} dari {comma(voices.n, 0)} saran dan masukan; "
            f"yang serupa digabung menjadi {comma(len(found), 0)} baris.",
            "baris": [_row(voice) for voice in found],
        }
        for tone in Tone
        if (found := voices.toned(tone))
    ]
    if not voices.n:
        said = ["Tidak ada saran atau masukan tertulis pada periode ini."]
    else:
        said = [
            f"Sebanyak {comma(voices.n, 0)} responden menuliskan saran atau masukan; seluruhnya dimuat di "
            "sini. "
            "Nama, nomor telepon, nomor identitas, dan alamat surel yang dikenali di dalamnya disamarkan."
        ]
    if voices.empty:
        said.append(
            f"Isian tanpa saran (misalnya “tidak ada”) berjumlah {comma(voices.empty, 0)} dan tidak dimuat."
        )
    return {"kalimat": said, "rekap": _by_unsur(voices, names), "bagian": parts}


def _by_unsur(voices: Voices, names: Mapping[str, str]) -> list[dict[str, str]]:
    """How many spoke of each unsur, and of none; a comment on two unsur counts for both."""
    rows = []
    for kode, name in (*names.items(), (UMUM, "Umum/lainnya")):
        counts = {tone: count(voices.of(kode, tone)) for tone in Tone}
        if any(counts.values()):
            numbers = {tone.name.lower(): comma(n, 0) for tone, n in counts.items()}
            rows.append({"kode": kode or "–", "nama": name, **numbers})
    return rows


def _row(voice: Voice) -> dict[str, str]:
    others = f" – juga tertulis: {'; '.join(f'“{text}”' for text in voice.others)}" if voice.others else ""
    return {
        "teks": f"{voice.text}{others}",
        "unsur": ", ".join(voice.unsur) or "umum",
        "n": comma(voice.n, 0),
    }
