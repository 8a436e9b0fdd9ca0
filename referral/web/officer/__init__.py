"""The officer's pages: the list of cases, one page per section, the duties, the referral."""

from flask import Blueprint

bp = Blueprint("officer", __name__, url_prefix="/<locale>/cases")

from referral.web.officer import answers, cases, closing, moving, referring, sections  # noqa: E402, F401
