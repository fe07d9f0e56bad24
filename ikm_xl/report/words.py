"""The report's sentences that hold figures; all others stand in the template, which offices may edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ikm_xl.indonesian import comma
from ikm_xl.report.rows import listed, number, percent
from ikm_xl.settings import Settings
from ikm_xl.survey import interval
from ikm_xl.survey.index import Basis, Index, UnsurResult
from ikm_xl.survey.interval import Change, Estimate
from ikm_xl.survey.unsur import KODE
from ikm_xl.survey.voices import Tone, Voice, Voices, count

LAWS = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.",
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang "
    "Pelayanan Publik.",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017 tentang "
    "Pedoman "
    "Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik.",
)
_OLD_LAW = (
    "Keputusan Menteri Pendayagunaan Aparatur Negara Nomor KEP/25/M.PAN/2/2004 tentang Pedoman Umum "
    "Penyusunan Indeks "
    "Kepuasan Masyarakat Unit Pelayanan Instansi Pemerintah."
)
NAMES = {
    "PermenPANRB 14/2017": "Peraturan Menteri PANRB Nomor 14 Tahun 2017",
    "KEP/25/M.PAN/2/2004": "Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004",
}
"""The standards as a report names them."""
SHOWN = 5
"""Comments shown beside an unsur; the attachment holds all."""
ABOUT_CHANGES = (
    "Galat selisih pada tingkat kepercayaan 95%. Buku kerja menyimpan nilai periode lalu tanpa jawaban "
    "satu per satu; "
    "simpangan bakunya dianggap sama dengan periode ini."
)
_NINE = KODE[:9]


def laws(settings: Settings) -> list[str]:
    """The office's list, or the regulations that reports cite, the old decree where its bands are used."""
    own = settings.laporan.dasar_hukum.splitlines()
    old = (_OLD_LAW,) if settings.perhitungan.standar_mutu.startswith("KEP") else ()
    return own or [*LAWS, *old]


def sample(settings: Settings, n: int) -> list[str]:
    """Population and sample, and what the Kasi said where it is short."""
    p, least = settings.perhitungan, settings.minimum_sampel
    if least is None:
        return [
            f"Jumlah responden adalah {comma(n, 0)} orang. Jumlah penerima layanan pada periode ini tidak "
            "diketahui, "
            "sehingga sampel minimum tidak dapat ditentukan."
        ]
    said = [
        f"Jumlah penerima layanan pada periode ini adalah {comma(p.populasi, 0)} orang. Menurut tabel "
        "Krejcie dan "
        f"Morgan, sampel minimumnya adalah {comma(least, 0)} responden. Responden yang terkumpul berjumlah "
        f"{comma(n, 0)} orang, sehingga sampel minimum {'terpenuhi' if n >= least else 'belum terpenuhi'}."
    ]
    if n < least and p.alasan_sampel:
        reason = p.alasan_sampel.rstrip(".")
        said.append(f"Sampel minimum belum terpenuhi karena: {reason} (disetujui Kepala Seksi Pelayanan).")
    return said


def collected(n: int, on_paper: int) -> tuple[str, str]:
    """How the data were collected, as a sentence; and how many of whom answered how, "" where all online."""
    by = "yang diisi sendiri oleh pengguna layanan."
    if not on_paper:
        return f"Data dikumpulkan dengan kuesioner melalui aplikasi eSukma-Jatim, {by}", ""
    if on_paper == n:
        return f"Data dikumpulkan dengan kuesioner kertas, {by}", ", seluruhnya dengan kuesioner kertas"
    counts = f"{comma(n - on_paper, 0)} secara daring dan {comma(on_paper, 0)} dengan kuesioner kertas"
    return (
        f"Data dikumpulkan dengan kuesioner daring melalui aplikasi eSukma-Jatim dan kuesioner kertas, {by}",
        f", yaitu {counts}",
    )


