"""The officer's pages: the list of cases, one page per section, the duties, the referral."""

from flask import Blueprint

bp = Blueprint("officer", __name__, url_prefix="/<locale>/cases")

from referral.web.officer import (  # noqa: E402
    answers,  # noqa: F401
    cases,  # noqa: F401
    closing,  # noqa: F401
    lists,  # noqa: F401
    migrate_case,  # noqa: F401
    referring,  # noqa: F401
    sections,  # noqa: F401
)
