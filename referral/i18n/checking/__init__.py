"""Checks that catalogues are complete and correct, and brings them up to date."""
