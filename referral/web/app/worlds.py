"""Service and practice: the same pages, over two databases that never meet.

The officer's pages are registered twice. Under one name they serve real cases to people with an account,
under the other invented ones to trainees of a class. Which of the two a request is in follows from its address
alone, and everything that reads or writes a case asks here which database is meant. Each world has cookies of its
own, so that whoever joins a class stays signed in to service.
"""

from dataclasses import dataclass

from flask import request

from referral.store.database import Database
from referral.web.app.house import house


@dataclass(frozen=True, slots=True)
class World:
    """Where casework happens: the name under which the officer's pages are registered, the word of the
    browser session that says who is asking, what its cookies are called, and where nobody is sent to.
    """

    casework: str
    token: str
    cookie: str
    entrance: str


SERVICE = World(casework="officer", token="token", cookie="", entrance="signin.sign_in")  # noqa: S106 - a name
PRACTICE = World(
    casework="practising",
    token="trainee",  # noqa: S106 - a name
    cookie="-practice",
    entrance="practice.home",
)

_PRACTISED = frozenset({"practising", "practice"})
_FOLDER = "practice"


def world() -> World:
    """The world of the present request."""
    return world_at(request.path)


def world_at(path: str) -> World:
    """The world whose pages lie under an address: practice stands right after the language."""
    return PRACTICE if path.split("/")[2:3] == [_FOLDER] else SERVICE


def world_of(blueprint: str) -> World:
    """The world whose pages a blueprint holds."""
    return PRACTICE if blueprint in _PRACTISED else SERVICE


def database(where: World | None = None) -> Database:
    """The database of a world, else of the present request."""
    return house().practice if (where or world()) is PRACTICE else house().database
