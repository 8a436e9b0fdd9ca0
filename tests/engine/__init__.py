"""Tests of the engine: both interpreters on shared vectors, on chance, and on a long form."""
