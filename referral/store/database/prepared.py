"""Prepared statements for every page and every answer: compiled once, run without SQLAlchemy's machinery.

That machinery costs several times what SQLite needs for such a statement. Types, transactions and errors stay
SQLAlchemy's; nothing else may go past it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

from sqlalchemy import ColumnElement, Connection, Dialect, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeEngine

Row = tuple[Any, ...]
At = Session | Connection
"""The transaction a statement runs in: a session's, or that of a connection that only looks."""

_Convert = Callable[[Any], Any]

MOST_KEPT = 512
"""Rows of one statement that are kept as Python values."""


class Prepared:
    """A statement with named values; lists whose length changes it does not take."""

    def __init__(self, statement: ClauseElement, *, comes_again: bool = False) -> None:
        """Keep the statement; it is compiled when an engine first needs it.

        Rows that come again, as those that every page asks for do, are converted once and kept for a while.
        """
        self._statement = statement
        self._comes_again = comes_again
        self._plans: dict[str, _Plan] = {}

    def run(self, session: At, **values: object) -> None:
        """Run it in the session's transaction, for its effect."""
        self._executed(session, values)[1].close()

    def run_each(self, session: Session, rows: Sequence[Mapping[str, object]]) -> None:
        """Run it once for each row of values, in their order, for its effect."""
        connection = _connection(session)
        plan = self._plan(connection.dialect)
        with closing(connection.connection.cursor()) as cursor:
            try:
                cursor.executemany(plan.text, [plan.written(row) for row in rows])  # type: ignore[arg-type]
            except connection.dialect.loaded_dbapi.Error as error:
                _fail(error, plan, connection.dialect)

    def rows(self, session: At, **values: object) -> list[Row]:
        """Run it in the session's transaction, for its rows."""
        plan, cursor = self._executed(session, values)
        found = cursor.fetchall()
        return list(map(plan.read, found)) if plan.read else found

    def row(self, session: At, **values: object) -> Row | None:
        """Its first row, if there is any."""
        rows = self.rows(session, **values)
        return rows[0] if rows else None

    def _executed(self, session: At, values: Mapping[str, object]) -> tuple["_Plan", Any]:
        connection = _connection(session)
        plan = self._plan(connection.dialect)
        driver: Any = connection.connection.dbapi_connection
        try:
            cursor = driver.execute(plan.text, plan.written(values))
        except connection.dialect.loaded_dbapi.Error as error:
            _fail(error, plan, connection.dialect)
        return plan, cursor

    def _plan(self, dialect: Dialect) -> "_Plan":
        plan = self._plans.get(dialect.name)
        if plan is None:
            plan = _plan(self._statement, dialect, self._comes_again)
            self._plans[dialect.name] = plan
        return plan


@dataclass(frozen=True, slots=True)
class _Plan:
    """A statement for one engine: its text, its values in their order, and how these and results are converted."""

    text: str
    is_ordered: bool
    fixed: Mapping[str, object]
    binds: Sequence[tuple[str, _Convert | None]]
    read: Callable[[Row], Row] | None

    def written(self, values: Mapping[str, object]) -> Sequence[object] | Mapping[str, object]:
        """The values as the driver wants them."""
        if self.fixed:
            values = {**self.fixed, **values}
        if self.is_ordered:
            return [
                values[name] if convert is None else convert(values[name])
                for name, convert in self.binds
            ]
        return {
            name: values[name] if convert is None else convert(values[name])
            for name, convert in self.binds
        }


def _connection(at: At) -> Connection:
    if isinstance(at, Connection):
        return at
    return at.bind if isinstance(at.bind, Connection) else at.connection()


def _plan(statement: ClauseElement, dialect: Dialect, comes_again: bool) -> _Plan:
    compiled = statement.compile(dialect=dialect)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError("Only statements that read or write rows can be prepared.")
    columns = list(statement.selected_columns) if isinstance(statement, Select) else []
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    read = _reading([_type(column, dialect).result_processor(dialect, None) for column in columns])
    return _Plan(
        text=compiled.string,
        is_ordered=compiled.positiontup is not None,
        fixed={name: value for name, value in compiled.params.items() if value is not None},
        binds=[
            (name, _type(binds[name], dialect).bind_processor(dialect))
            for name in compiled.positiontup or binds
        ],
        read=lru_cache(maxsize=MOST_KEPT)(read) if read and comes_again else read,
    )


def _reading(converts: Sequence[_Convert | None]) -> Callable[[Row], Row] | None:
    """What makes Python values of a row as the driver has it, where anything is to be done."""
    places = [(place, convert) for place, convert in enumerate(converts) if convert]

    def read(row: Row) -> Row:
        values = list(row)
        for place, convert in places:
            values[place] = convert(values[place])
        return tuple(values)

    return read if places else None


def _type(typed: ColumnElement[Any], dialect: Dialect) -> TypeEngine[Any]:
    return typed.type.dialect_impl(dialect)


def _fail(error: Exception, plan: _Plan, dialect: Dialect) -> NoReturn:
    raise DBAPIError.instance(
        plan.text, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
    ) from error
