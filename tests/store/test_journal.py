"""The journal: whatever is done to its lines behind the program's back is found."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlalchemy.orm import Session

from referral.definitions.library import Library
from referral.services.cases.refusals import NotYourPost
from referral.services.upkeep.journal import Verdict, verify
from referral.store import journal
from referral.store.database import Database
from referral.store.journal import JournalKind
from tests.builders import MORNING, Border
from tests.engines import SQLiteFiles

LINES = 18
COLUMNS = ("at", "person", "kind", '"case"', "previous", "hash")
AGAIN = (
    'SELECT (SELECT max(seq) + 1 FROM journal), at, person, kind, "case", previous, hash '
    "FROM journal"
)


@pytest.fixture(scope="module")
def written(sqlite: SQLiteFiles, library: Library) -> Path:
    """A database file whose journal has many lines of several kinds."""
    url = sqlite.fresh()
    database = Database(url)
    border = Border(database, library)
    for number in range(LINES // 3):
        case = border.open_case()
        border.answer(case, afraid="yes" if number % 2 else "no")
        border.issue(case)
        border.later(minutes=7)
    database.close()
    return Path(make_url(url).database or "")


def verdict_on(file: Path, printed_head: str | None = None) -> Verdict:
    """What the program says of a journal."""
    database = Database(f"sqlite:///{file}")
    try:
        with database.read_session() as session:
            return verify(session, printed_head)
    finally:
        database.close()


@contextmanager
def tampered(written: Path, copy: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the file, opened by somebody who owns it and has removed what guards it."""
    shutil.copy(written, copy)
    with closing(sqlite3.connect(copy)) as connection:
        for change in ("update", "delete"):
            connection.execute(f"DROP TRIGGER journal_no_{change}")
        yield connection
        connection.commit()


def mutations() -> Iterator[tuple[str, list[str]]]:
    """Ways to tamper with a journal, each with its statements."""
    for seq in range(1, LINES + 1):
        where = f"WHERE seq = {seq}"
        for column in COLUMNS:
            other = f"replace(coalesce({column}, '') || 'x', 'ax', 'b')"
            yield f"changed {column} of {seq}", [f"UPDATE journal SET {column} = {other} {where}"]
        yield f"emptied case of {seq}", [f'UPDATE journal SET "case" = NULL {where}']
        yield f"blamed another in {seq}", [f"UPDATE journal SET person = person + 1 {where}"]
        yield f"removed {seq}", [f"DELETE FROM journal {where}"]
        yield f"renumbered {seq}", [f"UPDATE journal SET seq = {LINES + 9} {where}"]
    for seq in range(1, LINES):
        yield f"swapped {seq}", swapped(seq, seq + 1)
        yield f"cut after {seq}", [f"DELETE FROM journal WHERE seq > {seq}"]
        yield f"repeated {seq}", [f"INSERT INTO journal {AGAIN} WHERE seq = {seq}"]
    yield "head moved", ["UPDATE journal_head SET seq = seq + 1"]
    yield "head changed", ["UPDATE journal_head SET hash = '0'"]
    yield "head removed", ["DELETE FROM journal_head"]
    yield "head doubled", ["INSERT INTO journal_head SELECT 2, seq, hash FROM journal_head"]
    yield "emptied", ["DELETE FROM journal"]


def swapped(one: int, other: int) -> list[str]:
    """Two lines change places."""
    return [
        f"UPDATE journal SET seq = -1 WHERE seq = {one}",
        f"UPDATE journal SET seq = {one} WHERE seq = {other}",
        f"UPDATE journal SET seq = {other} WHERE seq = -1",
    ]


def test_a_journal_that_nobody_touched_is_whole(written: Path):
    verdict = verdict_on(written)

    assert verdict.whole and verdict.lines == LINES


def test_every_way_of_tampering_is_found(written: Path, tmp_path: Path):
    unnoticed, tried = [], 0
    for name, statements in mutations():
        with tampered(written, tmp_path / "copy.sqlite3") as connection:
            for statement in statements:
                connection.execute(statement)
        tried += 1
        if verdict_on(tmp_path / "copy.sqlite3").whole:
            unnoticed.append(name)

    assert unnoticed == [] and tried >= 200


@pytest.mark.parametrize("seq", [1, 7, LINES])
def test_a_line_rewritten_together_with_its_hash_is_found(written: Path, tmp_path: Path, seq: int):
    with tampered(written, tmp_path / "copy.sqlite3") as connection:
        query = 'SELECT seq, at, person, "case", previous FROM journal WHERE seq = ?'
        number, at, someone, case, previous = connection.execute(query, [seq]).fetchone()
        forged = journal.hash_of(number, at, someone, "case_viewed", case, previous)
        change = "UPDATE journal SET kind = 'case_viewed', hash = ? WHERE seq = ?"
        connection.execute(change, [forged, seq])

    assert not verdict_on(tmp_path / "copy.sqlite3").whole


def test_every_flipped_byte_of_a_line_is_found(written: Path, tmp_path: Path):
    whole = written.read_bytes()
    with closing(sqlite3.connect(written)) as connection:
        (line,) = connection.execute("SELECT hash FROM journal WHERE seq = 9").fetchone()
    place = whole.index(line.encode(), whole.index(line.encode()) + 1)

    for offset in range(-64, 64, 8):
        flipped = bytearray(whole)
        flipped[place + offset] ^= 1
        (tmp_path / "copy.sqlite3").write_bytes(flipped)

        assert not verdict_on(tmp_path / "copy.sqlite3").whole, offset


def test_a_rewritten_end_is_found_by_a_head_that_was_printed(written: Path, tmp_path: Path):
    printed = verdict_on(written).head
    with tampered(written, tmp_path / "copy.sqlite3") as connection:
        connection.execute(f"DELETE FROM journal WHERE seq > {LINES - 3}")
        connection.execute(
            "UPDATE journal_head SET (seq, hash) = "
            "(SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1)"
        )

    assert verdict_on(tmp_path / "copy.sqlite3").whole, "the file alone cannot tell"
    assert not verdict_on(tmp_path / "copy.sqlite3", printed).whole


def test_a_head_printed_earlier_is_still_found_in_a_grown_journal(border: Border):
    border.open_case()
    with border.database.read_session() as session:
        printed = journal.end(session).hash
    border.open_case()

    with border.database.read_session() as session:
        assert verify(session, printed).whole


def journal_and_fail(session: Session, border: Border) -> None:
    """Write a line, then meet a refusal in the same transaction."""
    journal.append(session, JournalKind.CASE_OPENED, at=MORNING)
    raise NotYourPost(border.road.code)


def test_a_line_is_kept_exactly_when_its_change_is(border: Border):
    with pytest.raises(NotYourPost), border.database.transaction() as session:
        journal_and_fail(session, border)

    with border.database.read_session() as session:
        assert verify(session) == Verdict(0, journal.BEGINNING, None)


def test_no_line_holds_an_answer(border: Border):
    case = border.open_case()
    border.answer(case, signs=("hungry", "hurt"))

    with border.database.read_session() as session:
        kept = repr(list(journal.lines(session)))

    assert "hungry" not in kept and "signs" not in kept
