"""Figures and their releases, as they are kept."""
