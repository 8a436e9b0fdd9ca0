"""Service and practice: the same pages, over two databases that never meet.

The officer's pages are registered twice. Under one name they serve real cases to people with an account,
under the other invented ones to trainees of a class. Which of the two a request is in follows from its address
alone, and everything that reads or writes a case asks here which database is meant.
"""

from dataclasses import dataclass

from flask import request

from referral.store.database import Database
from referral.web.house import house


@dataclass(frozen=True, slots=True)
class World:
    """Where casework happens: the name under which the officer's pages are registered, the word of the
    browser session that says who is asking, and where nobody is sent to.
    """

    casework: str
    token: str
    entrance: str


SERVICE = World(casework="officer", token="token", entrance="signin.sign_in")  # noqa: S106 - a name
PRACTICE = World(casework="practising", token="trainee", entrance="practice.home")  # noqa: S106

_PRACTISED = frozenset({"practising", "practice"})


def world() -> World:
    """The world of the present request."""
    return world_of(request.blueprint or "")


def world_of(blueprint: str) -> World:
    """The world whose pages a blueprint holds."""
    return PRACTICE if blueprint in _PRACTISED else SERVICE


def database() -> Database:
    """The database of the present request."""
    return house().practice if world() is PRACTICE else house().database
