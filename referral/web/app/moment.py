"""The moment of a request: all it reads before it writes, it reads from the database at one moment.

Opened when first asked for, closed with the request, or sooner by its own writing. Most pages only
look (who asks, and has anything changed since?), so a session is made only where one is needed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from flask import Flask, g

from referral.store.database import Connection, Database, Session
from referral.web.app import worlds


def init_app(app: Flask) -> None:
    """Let the moment end with the request."""
    app.teardown_appcontext(_end)


def looking() -> Connection:
    """This request's moment, for prepared statements."""
    look: Connection | None = g.get("look")
    if look is None:
        look = g.look = worlds.database().looking()
    return look


def reading() -> Session:
    """A session that sees this request's moment and cannot write."""
    if "reading" not in g:
        g.reading = worlds.database().reading_on(looking())
    return cast(Session, g.reading)


@contextmanager
def writing() -> Iterator[Session]:
    """A session that is committed durably at the end; what is read afterwards is read anew."""
    _end()
    with worlds.database().writing() as session:
        yield session


@contextmanager
def pressing() -> Iterator[Session]:
    """As ``writing``, for small work that must be possible on a full disk too."""
    _end()
    with worlds.database().pressing() as session:
        yield session


def apart() -> Database:
    """The database, for work that takes its own moments; what is read afterwards is read anew."""
    _end()
    return worlds.database()


def _end(_fault: BaseException | None = None) -> None:
    for opened in ("reading", "look"):
        held = g.pop(opened, None)
        if held is not None:
            held.close()
