"""Scenarios on paper."""
