"""The attachment with all that the public wrote: praise apart from the rest, nothing left out."""

from __future__ import annotations

from typing import Any

from ikm_xl.indonesian import comma
from ikm_xl.survey.voices import Tone, Voice, Voices, count


def attachment(voices: Voices) -> dict[str, Any]:
    """Sentences on the number of comments, and a table for each tone; every comment is in exactly one."""
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
            "sini. Nama, "
            "nomor, dan alamat yang tertulis di dalamnya disamarkan."
        ]
    if voices.empty:
        said.append(
            f"Isian tanpa saran (misalnya “tidak ada”) berjumlah {comma(voices.empty, 0)} dan tidak dimuat."
        )
    return {"kalimat": said, "bagian": parts}


def _row(voice: Voice) -> dict[str, str]:
    others = f" Juga tertulis: {'; '.join(f'“{text}”' for text in voice.others)}." if voice.others else ""
    return {
        "teks": f"{voice.text}{others}",
        "unsur": ", ".join(voice.unsur) or "umum",
        "n": comma(voice.n, 0),
    }
