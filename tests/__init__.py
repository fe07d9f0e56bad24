"""Tests: the folders mirror those of ikm_xl."""
