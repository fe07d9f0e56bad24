"""A State as what the report's template is filled with: texts, lists of texts and rows, and three pictures.

The names are those that offices see when they edit the template (docs/laporan.md lists them): Indonesian.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.indonesian import comma, tanggal
from ikm_xl.report import charts, past, rows, standing, words
from ikm_xl.report.charts import Bar, Limit
from ikm_xl.report.voices import attachment
from ikm_xl.settings import Settings
from ikm_xl.sop import history, narrated, recalculation, wording
from ikm_xl.sop.state import State
from ikm_xl.survey import bands, groups, interval, narrative, voices
from ikm_xl.survey.index import KONVERSI, Index
from ikm_xl.survey.voices import Voices
from ikm_xl.workbook.layout import SUMBER_KERTAS

_DOTS = "…………………"
_STAGES = ("persiapan", "pengumpulan", "pengolahan", "pelaporan")
_STAGE_NAMES = ("Persiapan survei", "Pengumpulan data", "Pengolahan data dan analisis", "Penyusunan laporan")
_TASKS = (("camat", "Penanggung jawab"), ("kasi", "Ketua pelaksana"), ("staf", "Pengumpul dan pengolah data"))

Context = dict[str, Any]


def of(state: State) -> Context:
    """All that the template shows; pictures are the bytes of PNG files under ``gambar``.

    Args:
        state: with its respondents and figures.

    Raises:
        IkmError: there is no result yet, or a formula of the workbook disagrees with Python.
    """
    recalculation.verify(state.figures)
    index, settings = state.figures.index, state.settings
    if index.ikm is None:
        raise IkmError(
            "Nilai IKM buku kerja ini belum dapat dihitung, sehingga laporan belum dapat disusun.",
            "Selesaikan langkah 1 dan 2 SOP lebih dahulu, lalu ulangi.",
            code="IKM-R01",
        )
    spread = groups.distribution(state.answered, settings.perhitungan.unsur)
    sure = interval.estimates(state.answered, settings.basis, settings.perhitungan.populasi)
    spoken = voices.gather(state.answered["saran"].dropna().astype(str))
    standard = settings.perhitungan.standar_mutu
    named = words.NAMES.get(standard, standard)
    profile, lacking = rows.profiles(state)
    found: Context = cleaned(
        {
            **_identity(state, index),
            "standar": named,
            "sampel": words.sample(settings, index.n),
            "profil": profile,
            "tanpa_profil": lacking,
            "ikm": comma(index.ikm),
            "galat": rows.number(sure.ikm.margin),
            "jumlah_tertimbang": comma((index.ikm_tepat or 0) / KONVERSI, 5),
            "hasil": [
                *words.result(index, index.ikm, sure.ikm, named),
                *filter(None, [words.nine(index, standard)]),
            ],
            "unsur": rows.unsur(index, sure, spread),
            "catatan_unsur": words.note(settings, index),
            "pita": rows.bands_of(standard),
            "kelompok": (grouped := rows.grouped(state)),
            "narasi": _narrative(state, index),
            "kekuatan": words.strengths(index),
            "pengantar_terendah": words.lowest_heading(index),
            "terendah": _lowest(index, spread, spoken, grouped),
            "daftar_terendah": "; ".join(f"{kode} {settings.nama_unsur[kode]}" for kode in index.terendah),
            "rtl": past.plan(state),
            **_time(state, index, sure),
            "kesimpulan": words.conclusion(index, index.ikm, settings, settings.nama_unsur),
            "kuesioner": rows.questions(index.unsur),
            "pengolahan": rows.processing(state),
            "komentar": attachment(spoken, settings.nama_unsur),
            "gambar": _pictures(state, index, spread),
        }
    )
    return found


def _identity(state: State, index: Index) -> Context:
    settings = state.settings
    office, p = settings.instansi, settings.periode
    stands = standing.of(state)
    names = {key: _proper(text) for key, text in asdict(office).items()}
    region = re.sub("(?i)^pemerintah ", "", names["pemerintah"])
    on_paper = int((state.answered["sumber"] == SUMBER_KERTAS).sum())
    how, counts = words.collected(index.n, on_paper)
    parts = [f"{names['kecamatan']} · {p.teks}", f"Kode {stands.code}" if stands.code else "DRAF"]
    return {
        "unit": {**names, "daerah": region},
        "periode": p.teks,
        "tahun": str(p.tahun),
        "tanggal_survei": f"{tanggal(p.awal)} sampai dengan {tanggal(p.akhir)}",
        "draf": stands.draft,
        "kode": stands.code,
        "tanggal": stands.day,
        "kaki": " · ".join(parts),
        "teks": {key: text.splitlines() for key, text in asdict(settings.laporan).items()},
        "dasar": words.laws(settings),
        "pelaksana": _officials(settings),
        "jadwal": _schedule(settings),
        **{peran: _signatory(settings, peran) for peran in settings.pejabat},
        "n": comma(index.n, 0),
        "cara": how,
        "sumber": counts,
        "k": str(len(index.unsur)),
        "daftar_unsur": "; ".join(f"{one.kode} {one.nama}" for one in index.unsur),
        "mutu": index.mutu,
        "kinerja": index.kinerja,
    }


def _proper(name: str) -> str:
    """A name typed in capitals as it stands in a sentence: ``KECAMATAN SOOKO`` → ``Kecamatan Sooko``."""
    return name.title() if name.isupper() else name


def _signatory(settings: Settings, peran: str) -> dict[str, str]:
    one = settings.pejabat[peran]
    return {
        "jabatan": one.jabatan or _DOTS,
        "nama": one.nama or _DOTS,
        "pangkat": one.pangkat,
        "identitas": f"NIP. {one.nip}" if one.nip else "",
    }


def _officials(settings: Settings) -> rows.Rows:
    return [{**_signatory(settings, peran), "tugas": task} for peran, task in _TASKS]


def _schedule(settings: Settings) -> rows.Rows:
    p, own = settings.periode, asdict(settings.laporan)
    known = {"pengumpulan": f"{tanggal(p.awal)} s.d. {tanggal(p.akhir)}"}
    return [
        {"tahap": name, "waktu": own[f"jadwal_{stage}"] or known.get(stage, _DOTS)}
        for stage, name in zip(_STAGES, _STAGE_NAMES, strict=True)
    ]


def _narrative(state: State, index: Index) -> list[str]:
    """The paragraphs of Dokumen IKM, staff's own words included where they are of these figures."""
    proposed = narrative.narrative(index, narrated.context(state))
    return [text for text in wording.propose(state, "narrative", proposed).narrative if text] + (
        state.remarks.splitlines()
    )