def result(index: Index, ikm: Decimal, estimate: Estimate, standard: str) -> list[str]:
    """The unit's value and how sure it is."""
    said = [
        f"Nilai IKM unit pelayanan adalah {comma(ikm)} dengan mutu pelayanan {index.mutu} dan kinerja unit "
        "pelayanan "
        f"{index.kinerja} menurut {standard}."
    ]
    if estimate.margin is not None:
        low, high = max(25.0, float(ikm) - estimate.margin), min(100.0, float(ikm) + estimate.margin)
        rough = (
            f" Dengan kurang dari {interval.FEW} responden, pendekatan ini kasar."
            if index.n < interval.FEW
            else ""
        )
        said.append(
            f"Galat sampel nilai IKM adalah ± {number(estimate.margin)}: dengan tingkat kepercayaan 95%, "
            "nilainya "
            f"antara {number(low)} dan {number(high)} (pendekatan distribusi normal dengan koreksi "
            "populasi terbatas, "
            f"dari simpangan baku rata-rata setiap responden).{rough}"
        )
    return said


def nine(index: Index, standard: str) -> str:
    """The value by the regulation's nine unsur, where more count; "" otherwise."""
    counted = [one for one in index.unsur if one.kode in _NINE]
    if len(index.unsur) <= len(_NINE) or len(counted) < len(_NINE):
        return ""
    exact = (
        sum((one.nrr for one in counted if one.nrr is not None), Fraction())
        * Basis(_NINE, None, standard).bobot_tepat
        * 25
    )
    return f"Sebagai pembanding, nilai IKM menurut 9 unsur (U1–U9) adalah {comma(exact)}."


def note(settings: Settings, index: Index) -> str:
    """What is needed to compute the table of unsur again."""
    bobot = settings.perhitungan.bobot
    weight = f"1/{len(index.unsur)}" if bobot is None else comma(bobot, 4)
    return (
        f"Bobot setiap unsur {weight}. NIK = NRR × 25; IKM = jumlah NRR tertimbang × 25. ▼ = tiga unsur "
        "terendah. "
        "Dihitung tanpa pembulatan antara; angka tercetak dibulatkan."
    )


def strengths(index: Index) -> list[str]:
    """The highest unsur that are not among the lowest; all of those that are tied."""
    values = {one.konversi for one in index.unsur}
    if len(values) == 1:
        return [
            f"Seluruh unsur bernilai sama, yaitu {number(index.unsur[0].konversi)} (mutu "
            f"{index.unsur[0].mutu})."
        ]
    others = [one for one in sorted(index.unsur, key=lambda one: -one.peringkat) if not one.terendah]
    if not others:
        return [
            "Unsur yang dihitung tidak lebih dari tiga, sehingga tidak ada unsur tertinggi yang disebut "
            "tersendiri."
        ]
    limit = others[: len(index.terendah)][-1].nrr
    lowest = min(one.nrr for one in index.unsur if one.nrr is not None)
    best = [one for one in others if one.nrr is not None and limit is not None and one.nrr >= limit > lowest]
    named = [f"{one.kode} {one.nama} ({number(one.konversi)}, mutu {one.mutu})" for one in best]
    return (
        [f"Unsur dengan nilai tertinggi adalah {'; '.join(named)}."]
        if named
        else ["Unsur selain yang terendah bernilai sama dengan unsur terendah."]
    )


def lowest_heading(index: Index) -> str:
    """What is said before the three lowest; ties are told."""
    if len({one.nrr for one in index.unsur}) == 1:
        return (
            "Seluruh unsur bernilai sama. Unsur di bawah ini dipilih menurut nomornya; Kepala Seksi dapat "
            "memilih unsur lain sebagai prioritas."
        )
    text = (
        "Unsur dengan nilai terendah beserta sebab yang tampak dari jawaban dan saran masyarakat adalah "
        "sebagai berikut."
    )
    if index.seri:
        last = next(one for one in index.unsur if one.kode == index.terendah[-1])
        tied = [f"{one.kode} {one.nama}" for one in index.unsur if one.nrr == last.nrr and not one.terendah]
        text += (
            f" Nilai {last.kode} sama dengan nilai {listed(tied)}; urutannya ditetapkan menurut persentase "
            "jawaban "
            "bernilai 1–2, kemudian nomor unsur."
        )
    return text


