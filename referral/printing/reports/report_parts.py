"""What stands in a report: frozen values with nothing left to decide, made of published numbers only."""

from dataclasses import dataclass

from referral.i18n.languages import Language


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a table: what is counted, and a number for every column as it is printed."""

    says: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table; what is zero or hidden in every column is named in a sentence below it instead."""

    title: str
    intro: str
    first_column: str
    columns: tuple[str, ...]
    lines: tuple[ReportRow, ...]
    zero: str
    hidden: str


@dataclass(frozen=True, slots=True)
class ReportChart:
    """A chart as an address of itself, the sentence that says what it shows, and its title."""

    title: str
    says: str
    image: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a country, or of a post within it."""

    language: Language
    title: str
    running: str
    place: str
    readers: str
    released: str
    pictures: tuple[ReportChart, ...]
    parts: tuple[ReportTable, ...]
    method: tuple[str, ...]
    demonstration: bool
