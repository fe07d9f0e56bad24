"""The whole SOP by buttons alone, on a mock caller; what each button says and where it leads."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

import ikm_xl
from ikm_xl import backups, engine, faults, ribbon, settings
from ikm_xl.workbook import layout, shipped, status
from tests import cells, steps
from tests.sop.forging import forge

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "data" / "ekspor"


class Excel:
    """A workbook whose buttons can be clicked."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book

    def click(self, button: Callable[[], None]) -> str:
        """Click a button; the message it ends with."""
        alerts = self.book.impl.app.alerts
        alerts.clear()
        button()
        (message,) = alerts
        return str(message)

    @property
    def sheet(self) -> str:
        return str(self.book.sheets.active.name)


@pytest.fixture
def excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Excel]:
    path = tmp_path / "IKM.xlsm"
    path.write_bytes(shipped.path().read_bytes())
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Lokal"))
    with engine.opened(path) as book:
        book.set_mock_caller()
        steps.write_settings(book, settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml"))
        yield Excel(book)


def choose(excel: Excel, path: Path) -> None:
    """What Ribbon.bas does before ambil_ekspor: it notes the chosen file."""
    cells.write_one(excel.book, "ekspor_berkas", str(path))


def test_the_whole_sop_by_buttons_gives_the_figures_of_the_command(excel: Excel) -> None:
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    assert "Olah Data" in excel.click(ribbon.ambil_ekspor)
    assert excel.sheet == layout.EKSPOR
    assert "216 responden" in excel.click(ribbon.bersihkan)
    assert excel.sheet == layout.PERHITUNGAN
    assert "81,96" in excel.click(ribbon.hitung)
    assert excel.sheet == layout.DOKUMEN
    assert "U9, U3, U8" in excel.click(ribbon.susun_rtl)
    assert excel.sheet == layout.RTL
    assert excel.click(ribbon.periksa_kelengkapan).startswith("Lengkap.")
    assert excel.sheet == layout.BERANDA
    assert "siap ditandatangani" in excel.click(ribbon.siapkan_pengesahan)
    assert excel.sheet == layout.PENGESAHAN
    assert cells.read_one(excel.book, "ikm") == pytest.approx(81.96, abs=1e-9)
    assert [row[0] for row in cells.read(excel.book, "rtl_kode")] == ["U9", "U3", "U8"]


def test_a_copy_is_made_before_each_button_that_changes_data(excel: Excel) -> None:
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    assert "Belum ada cadangan" in excel.click(ribbon.cadangan)
    excel.click(ribbon.ambil_ekspor)
    cells.write_one(excel.book, "dokumen_tambahan", "Belum disimpan.")
    excel.click(ribbon.bersihkan)
    told = excel.click(ribbon.cadangan)
    assert told.index("sebelum Olah Data") < told.index("sebelum Ambil Ekspor")
    newest = backups.found(Path(excel.book.fullname))[0]
    assert newest.period == "Semester I Tahun 2025"
    with engine.opened(newest.path) as copy:  # as it stood, saved or not, and before the step
        assert cells.read_one(copy, "dokumen_tambahan") == "Belum disimpan."
        assert steps.status(copy, status.Step.REKAP) == status.BELUM


def test_a_step_goes_on_where_no_copy_can_be_made_but_periode_baru_does_not(excel: Excel) -> None:
    (Path(excel.book.fullname).parent / "Cadangan IKM").write_text("sebuah berkas")
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    excel.click(ribbon.ambil_ekspor)
    assert "Perhatian: Cadangan IKM.xlsm tidak dapat disimpan" in excel.click(ribbon.proses_semua)
    cells.find(excel.book, "langkah")[3, 0].value = status.DITANDATANGANI
    assert "tidak dapat disimpan" in excel.click(ribbon.periode_baru)
    assert len(cells.read(excel.book, "jawaban")) == 216


def test_everything_at_once(excel: Excel) -> None:
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    excel.click(ribbon.ambil_ekspor)
    message = excel.click(ribbon.proses_semua)
    assert "81,96" in message
    assert "Lengkap" in message
    assert excel.sheet == layout.BERANDA


def test_a_new_period_after_the_signature(excel: Excel) -> None:
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    excel.click(ribbon.ambil_ekspor)
    excel.click(ribbon.proses_semua)
    assert "belum ditandatangani" in excel.click(ribbon.periode_baru)
    cells.find(excel.book, "langkah")[3, 0].value = status.DITANDATANGANI
    assert "Semester II Tahun 2025" in excel.click(ribbon.periode_baru)


def test_two_periods_in_a_row(excel: Excel) -> None:
    """Trend, follow-up and kept settings are right in the second; nothing that was typed is lost."""
    book = excel.book
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    excel.click(ribbon.ambil_ekspor)
    excel.click(ribbon.proses_semua)
    cells.find(book, "rtl_isi")[0, 0].value = "Membeli dua puluh kursi."
    cells.find(book, "dokumen_narasi")[1, 0].value = "Kalimat Kepala Seksi."
    cells.write_one(book, "dokumen_tambahan", "Perlu anggaran.")
    cells.find(book, "pengaturan_unsur")[8, 3].value = "Usulan kami untuk sarana."
    cells.write_one(book, "instansi_situs", "contoh.invalid")
    excel.click(ribbon.susun_rtl)
    excel.click(ribbon.siapkan_pengesahan)
    assert "minta tanda tangan" in cells.read_one(book, "langkah_berikutnya")
    before, plan = steps.read_settings(book), cells.read(book, "rtl_isi")
    cells.find(book, "langkah")[3, 0].value = status.DITANDATANGANI
    assert "Periode Baru" in cells.read_one(book, "langkah_berikutnya")
    excel.click(ribbon.periode_baru)
    assert "Ambil Ekspor" in cells.read_one(book, "langkah_berikutnya")

    after = steps.read_settings(book)
    changed = {key for key in before.nilai if before.nilai[key] != after.nilai[key]}
    assert changed == {"periode.ke", "periode.awal", "periode.akhir"}
    assert [row[:7] for row in cells.read(book, "tindak_lanjut_isi")] == [row[:7] for row in plan]
    assert plan[0][0] == "Membeli dua puluh kursi."
    assert cells.read_one(book, "tindak_lanjut_periode") == "Semester I Tahun 2025"
    moved = {str(row[3]) for row in cells.read(book, "catatan")}
    assert {"Kalimat Kepala Seksi.", "Perlu anggaran."} <= moved

    cells.find(book, "tindak_lanjut_isi")[0, 7].value = "Selesai"
    cells.find(book, "tindak_lanjut_isi")[0, 8].value = "Foto kursi"
    for row in (1, 2):
        cells.find(book, "tindak_lanjut_isi")[row, 7].value = "Berjalan"
    cells.write_one(book, "surat_nomor", "000.8.3.3/7/416-313/2026")
    cells.write_one(book, "perhitungan_alasan_sampel", "Pelayanan pindah sementara.")
    choose(excel, SAMPLES / "esukma_2024_s2.csv")
    assert "jawaban bertanggal Semester I Tahun 2025, sedangkan" in excel.click(ribbon.ambil_ekspor)
    assert "Tanggal jawaban di luar periode: Tanggal" in excel.click(ribbon.proses_semua)
    cells.accept(book, "Tanggal jawaban di luar periode", "Jam server keliru satu tahun.")
    assert "Lengkap" in excel.click(ribbon.proses_semua)
    assert "Jam server keliru satu tahun." in str(cells.read(book, "dokumen_catatan"))

    periods = [(row[0], row[5]) for row in cells.read(book, "riwayat")]
    assert periods == [("Semester II Tahun 2025", 79.55), ("Semester I Tahun 2025", 81.96)]
    narrative = " ".join(str(row[0]) for row in cells.read(book, "dokumen_narasi") if row[0])
    assert "Dibandingkan dengan Semester I Tahun 2025 (81,96), nilai IKM turun 2,41 poin." in narrative
    assert cells.read(book, "tindak_lanjut_isi")[0][7:9] == ["Selesai", "Foto kursi"]
    assert cells.read(book, "rtl_isi")[0][0] == "Usulan kami untuk sarana."
    assert {"Kalimat Kepala Seksi.", "Perlu anggaran."} <= {str(r[3]) for r in cells.read(book, "catatan")}
    assert cells.read_one(book, "instansi_situs") == "contoh.invalid"


@pytest.mark.parametrize(
    ("button", "says"),
    [
        (ribbon.ambil_ekspor, "Ambil Ekspor"),
        (ribbon.bersihkan, "kosong"),
        (ribbon.hitung, "kosong"),
        (ribbon.susun_rtl, "kosong"),
        (ribbon.siapkan_pengesahan, "kosong"),
        (ribbon.proses_semua, "kosong"),
    ],
)
def test_a_button_out_of_turn_says_what_to_do_first(
    excel: Excel, button: Callable[[], None], says: str
) -> None:
    assert says in excel.click(button)
    assert excel.book.app.status_bar is False
    assert excel.book.app.screen_updating


def test_the_unforeseen_becomes_a_sentence_and_a_log(excel: Excel, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("rusak")

    monkeypatch.setattr("ikm_xl.sop.pengaturan.read", fail)
    message = excel.click(ribbon.bersihkan)
    assert "tidak terduga" in message
    assert "Traceback" not in message
    assert "ZeroDivisionError: rusak" in faults.log_path().read_text(encoding="utf-8")
    assert excel.book.app.screen_updating


def test_periksa_buku_and_the_approval_name_what_was_changed_behind_the_back(excel: Excel) -> None:
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    excel.click(ribbon.ambil_ekspor)
    excel.click(ribbon.proses_semua)
    assert "Buku kerja benar" in excel.click(ribbon.periksa_buku)
    forge(cells.find(excel.book, "pita_bawah")[2, 0], 70.0)
    assert f"_daftar!{layout.place('pita_bawah').cell(2)}" in excel.click(ribbon.periksa_buku)
    assert "Keutuhan buku kerja (_daftar)" in excel.click(ribbon.siapkan_pengesahan)


def test_what_the_paper_would_hide_makes_a_draft_before_it_is_printed(excel: Excel) -> None:
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    excel.click(ribbon.ambil_ekspor)
    excel.click(ribbon.proses_semua)
    ribbon.periksa_cetak()
    assert not cells.read_one(excel.book, "banner_draf")

    column = excel.book.sheets[layout.RTL].api.column_dimensions["D"]
    column.hidden = True
    ribbon.periksa_cetak()
    assert cells.read_one(excel.book, "banner_draf") == "DRAF"
    told = f"{layout.RTL}: 1 kolom disembunyikan: D"
    assert told in cells.read_one(excel.book, "langkah_berikutnya")
    for button in (ribbon.siapkan_pengesahan, ribbon.proses_semua):
        assert told in excel.click(button)
    cells.find(excel.book, "langkah")[3, 0].value = status.DITANDATANGANI
    assert told in cells.read_one(excel.book, "langkah_berikutnya")

    cells.find(excel.book, "langkah")[3, 0].value = status.SIAP
    column.hidden = False
    assert "Lengkap" in excel.click(ribbon.proses_semua)
    assert not cells.read_one(excel.book, "banner_draf")


def test_the_log_holds_nobodys_number(excel: Excel, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("could not convert 'Siti 081234567890'")

    monkeypatch.setattr("ikm_xl.cleaning.clean.clean", fail)
    choose(excel, SAMPLES / "esukma_2025_s1.xlsx")
    said = excel.click(ribbon.ambil_ekspor) + faults.log_path().read_text(encoding="utf-8")
    assert "could not convert" in said
    assert "081234567890" not in said


def test_about_tells_the_versions(excel: Excel) -> None:
    message = excel.click(ribbon.tentang)
    assert ikm_xl.__version__ in message
    assert xw.__version__ in message
    assert str(faults.log_path()) in message


def test_the_installed_xlwings_is_the_pinned_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (pin,) = [line for line in project["dependencies"] if line.startswith("xlwings")]
    assert pin == f"xlwings=={xw.__version__}"
