"""Tests of languages, catalogues and their checks."""
