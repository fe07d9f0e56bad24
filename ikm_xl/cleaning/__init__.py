"""Grids of raw cells to respondents, and an account of everything else."""
