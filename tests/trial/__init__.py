"""Tests of ikm_xl.trial."""
