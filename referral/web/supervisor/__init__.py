"""The supervisor's pages: the queue, one page per case, reviewing it, and what is late."""

from flask import Blueprint

bp = Blueprint("supervisor", __name__, url_prefix="/<locale>/supervision")

from referral.web.supervisor import (  # noqa: E402
    cases,
    digest,
    leave,
    patterns,
    queue,
    reviewing,
    views,
)
from referral.web.supervisor.statistics import anomalies, releasing, reports  # noqa: E402

__all__ = [
    "anomalies",
    "bp",
    "cases",
    "digest",
    "leave",
    "patterns",
    "queue",
    "releasing",
    "reports",
    "reviewing",
    "views",
]