def lowest(one: UnsurResult, spread: Sequence[int], groups: Sequence[tuple[str, Decimal]]) -> list[str]:
    """Value, low answers, and the group that is least content."""
    low = spread[0] + spread[1]
    said = [
        f"Nilai {number(one.konversi)} (mutu {one.mutu}). Dari {comma(one.n, 0)} jawaban, {comma(low, 0)} "
        f"({percent(low, one.n)}) bernilai 1 atau 2: {comma(spread[0], 0)} bernilai 1 dan "
        f"{comma(spread[1], 0)} bernilai 2."
    ]
    if len(groups) > 1:
        name, value = min(groups, key=lambda group: group[1])
        said.append(f"Nilai terendah menurut jenis layanan ada pada {name}, yaitu {comma(value)}.")
    return said


def comments_on(kode: str, voices: Voices) -> tuple[str, list[str]]:
    """How many complaints on an unsur are shown of how many, and these."""
    found = voices.of(kode, Tone.KELUHAN)
    if not found:
        return "Tidak ada keluhan atau saran tertulis tentang unsur ini.", []
    shown = found[:SHOWN]
    return (
        f"Keluhan dan saran tertulis ({comma(count(shown), 0)} dari {comma(count(found), 0)} ditampilkan; "
        "selengkapnya "
        "pada Lampiran 3):",
        [told(voice) for voice in shown],
    )


def told(voice: Voice) -> str:
    """A comment with the number of those who made it."""
    return f"“{voice.text}”" + (f" ({comma(voice.n, 0)} responden)" if voice.n > 1 else "")


def followed(periode: str, states: Sequence[str], verdicts: Sequence[str]) -> list[str]:
    """How much of the last period's plan is done, and whether its unsur improved."""
    if not states:
        return ["Tidak ada RTL periode sebelumnya yang tercatat dalam buku kerja."]
    done = sum(state.casefold() == "selesai" for state in states)
    said = [
        f"RTL {periode or 'periode sebelumnya'} memuat {len(states)} program; {done} di antaranya selesai "
        "dilaksanakan "
        f"({percent(done, len(states))}). Persentase RTL selesai = realisasi : rencana × 100."
    ]
    if verdicts:
        better = sum(verdict == "naik" for verdict in verdicts)
        said.append(
            f"Dari {len(verdicts)} unsur RTL tersebut yang nilainya dapat dibandingkan, {better} naik "
            "melebihi galat sampel."
        )
    return said


def trend(rows: Sequence[tuple[str, str, float, str]], change: Change | None) -> list[str]:
    """From the first period shown to this one, and whether the last step is more than chance."""
    if len(rows) == 1:
        return ["Belum ada periode sebelumnya yang tercatat, sehingga tren belum dapat disajikan."]
    (first, _, then, _), (last, _, now, _) = rows[0], rows[-1]
    way = "naik" if now > then else "turun" if now < then else "tetap"
    said = [
        f"Dari {first} sampai dengan {last}, nilai IKM {way}"
        + (f" {comma(abs(now - then))} poin." if now != then else ".")
    ]
    if change is not None:
        said.append(
            f"Dibandingkan dengan {rows[-2][0]} ({comma(rows[-2][2])}), nilai IKM {change.verdict}: selisih "
            f"{signed(change.difference)}"
            + (f", galat ± {number(change.margin)}." if change.margin is not None else ".")
        )
    return said


def signed(value: float) -> str:
    """A difference with its sign: ``+1,25``, ``−0,40``."""
    text = comma(abs(value))
    return text if float(f"{value:.2f}") == 0 else f"{'+' if value > 0 else '−'}{text}"


def conclusion(index: Index, ikm: Decimal, settings: Settings, names: Mapping[str, str]) -> list[str]:
    """What the report comes to."""
    said = [
        f"Nilai IKM {settings.instansi.unit} {settings.periode.teks} adalah {comma(ikm)}, mutu "
        f"pelayanan {index.mutu} "
        f"({index.kinerja}), dari {comma(index.n, 0)} responden."
    ]
    target = settings.perhitungan.target
    if target:
        said.append(f"Target nilai IKM {comma(target)} {'tercapai' if ikm >= target else 'belum tercapai'}.")
    said.append(
        "Unsur yang menjadi prioritas perbaikan: "
        f"{'; '.join(f'{kode} {names[kode]}' for kode in index.terendah)}."
    )
    return said
