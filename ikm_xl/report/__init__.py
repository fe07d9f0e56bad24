"""Documents made from what the steps hold: the Laporan SKM as a Word file, the recap of many offices."""
