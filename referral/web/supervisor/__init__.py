"""The supervisor's pages: the queue, one page per case, reviewing it, and what is late."""

from flask import Blueprint

bp = Blueprint("supervisor", __name__, url_prefix="/<locale>/supervision")

from referral.web.supervisor import queue  # noqa: E402, F401
