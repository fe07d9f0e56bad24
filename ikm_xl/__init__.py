"""ikm-xl: the Indeks Kepuasan Masyarakat (IKM) of a kecamatan in one Excel workbook."""

__version__ = "0.2.0"
