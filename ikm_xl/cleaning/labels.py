"""What the label of one column means: an unsur, a field of the respondent's profile, a comment or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ikm_xl.cleaning.answers import is_answer
from ikm_xl.cleaning.cell_text import normal
from ikm_xl.survey.unsur import KODE, UNSUR


@dataclass(frozen=True)
class Label:
    """The meaning of a label.

    Attributes:
        field: what its words name: ``"U1"`` … ``"U11"``, a field of the profile, or "".
        number: the number of a question or an unsur beside or instead of the words, else 0.
        answer: it reads like an answer too ("Transparan"), so it proves no header by itself.
    """

    field: str = ""
    number: int = 0
    answer: bool = False

    @property
    def unsur(self) -> bool:
        """Whether its words, or for want of words its number, make it an unsur."""
        return self.field in KODE or (not self.field and self.number > 0)

    @property
    def known(self) -> bool:
        """Whether it means anything."""
        return bool(self.field or self.number)


# Text beats number; here the parts of a label are tried in the order in which they decide.
_COMMENT = re.compile(
    r"\b(saran|kritik|masukan|komentar|komen|keluhan|pesan|kesan|kekurangan|kelebihan|ulasan|feedback|comments?)\b"
)
_COMPLAINT = re.compile(r"aduan|penanganan")
_OTHER_SCALE = re.compile(r"\b(harapan|kepentingan|penting)\b")
# Figures about an unsur, or reasons for its answer, in a column of their own.
_ABOUT = re.compile(
    r"(nrr|bobot|konversi|mutu|predikat|rata|rerata|alasan|keterangan|catatan|jumlah|total|ikm|skm)\b.*"
    r"|.*\b(nrr|tertimbang|bobot|konversi|mutu|predikat|rata|rerata|alasan|keterangan|catatan|ikm|skm)"
)
_QUESTION = re.compile(r"bagaimana|apa(kah)?\b|menurut|seberapa")
_STEMS = re.compile("|".join(f"(?P<{unsur.kode}>{'|'.join(unsur.kata)})" for unsur in UNSUR))
_NUMBER = re.compile(
    r"((nilai|skor|score|jawaban|answer|kode|hasil) )?"
    r"(?P<kind>u|q|p|v|x|unsur|pertanyaan|jawaban|nilai|skor|score|soal|question|answer|page|butir|item|indikator)"
    r" ?(ke |no |nomor |pelayanan |layanan )?0?(?P<number>\d{1,2})\b"
)
_BEFORE_UNSUR = (
    (
        "tanggal",
        r"(cap )?waktu( (survei|survey|pengisian|isi|input|entri|entry|mulai|selesai|submit|kirim))?"
        r"|time ?stamp|(start|completion) time|(created|submitted)( (at|on|date))?"
        r"|(hari )?(tanggal|tgl|date)\b(?!.*\blahir).*",
    ),
    (
        "nama",
        r"nama( (lengkap|responden|anda|saudara|pemohon|pengguna|pelanggan|masyarakat|warga)\b.*)?|name",
    ),
    (
        "no",
        r"(no|nomor|id|kode)( urut)?( (responden|resp|response|kuesioner|kuisioner|survei|survey|data))?"
        r"(?<!kode)|responden",
    ),
    ("alamat", r"(alamat|desa|kelurahan|dusun)\b.*"),
)
_AFTER_UNSUR = (
    ("nik", r"(.* )?nik\b.*|.*induk kependudukan.*"),
    (
        "telepon",
        r"(.*\b)?(telp|tlp|telpon|telepon|telephone|phone|hp|handphone|ponsel|wa|whatsapp)\b.*|nohp|notelp",
    ),
    ("jenis_kelamin", r".*kelamin.*|(.* )?(jk|gender|sex)\b.*|l p"),
    ("umur", r"(.* )?(umur|usia|age)\b.*"),
    ("pendidikan", r".*pendidikan.*|lulusan"),
    ("pekerjaan", r".*pekerjaan.*|profesi.*"),
    (
        "layanan",
        r"((jenis|nama|macam) )?(layanan|pelayanan)( yang .*)?"
        r"|(jenis |macam )(layanan|pelayanan) .*|(jenis )?keperluan.*",
    ),
)
_PROFILE_WORDS = 8  # more words are a question about the service
_MEASURED = re.compile(
    r"[(\[]\s*(?:dalam\s+)?(?:jam|menit|detik|hari|minggu|bulan|rupiah|rp\.?|orang|kali|meter|km|%|persen)\s*[)\]]"
    r"|\bberapa\s+(?:lama|jam|menit|hari|kali|rupiah|besar|orang)\b",
    re.IGNORECASE,
)
_SERIAL = re.compile(
    r"(?:(?:nilai|skor|score|jawaban|answer|kode|hasil) )?"
    r"(?P<kind>[a-z]|unsur|pertanyaan|jawaban|nilai|skor|score|soal|question|answer|page|butir|item|indikator)"
    r" ?(?:ke |no |nomor |pelayanan |layanan )?(?P<number>\d{1,2})"
    r"(?P<part> \d{1,2}\b| ?[a-d]\b)?(?: (?:score|skor|nilai))?"
)


@dataclass(frozen=True)
class Serial:
    """A label that is a code with a number and nothing else: ``u0``, ``U1.2`` (``part`` "2")."""

    kind: str
    number: int
    part: str = ""


@lru_cache(maxsize=4096)
def serial(text: str) -> Serial | None:
    """The code and the number of a label that has nothing else."""
    found = _SERIAL.fullmatch(normal(text))
    return Serial(found["kind"], int(found["number"]), (found["part"] or "").strip()) if found else None


def is_measured(text: str) -> bool:
    """Whether a label asks for a quantity with a unit, such as "Waktu tunggu (jam)"."""
    return bool(_MEASURED.search(text))


@lru_cache(maxsize=4096)
def candidates(text: str) -> tuple[str, ...]:
    """Every unsur that words of a label could mean, the likeliest first."""
    word = normal(text)
    found = [unsur.kode for unsur in UNSUR if re.search("|".join(unsur.kata), word)]
    return tuple(sorted(found, key=lambda kode: kode != _field(word)))


@lru_cache(maxsize=65536)
def read(text: str) -> Label:
    """What the label of a column means."""
    word = normal(text)
    if not word:
        return Label()
    found = _NUMBER.match(word)
    number = int(found["number"]) - (found["kind"] == "page") if found else 0
    number = number if 1 <= number <= len(KODE) else 0
    if _is_about(word):
        return Label()
    if comment := _COMMENT.search(word):
        complaint = _COMPLAINT.search(word, 0, comment.start())
        unsur = bool(found and found["kind"] in ("u", "unsur") and number in (8, 9))
        return Label("U8" if complaint or unsur else "saran", number)
    field = _field(word)
    if field in KODE and _MEASURED.search(text):
        return Label()
    return Label(field, number, is_answer(text))


def _is_about(word: str) -> bool:
    return bool(_OTHER_SCALE.search(word) or (_ABOUT.fullmatch(word) and not _QUESTION.match(word)))


def _field(word: str) -> str:
    short = len(word.split()) <= _PROFILE_WORDS
    if short and (field := _first(_BEFORE_UNSUR, word)):
        return field
    if "aduan" in word:  # "sarana pengaduan", "kecepatan penanganan pengaduan"
        return "U8"
    if stem := _STEMS.search(word):
        return stem.lastgroup or ""
    return _first(_AFTER_UNSUR, word) if short else ""


def _first(forms: tuple[tuple[str, str], ...], word: str) -> str:
    return next((field for field, form in forms if re.fullmatch(form, word)), "")
