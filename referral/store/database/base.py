"""The base of every table and the column types they share. No tables here."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, DateTime, Dialect, Enum, MetaData, String, Text, TypeDecorator, Uuid
from sqlalchemy.orm import DeclarativeBase

from referral.engine.conditions import Value
from referral.engine.model import as_value


class Instant(TypeDecorator[datetime]):
    """A moment: aware and in UTC in Python, whatever the engine keeps."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: nobody could say later when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone; use referral.clock.now().")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the zone that SQLite does not keep."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class AnswerValue(TypeDecorator[Value]):
    """An answer as the engine holds it, kept as JSON text: an option id, a whole number, several option ids."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Value | None, dialect: Dialect) -> str:
        """The answer as JSON."""
        return _as_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Value | None:
        """The answer; lists come back as tuples."""
        return None if value is None else read_value(value)


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@lru_cache(maxsize=4096)  # the options of all checklists are few, and reading them takes long
def read_value(text: str) -> Value:
    """An answer from its JSON text. Raises ValueError for what is no answer."""
    value = as_value(json.loads(text))
    if value is None:
        raise ValueError("An answer in the database is none. Restore it from a backup.")
    return value


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]


class Base(DeclarativeBase):
    """Every table of the system. Enums are kept by value, names by locale as JSON."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant(),
        UUID: Uuid(),
        str: String(),
        dict[str, str]: JSON(),
        Value: AnswerValue(),
        StrEnum: Enum(StrEnum, native_enum=False, length=32, values_callable=_values),
    }


class PracticeBase(DeclarativeBase):
    """Every table that only the practice database has; columns and names are spelled as in the live database.

    It has a metadata of its own, so that nothing which makes or reads the live database knows them.
    """

    metadata = MetaData(naming_convention=Base.metadata.naming_convention)
    type_annotation_map: ClassVar[dict[Any, Any]] = Base.type_annotation_map
