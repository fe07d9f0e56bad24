"""An export file, whatever its kind, as grids of raw cells."""
