"""The database of one request. Everything the request reads before it writes, it reads in one read transaction.

The connection is opened when it is first needed and closed at the end of the request, or before the request
writes. Most pages only ask who is signed in and whether anything has changed; they need no session.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from flask import Flask, g

from referral.store.database import Connection, Database, Session
from referral.web.app import environments


def init_app(app: Flask) -> None:
    """Close the connection at the end of each request."""
    app.teardown_appcontext(_end)


def read_connection() -> Connection:
    """The read connection of this request, for prepared statements."""
    connection: Connection | None = g.get("read_connection")
    if connection is None:
        connection = g.read_connection = environments.database().read_connection()
    return connection


def read_session() -> Session:
    """A read-only session on the read connection of this request."""
    if "read_session" not in g:
        g.read_session = environments.database().read_session_on(read_connection())
    return cast(Session, g.read_session)


@contextmanager
def transaction() -> Iterator[Session]:
    """A session that is committed durably at the end. Later reads start a new read transaction."""
    _end()
    with environments.database().transaction() as session:
        yield session


@contextmanager
def urgent_transaction() -> Iterator[Session]:
    """As ``transaction``, for small writes that must succeed even on a full disk."""
    _end()
    with environments.database().urgent_transaction() as session:
        yield session


def database() -> Database:
    """The database, for work that opens its own transactions. Later reads start a new read transaction."""
    _end()
    return environments.database()


def _end(_fault: BaseException | None = None) -> None:
    for opened in ("read_session", "read_connection"):
        held = g.pop(opened, None)
        if held is not None:
            held.close()
