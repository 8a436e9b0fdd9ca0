"""Logs a fault under a number that its reader is told, with the place in our code."""

import logging

from referral.store.cases import references

log = logging.getLogger("referral")

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def note(error: BaseException, method: str, endpoint: str | None) -> str:
    """Write a fault into the log; returns its number."""
    code = references.new_code()
    number = f"{code[:4]}-{code[4:]}"
    log.error(
        "Fault %s: %s of %s: %s",
        number,
        method if method in _METHODS else "another method",
        endpoint or "no view",
        type(error).__qualname__,
        exc_info=error,
    )
    return number
