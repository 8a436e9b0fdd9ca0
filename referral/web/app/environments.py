"""Service and practice: the same pages, over two databases that never meet.

The officer's pages are registered twice. Under one name they serve real cases to people with an account,
under the other invented ones to trainees of a class. Which of the two a request is in follows from its address
alone, and everything that reads or writes a case asks here which database is meant. Each environment has its
own cookies, so that whoever joins a class stays signed in to service.
"""

from dataclasses import dataclass

from flask import request

from referral.store.database import Database
from referral.web.app.application import app_parts


@dataclass(frozen=True, slots=True)
class Environment:
    """Where casework happens: real cases or practice.

    ``casework`` is the blueprint of the officer's pages, ``token`` the key of the browser session that says who is
    signed in, ``cookie`` the suffix of the cookie names. Whoever is not signed in is sent to ``login_endpoint``.
    """

    casework: str
    token: str
    cookie: str
    login_endpoint: str


SERVICE = Environment(casework="officer", token="token", cookie="", login_endpoint="signin.sign_in")  # noqa: S106 - a name
PRACTICE = Environment(
    casework="practising",
    token="trainee",  # noqa: S106 - a name
    cookie="-practice",
    login_endpoint="practice.home",
)

_PRACTISED = frozenset({"practising", "practice"})
_FOLDER = "practice"


def environment() -> Environment:
    """The environment of this request."""
    return environment_at(request.path)


def environment_at(path: str) -> Environment:
    """The environment of an address: "practice" stands right after the language."""
    return PRACTICE if path.split("/")[2:3] == [_FOLDER] else SERVICE


def environment_of(blueprint: str) -> Environment:
    """The environment of a blueprint."""
    return PRACTICE if blueprint in _PRACTISED else SERVICE


def database(where: Environment | None = None) -> Database:
    """The database of an environment; without one, of this request."""
    return app_parts().practice if (where or environment()) is PRACTICE else app_parts().database
