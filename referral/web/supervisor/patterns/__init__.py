"""Patterns: what the cases of a country have in common, behind the disclosure gate."""

from referral.web.supervisor.patterns import views

__all__ = ["views"]
