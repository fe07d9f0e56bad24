"""The result in words: the paragraphs of the document, in official Indonesian, from the figures alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ikm_xl.indonesian import comma, half_up, tanggal
from ikm_xl.survey import bands
from ikm_xl.survey.index import Index, UnsurResult
from ikm_xl.survey.unsur import JUMLAH_TERENDAH

_BILANGAN = ("", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh")
_BAIK = ("A", "B")


@dataclass(frozen=True)
class Context:
    """What the narrative says besides the figures; None where it is unknown (a target of 0 too).

    Attributes:
        unit: name of the office, such as "Kecamatan Sooko".
        periode: the period as text, such as "Semester I Tahun 2025".
        standar: name of the regulation whose bands give the mutu.
        awal, akhir: first and last day of the survey.
        target: the IKM that was aimed at.
        periode_lalu, ikm_lalu: the last period as text, and its IKM.
        minimum, alasan: the smallest sample, and why it was not reached.
    """

    unit: str
    periode: str
    standar: str
    awal: date | None = None
    akhir: date | None = None
    target: Decimal | Fraction | None = None
    periode_lalu: str = "periode sebelumnya"
    ikm_lalu: Decimal | None = None
    minimum: int | None = None
    alasan: str = ""


def narrative(index: Index, context: Context) -> tuple[str, ...]:
    """At most six paragraphs: result, highest, lowest, target, last period, what follows.

    An index that is not complete has one paragraph, which says what is missing.
    """
    if index.ikm is None:
        return (_incomplete(index, context),)
    ranked = sorted(index.unsur, key=lambda unsur: unsur.peringkat)
    return tuple(
        paragraph
        for paragraph in (
            _result(index, index.ikm, context),
            *_extremes(ranked, index.seri),
            _against_target(index.ikm, context),
            _against_last(index.ikm, context),
            _what_follows(ranked, index.mutu, context),
        )
        if paragraph
    )


def _incomplete(index: Index, context: Context) -> str:
    start = f"Nilai IKM {context.unit} {context.periode} belum dapat dihitung"
    if not index.n:
        return f"{start} karena belum ada responden."
    missing = _enumerate([f"{unsur.kode} {unsur.nama}" for unsur in index.unsur if not unsur.n])
    return f"{start} karena belum ada jawaban untuk unsur {missing}."


def _result(index: Index, ikm: Decimal, context: Context) -> str:
    when = ""
    if context.awal and context.akhir:
        when = f" pada tanggal {tanggal(context.awal)} sampai dengan {tanggal(context.akhir)}"
    return (
        f"Survei Kepuasan Masyarakat {context.unit} {context.periode} dilaksanakan{when} dan diikuti oleh "
        f"{comma(index.n, 0)} responden. Berdasarkan hasil pengolahan terhadap {len(index.unsur)} unsur "
        f"pelayanan, nilai Indeks Kepuasan Masyarakat (IKM) adalah {comma(ikm)} dengan mutu pelayanan "
        f"{index.mutu} dan kinerja unit pelayanan {index.kinerja} menurut "
        f"{bands.REGULATION[context.standar]}.{_too_few(index.n, context)}"
    )


def _too_few(n: int, context: Context) -> str:
    if context.minimum is None or n >= context.minimum:
        return ""
    why = (
        f" karena: {context.alasan.rstrip('.')} (disetujui Kepala Seksi Pelayanan)" if context.alasan else ""
    )
    return f" Sampel minimum, yaitu {comma(context.minimum, 0)} responden, belum terpenuhi{why}."


def _extremes(ranked: Sequence[UnsurResult], seri: bool) -> tuple[str, ...]:
    """The highest and the lowest; where all are equal, none is either."""
    if len(ranked) > 1 and len({unsur.nrr for unsur in ranked}) == 1:
        value = f"{comma(ranked[0].konversi or 0)} (mutu {ranked[0].mutu})"
        return (
            f"Seluruh unsur bernilai sama, yaitu {value}. {_advice(ranked)} Unsur prioritas ditetapkan "
            f"{_BY_SHARE}.",
        )
    return _highest(ranked), _lowest(ranked, seri)


def _highest(ranked: Sequence[UnsurResult]) -> str:
    """The best unsur, with those that equal the last of them; none that equals one of the lowest."""
    low = _nrr(ranked[:JUMLAH_TERENDAH][-1])
    others = [unsur for unsur in ranked[JUMLAH_TERENDAH:] if _nrr(unsur) > low][::-1]
    if not others:
        return ""
    least = _nrr(others[:JUMLAH_TERENDAH][-1])
    best = [unsur for unsur in others if _nrr(unsur) >= least]
    return f"{_heading(best, 'tertinggi')} {_advice(best)}"


def _nrr(unsur: UnsurResult) -> Fraction:
    """Its NRR; an index that is complete has one for every unsur."""
    return unsur.nrr or Fraction()


def _advice(best: Sequence[UnsurResult]) -> str:
    good = all(unsur.mutu in _BAIK for unsur in best)
    return "Capaian tersebut perlu dipertahankan." if good else "Capaian tersebut masih perlu ditingkatkan."


_BY_SHARE = "menurut persentase jawaban bernilai 1–2, kemudian nomor unsur"


def _lowest(ranked: Sequence[UnsurResult], seri: bool) -> str:
    lowest = ranked[:JUMLAH_TERENDAH]
    remark = ""
    if seri:
        last = lowest[-1]
        equal = [f"{u.kode} {u.nama}" for u in ranked[JUMLAH_TERENDAH:] if u.nrr == last.nrr]
        remark = (
            f" Nilai {last.kode} sama dengan nilai {_enumerate(equal)}; urutannya ditetapkan {_BY_SHARE}."
        )
    return f"{_heading(lowest, 'terendah')}{remark}"


def _heading(unsur: Sequence[UnsurResult], which: str) -> str:
    listed = _enumerate(
        [f"{u.kode} {u.nama} sebesar {comma(u.konversi or 0)} (mutu {u.mutu})" for u in unsur]
    )
    return f"{_BILANGAN[len(unsur)]} unsur dengan nilai {which} adalah {listed}."


def _against_target(ikm: Decimal, context: Context) -> str:
    if not context.target:
        return ""
    target = half_up(context.target)
    aim = f"target yang ditetapkan, yaitu {comma(target)}"
    if ikm == target:
        return f"Nilai IKM tersebut tepat mencapai {aim}."
    verdict = "melampaui" if ikm > target else "belum mencapai"
    return f"Nilai IKM tersebut {verdict} {aim}, dengan selisih {comma(abs(ikm - target))} poin."


def _against_last(ikm: Decimal, context: Context) -> str:
    if context.ikm_lalu is None:
        return ""
    start = f"Dibandingkan dengan {context.periode_lalu} ({comma(context.ikm_lalu)}), nilai IKM"
    change = ikm - half_up(context.ikm_lalu)
    if change == 0:
        return f"{start} tetap."
    return f"{start} {'naik' if change > 0 else 'turun'} {comma(abs(change))} poin."


def _what_follows(ranked: Sequence[UnsurResult], mutu: str, context: Context) -> str:
    aim = "mempertahankan dan meningkatkan" if mutu == "A" else "memperbaiki"
    if all(unsur.konversi == bands.HIGHEST for unsur in ranked):
        aim = "mempertahankan"
    lowest = _enumerate([f"{unsur.kode} {unsur.nama}" for unsur in ranked[:JUMLAH_TERENDAH]])
    return (
        f"Untuk {aim} nilai IKM periode selanjutnya, {context.unit} menyusun Rencana Tindak Lanjut (RTL) "
        f"yang memprioritaskan unsur {lowest}. RTL tersebut menjadi bagian yang tidak terpisahkan dari "
        "dokumen ini."
    )


def _enumerate(items: Sequence[str]) -> str:
    """``a``, ``a dan b``, ``a, b, dan c``; parted by semicolons where an item holds a comma itself."""
    mark = ";" if any("," in item for item in items) else ","
    if len(items) == 2 and mark == ",":
        return " dan ".join(items)
    *others, last = items
    return f"{f'{mark} '.join(others)}{mark} dan {last}" if others else last
