"""Surveys as States, without a workbook: what the steps would hold."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pandas as pd

from ikm_xl import settings
from ikm_xl.sop import approval
from ikm_xl.sop.state import Approval, Followed, Planned, State, Survey
from ikm_xl.survey.index import compute
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import FollowUpRow, HistoryRow, PlanRow, StepRow
from ikm_xl.workbook.status import DITANDATANGANI

SOOKO: Mapping[str, Any] = {
    "instansi.pemerintah": "Pemerintah Kabupaten Mojokerto",
    "instansi.kecamatan": "Kecamatan Sooko",
    "instansi.tempat": "Sooko",
    "pejabat.camat.nama": "NAMA CAMAT, S.Sos., M.Si.",
    "pejabat.camat.nip": "19700101 199001 1 001",
    "perhitungan.populasi": 2400,
    "perhitungan.target": 85,
}
COMMENTS = (
    "Petugas ramah",
    "Toilet kotor",
    "Parkir sempit",
    "Pelayanan cepat, terima kasih",
    "Antrean lama",
    "parkir sempit sekali!",
    "Bapak camat pernah datang ke pasar",
    "-",
)


def respondents(
    n: int, *, seed: int = 14, profile: bool = True, spoken: Sequence[str] = COMMENTS
) -> pd.DataFrame:
    """So many respondents, who like some unsur less than others."""
    chance = random.Random(seed)
    table = pd.DataFrame(
        {
            kode: chance.choices((1, 2, 3, 4), (0.02, 0.03 * (i % 5 + 1), 0.6, 0.35), k=n)
            for i, kode in enumerate(KODE)
        }
    ).astype("float64")
    if n:
        table.loc[0, "U3"] = float("nan")
    choices: Mapping[str, Sequence[str]] = {
        "jenis_kelamin": ("Laki-laki", "Perempuan", ""),
        "kelompok_umur": ("Di bawah 20", "20–29", "30–39", ""),
        "pendidikan": ("S1", "SMP", "SMA/SMK"),
        "pekerjaan": ("Petani & peternak", "Wiraswasta <5 karyawan"),
        "layanan": ("KTP elektronik", "Kartu Keluarga", "Surat pindah", "Legalisir"),
    }
    for column in layout.PROFIL_COLUMNS:
        table[column] = chance.choices(choices[column], k=n) if profile and column in choices else ""
    if n and profile:
        table.loc[0, "layanan"] = "Izin keramaian"  # one person alone
    table["saran"] = chance.choices((*spoken, ""), k=n) if spoken else ""
    return table


def state(table: pd.DataFrame, **values: Any) -> State:
    """A survey after step 2 with Sooko's settings and these (``periode__ke=2``)."""
    chosen = settings.from_values(
        {**SOOKO, **{key.replace("__", "."): value for key, value in values.items()}}
    )
    index = compute(table, chosen.basis, chosen.nama_unsur)
    return replace(State(chosen), respondents=table, survey=Survey(index, ()))


def planned(old: State) -> State:
    """With an RTL for the three lowest."""
    row = PlanRow("Menambah loket & kursi", None, None, "✓", "✓", "Sekretaris Kecamatan", "NIK ≥ 80")
    row = replace(row, keterangan="usulan")
    return replace(old, plan=tuple(Planned(kode, row) for kode in old.figures.index.terendah))


def with_past(old: State) -> State:
    """With six recorded periods before this one, and the follow-up of the last of them."""
    rows = [
        HistoryRow(
            f"Semester {'I' * ke} Tahun {tahun}",
            "semester",
            ke,
            tahun,
            180,
            70.0 + tahun - 2020 + ke,
            "",
            nrr=(2.9,) * 11,
        )
        for tahun in (2022, 2023, 2024)
        for ke in (2, 1)
    ]
    done = FollowUpRow("Memasang AC", "✓", None, None, None, "Kasi", "Terpasang", "Selesai", "Foto", None)
    going = replace(done, program="Melatih petugas", status="Berjalan", bukti=None, hambatan="Anggaran")
    return replace(
        old,
        history=tuple(rows),
        follow_up_period="Semester II Tahun 2024",
        follow_up=(Followed("U1", done), Followed("U5", going), Followed()),
    )


def approved(old: State) -> State:
    """Signed, with the code of these figures."""
    steps = (*old.progress[:-1], StepRow(DITANDATANGANI, datetime(2025, 7, 9)))
    dated = replace(old, approval=Approval(datetime(2025, 7, 9)), progress=steps)
    return replace(dated, approval=replace(dated.approval, code=approval.verification_code(dated)))
