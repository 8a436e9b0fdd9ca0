"""The trainer's pages: classes and what they are to run, live progress, the class report."""

from flask import Blueprint

bp = Blueprint("training", __name__, url_prefix="/<locale>/training")

from referral.practice.web.training import (  # noqa: E402, F401
    classes,
    reports,
    scenarios,
    texts,
    tries,
)
