"""The words that begin a row of totals below the respondents (cleaning, rule 2)."""

from __future__ import annotations

import re

from ikm_xl.cleaning.cell_text import normal

_MAY_BE = re.compile(
    r"σ|jumlah|total|rata|rerata|nilai|nrr|ikm|skm|indeks|mutu|predikat|kinerja|ringkasan|rekapitulasi"
    r"|kesimpulan|bobot|konversi|keterangan|mean|average|kategori|kriteria|interpretasi|kualitas|prioritas"
    r"|peringkat|rang?king"
)  # of small letters: a search that ignores case takes twenty times as long
_OF = "nilai|nrr|ikm|skm|unsur|per unsur|skor|rata|tertimbang|konversi|responden|kuesioner|kuisioner|data"
_FOOTER = re.compile(
    rf"""(?:σ\s?)?(?:
      (?:(?:sub|grand)\s?)?(?:jumlah|total)(?:\ (?:{_OF}|seluruh\w*|keseluruhan|akhir|halaman)\b.*)?
    | (?:rata\ rata|rerata|nrr|ringkasan|rekapitulasi|predikat|kesimpulan)(?:\ .*)?
    | nilai(?:\ (?:{_OF}|indeks|interval|mutu|akhir|total|persepsi|maksimal)\b.*)?
    | (?:ikm|skm)(?:\ (?:unit|pelayanan|layanan|kecamatan|konversi|akhir|total|tertimbang)\b.*)?
    | indeks(?:\ (?:kepuasan|ikm|skm|pelayanan|unsur)\b.*)?
    | mutu(?:\ (?:pelayanan|layanan|unit|unsur|kinerja)\b.*)?
    | kinerja(?:\ (?:unit|pelayanan|unsur)\b.*)?
    | (?:bobot|konversi)(?:\ (?:{_OF})\b.*)?
    | (?:kategori|kriteria|interpretasi|kualitas|prioritas|peringkat|rang?king)(?:\ (?:{_OF}|mutu)\b.*)?
    | keterangan | mean | average
    )""",
    re.VERBOSE,
)
_REMARKS = re.compile(r"\s*keterangan\s*[:=]", re.IGNORECASE)  # but "Keterangan domisili" is a service


def is_footer(text: str) -> bool:
    """Whether a text is the label of a row of totals, such as "NRR / Unsur" or "IKM Unit Pelayanan"."""
    if not _MAY_BE.search(text.casefold()):  # most cells, quickly
        return False
    return bool(_FOOTER.fullmatch(normal(text)) or _REMARKS.match(text))
