"""A writer is killed (signal 9) at any moment: what it had acknowledged is there, and the journal is whole."""

import itertools
import os
import random
import signal
import time
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, event, select

from referral.services.cases.answering import NewAnswer
from referral.services.upkeep.journal import verify
from referral.store.cases.answers import AnswerRow
from referral.store.cases.cases import Case
from referral.store.database import Database, schema
from tests.builders import Border

KILLS = 25


def killed_while_writing(border: Border, case: Case, after: float) -> list[UUID]:
    """A real process answers as fast as it can, is killed, and leaves what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        write_for_ever(border, case, writing)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        acknowledged = pipe.read()
    return [UUID(bytes=acknowledged[at : at + 16]) for at in range(0, len(acknowledged) - 15, 16)]


def write_for_ever(border: Border, case: Case, pipe: int) -> None:
    """AnswerRow; say so once it is saved; again. Ends only by being killed."""
    seen = border.file(case).revision
    while True:
        given = NewAnswer("afraid", ("yes", "no")[seen % 2], uuid4(), seen)
        seen = border.send(case, given).revision
        os.write(pipe, given.operation.bytes)


def test_every_acknowledged_answer_survives_being_killed(border: Border):
    case, chance, acknowledged = border.open_case(), random.Random(2016), set[UUID]()

    for _ in range(KILLS):
        acknowledged |= set(killed_while_writing(border, case, chance.uniform(0.02, 0.2)))

        with border.database.read_session() as session:
            kept = session.scalars(select(AnswerRow.operation)).all()
            assert acknowledged <= set(kept) and len(kept) == len(set(kept))
            assert verify(session).whole
    assert len(acknowledged) > KILLS


@pytest.mark.thorough
def test_a_migration_killed_at_any_statement_leaves_the_old_or_the_new_database(settings):
    database = Database(settings.database)
    statement, finished = 0, False
    while not finished:
        statement += 1
        schema.migrate(database, schema.REVISIONS[0])
        finished = migrated_until_killed_at(settings.database, statement)

        assert schema.state(database) in (schema.SchemaState.OLDER, schema.SchemaState.CURRENT)
        schema.migrate(database)
        with database.read_session() as session:
            assert verify(session).whole
        database.close()

    assert statement > 10, "there were statements to be killed at"


def kill_before(statement: int) -> None:
    """Let this process be killed before its n-th statement, of whatever connection."""
    left = itertools.count(statement - 1, -1)

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_: object) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def migrated_until_killed_at(url: str, statement: int) -> bool:
    """Migrate in a process that is killed before its n-th statement; whether it finished all the same."""
    child = os.fork()
    if child == 0:
        kill_before(statement)
        schema.migrate(Database(url))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status == 0
