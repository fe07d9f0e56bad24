"""Where the report goes and which template it is made from, beside the workbook."""

from __future__ import annotations

from pathlib import Path

from ikm_xl.workbook import shipped

OWN_TEMPLATE = "Templat_Laporan_SKM.docx"
"""A template of the office's own: where it lies beside the workbook, it is taken."""


def target(workbook: Path) -> Path:
    """The report of a workbook, unless somebody says otherwise."""
    return workbook.with_name(f"{workbook.stem} - Laporan SKM.docx")


def template(workbook: Path) -> Path:
    """The office's own template beside the workbook, or the one that is shipped.

    Raises:
        IkmError: neither is there; the installation is damaged.
    """
    own = workbook.with_name(OWN_TEMPLATE)
    return own if own.is_file() else shipped.report()


def poster(workbook: Path, period: str) -> Path:
    """The picture for social media, named by the period that it is about."""
    return workbook.with_name(f"{workbook.stem} - {period} - poster.png")
