"""The four steps of the SOP, each a function of (book, settings) on a workbook that xlwings opened."""
