"""The supervisor's pages: the queue, one page per case, reviewing it, and what is late."""

from flask import Blueprint

bp = Blueprint("supervisor", __name__, url_prefix="/<locale>/supervision")

from referral.web.supervisor import (  # noqa: E402
    cases,
    digest,
    leave,
    patterns,
    queue,
    releasing,
    reports,
    reviewing,
    standing_out,
    views,
)

__all__ = [
    "bp",
    "cases",
    "digest",
    "leave",
    "patterns",
    "queue",
    "releasing",
    "reports",
    "reviewing",
    "standing_out",
    "views",
]
