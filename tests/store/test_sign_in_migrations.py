"""What earlier versions kept of leaves and trainees still means the same after their migration."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import DateTime, bindparam, text

from referral.practice.services import classes
from referral.practice.store import classes as stored
from referral.practice.store import trainees
from referral.services.accounts.passphrases import fingerprint
from referral.store.database import Database, schema
from referral.store.database.schema import PRACTICE, REVISIONS, SERVICE
from referral.store.supervision import supervision
from tests.engines import Engine

BEFORE = "0019"
DAY = datetime(2026, 3, 2, tzinfo=UTC)
PEOPLE = (
    "INSERT INTO people (id, login, password_hash, role, active) VALUES "
    "(1, 'owner', '!', 'supervisor', true), (2, 'stand-in', '!', 'supervisor', true), "
    "(3, 'Falcon · AAA-AAA', '!', 'officer', true), (4, 'falcon · AAA-AAA', '!', 'officer', true)"
)


def test_a_queue_lent_for_ever_is_lent_for_a_season(engine: Engine):
    database = Database(engine.bare())
    schema.migrate(database, to=BEFORE)
    with database.transaction() as session:
        session.execute(text(PEOPLE))
        session.execute(
            text(
                "INSERT INTO posts (id, code, country, names, kind, demonstration, region) "
                "VALUES (1, 'KZ-A', 'kz', '{}', 'road', false, '{}'), "
                "(2, 'KZ-B', 'kz', '{}', 'road', false, '{}')"
            )
        )
        session.execute(text("INSERT INTO memberships (person_id, post_id) VALUES (1, 1), (2, 2)"))
        lent = "INSERT INTO leaves (id, person_id, stand_in_id, starts, ends) VALUES (:i, 1, 2, :s, :e)"
        for number, lasts in ((1, timedelta(days=9)), (2, timedelta(days=300_000))):
            session.execute(
                text(lent).bindparams(
                    bindparam("s", DAY, DateTime(timezone=True)),
                    bindparam("e", DAY + lasts, DateTime(timezone=True)),
                    i=number,
                )
            )

    schema.migrate(database)

    with database.read_session() as session:
        ends = [one.ends - DAY for one in supervision.leaves(session, 1, DAY)]
        seen = {one.post.code for one in supervision.lent_to(session, 2, DAY + timedelta(days=50))}
        over = supervision.lent_to(session, 2, DAY + timedelta(days=93))
    database.close()
    assert ends == [timedelta(days=9), timedelta(days=92)]
    assert (seen, over) == ({"KZ-A"}, [])


def test_trainees_with_nicknames_that_look_alike_both_come_back(engine: Engine):
    database = Database(engine.bare())
    schema._migrate(database, [(SERVICE[0], REVISIONS[-1]), (PRACTICE[-1], "practice_0001")])
    with database.transaction() as session:
        session.execute(text(PEOPLE))
        session.execute(
            text(
                "INSERT INTO practice_classes (id, code, kind, trainer, country, opened_at) "
                "VALUES (1, 'AAAAAA', 'class', 1, '', '2026-03-02 00:00:00')"
            )
        )
        for number, nickname, word in ((1, "Falcon", "BBBBBB"), (2, "falcon", "CCCCCC")):
            session.execute(
                text(
                    "INSERT INTO practice_trainees "
                    "(id, class_id, person_id, nickname, return_hash, post, joined_at) "
                    "VALUES (:i, 1, :p, :n, :h, '', '2026-03-02 00:00:00')"
                ).bindparams(i=number, p=number + 2, n=nickname, h=fingerprint(word))
            )

    schema.migrate_practice(database)

    with database.transaction() as session:
        which = stored.get(session, 1)
        assert [one.shown_word for one in trainees.of_class(session, 1)] == ["", ""]
        for nickname, word in (("Falcon", "BBB-BBB"), ("falcon", "ccc ccc")):
            joined = classes.come_back(
                session, which, nickname, word, now=DAY, lasts=timedelta(hours=1)
            )
            assert joined.trainee.nickname == nickname
        assert [one.shown_word for one in trainees.of_class(session, 1)] == ["BBB-BBB", "CCC-CCC"]
    database.close()
