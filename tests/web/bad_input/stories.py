"""What the stories about bad input share: a case's answers, and what no answer may tell."""

import re
from html import unescape
from urllib.parse import unquote

from werkzeug.test import TestResponse

from referral import clock
from referral.services.cases import casefile
from referral.store.cases import cases
from tests.web.visitors import Visitor

LIFE, LANGUAGE = "life-and-limb", "language"

INSIDES = re.compile(
    r"Traceback|sqlalchemy|sqlite3?\.|psycopg|werkzeug|jinja2|\.py\b|/referral/|SELECT |INSERT ",
    re.IGNORECASE,
)


def tells_nothing_of_our_insides(response: TestResponse) -> None:
    """No trace, statement, path or module in what was answered."""
    body = unquote(unescape(response.get_data(as_text=True)))
    for ours in ("/referral/form", "checklists/referral/", *_asked(response)):
        body = body.replace(ours, "")
    found = INSIDES.search(body)
    assert not found, f"{response.request.path} tells “{found and found[0]}”"


def _asked(response: TestResponse) -> list[str]:
    """The address that was asked for, which the page names again for its other languages."""
    path = response.request.path
    below = path.split("/", 2)[2:]
    return [path, *(f"/{rest}" for rest in below if rest)]


def answers_of(visitor: Visitor, reference: str) -> dict[str, object]:
    """All answers of a case, as they are stored."""
    with visitor.app.extensions["app_parts"].database.read_session() as db:
        case = cases.of_reference(db, reference)
        assert case
        return dict(casefile.case_file(db, case).answers)


def close(visitor: Visitor, reference: str) -> None:
    """Close a case past its checklist: what matters here is that it is closed."""
    with visitor.app.extensions["app_parts"].database.transaction() as db:
        case = cases.of_reference(db, reference)
        assert case
        cases.end(db, case, clock.now())


def section(reference: str, section: str) -> str:
    return f"cases/{reference}/sections/{section}"
