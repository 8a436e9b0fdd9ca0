"""The base of the tables that only the practice database has. No tables here."""

from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from referral.store.base import Base


class PracticeBase(DeclarativeBase):
    """Every table of practice; columns and names are spelled as in the live database."""

    metadata = MetaData(naming_convention=Base.metadata.naming_convention)
    type_annotation_map: ClassVar[dict[Any, Any]] = Base.type_annotation_map
