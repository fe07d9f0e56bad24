"""Builds the Word template of the Laporan SKM, which offices may edit in Word."""
