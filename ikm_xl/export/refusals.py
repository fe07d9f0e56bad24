"""Why a file cannot be read, and what to do about it."""

from __future__ import annotations

from ikm_xl.errors import IkmError

_DOWNLOAD_AGAIN = "Unduh ulang ekspornya dari eSukma-Jatim, lalu pilih berkas yang baru."


def missing(name: str) -> IkmError:
    """There is no such file."""
    return IkmError(f"Berkas '{name}' tidak ditemukan.", "Periksa nama dan letak berkasnya.", code="IKM-E01")


def no_file(name: str) -> IkmError:
    """The path is a folder or a device."""
    return IkmError(
        f"'{name}' bukan berkas.", "Pilih satu berkas ekspor, bukan folder atau perangkat.", code="IKM-E02"
    )


def unreadable(name: str) -> IkmError:
    """The system does not let the file be opened."""
    return IkmError(
        f"Berkas '{name}' tidak dapat dibuka.",
        "Tutup berkas itu di program lain dan pastikan Anda berhak membacanya, lalu ulangi.",
        code="IKM-E03",
    )


def empty(name: str) -> IkmError:
    """The file has no content."""
    return IkmError(f"Berkas '{name}' kosong.", _DOWNLOAD_AGAIN, code="IKM-E04")


def locked(name: str) -> IkmError:
    """The file is encrypted."""
    return IkmError(
        f"Berkas '{name}' terkunci kata sandi.",
        "Buka berkas itu di Excel, hapus kata sandinya, simpan, lalu ulangi.",
        code="IKM-E05",
    )


def broken(name: str) -> IkmError:
    """The file is of a known kind, but damaged or cut off."""
    return IkmError(f"Berkas '{name}' rusak atau tidak utuh.", _DOWNLOAD_AGAIN, code="IKM-E06")


def no_table(name: str) -> IkmError:
    """The file is of a kind that holds no table."""
    return IkmError(
        f"Berkas '{name}' bukan tabel yang dapat dibaca.",
        "Pilih ekspor survei berupa berkas .xlsx, .xlsm, .xls, .ods, atau .csv.",
        code="IKM-E07",
    )


def too_large(name: str) -> IkmError:
    """The file would take more memory than any export of a survey needs."""
    return IkmError(
        f"Berkas '{name}' terlalu besar untuk sebuah ekspor survei.",
        "Salin tabel jawabannya saja ke berkas baru, tanpa baris dan kolom kosong yang jauh, lalu ulangi.",
        code="IKM-E08",
    )


def many_tables(name: str, tables: int) -> IkmError:
    """The file has more sheets or tables than any survey needs."""
    return IkmError(
        f"Berkas '{name}' berisi {tables} lembar atau tabel: terlalu banyak untuk sebuah ekspor survei.",
        "Salin jawabannya ke satu tabel di berkas baru, lalu ulangi.",
        code="IKM-E12",
    )


def uncalculated(name: str) -> IkmError:
    """The program that wrote the file saved no results beside its formulas."""
    return IkmError(
        f"Berkas '{name}' berisi rumus yang hasilnya tidak tersimpan.",
        "Buka berkas itu di Excel, simpan, lalu ulangi.",
        code="IKM-E09",
    )


def quotation_marks(name: str, row: int) -> IkmError:
    """Delimited text whose quotation marks do not match."""
    return IkmError(
        f"Tanda kutip pada berkas '{name}' tidak berpasangan: isi baris {row} tidak dapat dipisahkan.",
        "Betulkan tanda kutip pada baris itu, atau unduh ekspornya sebagai .xlsx.",
        code="IKM-E10",
    )


def long_cell(name: str) -> IkmError:
    """A cell that is longer than any program can have written."""
    return IkmError(
        f"Berkas '{name}' berisi sel yang lebih panjang daripada yang dapat disimpan Excel.",
        _DOWNLOAD_AGAIN,
        code="IKM-E11",
    )