def _lowest(index: Index, spread: Any, spoken: Voices, grouped: list[Context]) -> list[Context]:
    found = []
    for kode in index.terendah:
        at, one = next((at, one) for at, one in enumerate(index.unsur) if one.kode == kode)
        services = [g for g in grouped if g["judul"] == "Jenis Layanan"]
        values = [
            (row["nama"], row["nilai"][at])
            for g in services
            for row in g["baris"]
            if row["nilai"][at] is not None
        ]
        heading, shown = words.comments_on(kode, spoken)
        found.append(
            {
                "kode": kode,
                "nama": one.nama,
                "kalimat": [*words.lowest(one, spread[kode], values), heading],
                "komentar": shown,
            }
        )
    return found


def _time(state: State, index: Index, sure: interval.Estimates) -> Context:
    """The last plan, the periods before, and how each unsur changed."""
    before = history.earlier(state.history, state.settings.periode)
    last = before[-1] if before else None
    then, changes = past.last_values(last), past.changes(index, sure, last)
    done = past.followed(state, then, changes)
    codes = [one.kode for one in state.follow_up if any(one.row.to_cells())]
    periods = past.periods(state)
    n_last = int(last.responden) if last and isinstance(last.responden, int | float) else None
    change = interval.change(float(index.ikm or 0), sure.ikm, float(last.ikm), n_last) if last else None
    return {
        "tindak_lanjut": {
            "periode": state.follow_up_period or "periode sebelumnya",
            "kalimat": words.followed(
                state.follow_up_period,
                [row["status"] for row in done],
                [changes[kode].verdict for kode in codes if kode in changes],
            ),
            "baris": done,
        },
        "tren": {
            "kalimat": words.trend(periods, change),
            "baris": [
                {"periode": name, "responden": n, "ikm": comma(value), "mutu": mutu}
                for name, n, value, mutu in periods
            ],
            "lalu": str(last.periode) if last else "",
            "unsur": [
                {
                    "kode": one.kode,
                    "nama": one.nama,
                    "lalu": comma(then[one.kode]),
                    "kini": rows.number(one.konversi),
                    "selisih": words.signed(changes[one.kode].difference),
                    "galat": rows.number(changes[one.kode].margin),
                    "keterangan": changes[one.kode].verdict,
                }
                for one in index.unsur
                if one.kode in changes
            ],
            "catatan": words.ABOUT_CHANGES,
        },
    }


def _pictures(state: State, index: Index, spread: Any) -> dict[str, bytes]:
    limits = [
        Limit(float(band.bawah), f"{band.mutu.huruf} {comma(band.bawah)}")
        for band in bands.STANDAR[state.settings.perhitungan.standar_mutu][:-1]
    ]
    periods = past.periods(state)
    names = {one.kode: f"{one.kode} {one.nama}" for one in index.unsur}
    return {
        "unsur": charts.bars(
            [Bar(names[one.kode], float(one.konversi or 0), one.terendah) for one in index.unsur], limits
        ),
        "sebaran": charts.shares([(names[one.kode], spread[one.kode]) for one in index.unsur]),
        **(
            {"tren": charts.trend([(name, value) for name, _, value, _ in periods], limits)}
            if len(periods) > 1
            else {}
        ),
    }


def cleaned(value: Any) -> Any:
    """Without the characters that a Word file cannot hold or that hide in a text; lines stay lines."""
    if isinstance(value, str):
        return "".join(c for c in value if c.isprintable() or c == "\n")
    if isinstance(value, dict):
        return {key: cleaned(inner) for key, inner in value.items()}
    return [cleaned(inner) for inner in value] if isinstance(value, list) else value
