"""What the stories about bad input share: a case's answers, and what no answer may tell."""

import re

from werkzeug.test import TestResponse

from referral import clock
from referral.services import casework
from referral.store import cases
from tests.web.visitors import Visitor

LIFE, LANGUAGE = "life-and-limb", "language"

INSIDES = re.compile(
    r"Traceback|sqlalchemy|sqlite3?\.|psycopg|werkzeug|jinja2|\.py\b|SELECT |INSERT |"
    r"/referral/(?:web|services|store|cli|engine|printing|definitions|i18n|static/vendor)\b",
    re.IGNORECASE,
)


def tells_nothing_of_our_insides(response: TestResponse) -> None:
    """No trace, statement, path or module in what was answered."""
    body = response.get_data(as_text=True)
    found = INSIDES.search(body)
    assert not found, f"{response.request.path} tells “{found and found[0]}”"


def answers_of(visitor: Visitor, reference: str) -> dict[str, object]:
    """All answers of a case, as they are stored."""
    with visitor.app.extensions["house"].database.reading() as db:
        case = cases.of_reference(db, reference)
        assert case
        return dict(casework.case_file(db, case).answers)


def close(visitor: Visitor, reference: str) -> None:
    """Close a case past its checklist: what matters here is that it is closed."""
    with visitor.app.extensions["house"].database.writing() as db:
        case = cases.of_reference(db, reference)
        assert case
        cases.end(db, case, clock.now())


def section(reference: str, section: str) -> str:
    return f"cases/{reference}/sections/{section}"
