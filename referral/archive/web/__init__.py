"""The events archive for everyone: finding, reading, and what other programs read of it."""

from flask import Blueprint

bp = Blueprint("archive", __name__)

from referral.archive.web import feeds, finding, overviews, reading  # noqa: E402, F401
