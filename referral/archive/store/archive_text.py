"""The full-text index of the archive: FTS5 of SQLite or tsvector of PostgreSQL, behind one small interface.

Words are stemmed in Python and both engines index the very stems, so that both find the same. A vocabulary of the
words as they are written serves those who mistype.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import String, insert, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.archive.store.archive_facets import set_of
from referral.store.database import archive_index
from referral.store.database.base import Base

_REMOVE = {
    "sqlite": "DELETE FROM archive_text WHERE rowid = :number",
    "postgresql": "DELETE FROM archive_text WHERE number = :number",
}
# One text comes back instead of a row for each event: that is several times as quick.
_FIND = {
    "sqlite": "SELECT group_concat(rowid) FROM archive_text WHERE archive_text MATCH :asked",
    "postgresql": "SELECT string_agg(number::text, ',') FROM archive_text WHERE stems @@ CAST(:asked AS tsquery)",
}
_QUOTED = {"sqlite": ('"{}"', " OR ", " AND "), "postgresql": ("'{}'", " | ", " & ")}


class WordRow(Base):
    """A word as the archive writes it, and one of its stems."""

    __tablename__ = "archive_words"

    word: Mapped[str] = mapped_column(String, primary_key=True)
    stem: Mapped[str] = mapped_column(String, primary_key=True, index=True)


def add(session: Session, events: Mapping[int, Mapping[str, Sequence[str]]]) -> None:
    """Index events, by number, under the stems of their words, which come with the words."""
    rows = [
        {"number": number, "stems": " ".join(sorted({s for them in words.values() for s in them}))}
        for number, words in events.items()
    ]
    session.execute(text(archive_index.insert(_dialect(session))), rows)
    words = {word: stems for them in events.values() for word, stems in them.items()}
    known = set(session.scalars(select(WordRow.word).distinct()))
    new = [
        {"word": one, "stem": stem} for one in sorted(words.keys() - known) for stem in words[one]
    ]
    if new:
        session.execute(insert(WordRow), new)


def remove(session: Session, numbers: Collection[int]) -> None:
    """Take events out of the index. Their words stay known, and find nothing."""
    session.execute(text(_REMOVE[_dialect(session)]), [{"number": one} for one in numbers])


def numbers_with(session: Session, asked: Sequence[Collection[str]]) -> int:
    """The set of the events that hold, of each group of stems, at least one."""
    dialect = _dialect(session)
    quote, either, both = _QUOTED[dialect]
    groups = (either.join(quote.format(stem) for stem in sorted(group)) for group in asked)
    said = both.join(f"({group})" for group in groups)
    found = session.scalar(text(_FIND[dialect]), {"asked": said})
    return set_of(map(int, found.split(","))) if found else 0


def known_stems(session: Session, stems: Iterable[str]) -> frozenset[str]:
    """Those of the stems that some word of the archive has."""
    return frozenset(session.scalars(select(WordRow.stem).where(WordRow.stem.in_(list(stems)))))


def vocabulary(session: Session) -> tuple[str, ...]:
    """Every word of the archive, as it is written."""
    return tuple(session.scalars(select(WordRow.word).distinct()))


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name
