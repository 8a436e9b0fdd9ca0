"""Two people take the same login, code or nickname at the same moment: one gets it, the other a sentence."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest

from referral.practice.services import classes
from referral.practice.services.classes import NicknameTaken
from referral.practice.store import trainees
from referral.services.accounts import accounts
from referral.services.accounts import posts as service
from referral.services.accounts.accounts import LoginRefused
from referral.services.accounts.posts import PostRefused
from referral.store.accounts import people, posts
from referral.store.accounts.people import Role
from referral.store.accounts.posts import PostKind
from referral.store.database import Database, Session, schema
from tests.builders import MORNING
from tests.engines import Engine

HOUR = timedelta(hours=1)


def nobody_yet(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    """Both have looked before either wrote: neither found anything."""
    monkeypatch.setattr(module, name, lambda *_where: None)


def account(session: Session) -> None:
    accounts.create(session, login="officer-7", password_hash="!", role=Role.OFFICER, now=MORNING)


def post(session: Session, country: str = "kz") -> None:
    service.add(
        session,
        code="KZ-ALA-01",
        country=country,
        countries={"kz", "kg"},
        names={"en": "Road"},
        kind=PostKind.ROAD,
        now=MORNING,
    )


@pytest.mark.parametrize(
    ("module", "take", "refusal"),
    [(people, account, LoginRefused), (posts, post, PostRefused)],
    ids=["login", "code"],
)
def test_what_somebody_took_a_moment_ago_is_taken(
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    take: Callable[[Session], None],
    refusal: type[Exception],
):
    nobody_yet(monkeypatch, module, "find")
    with database.transaction() as session:
        take(session)

    with database.transaction() as session, pytest.raises(refusal, match=r"taken|exists already"):
        take(session)


def test_two_who_take_a_login_at_once(database: Database):
    both, told = Barrier(2), []

    def takes() -> None:
        both.wait()
        try:
            with database.transaction() as session:
                account(session)
        except LoginRefused as refusal:
            told.append(str(refusal))

    threads = [Thread(target=takes) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert told == ['The login "officer-7" is taken. Choose another.']


def test_two_who_join_under_one_nickname(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    practice = Database(engine.bare())
    schema.migrate_practice(practice)
    nobody_yet(monkeypatch, trainees, "of_nickname")

    with practice.transaction() as session:
        trainer = people.Actor(1, "trainer", Role.TRAINER)
        opened = classes.open_class(session, trainer=trainer, now=MORNING)
        classes.join(session, opened, "Falcon", now=MORNING, lasts=HOUR)
        for same in ("Falcon", "fаlсоn"):
            with pytest.raises(NicknameTaken):
                classes.join(session, opened, same, now=MORNING, lasts=HOUR)
    practice.close()


@pytest.mark.parametrize("country", ["xx", "KZ", "", "../kz"])
def test_a_post_in_a_country_without_a_checklist_is_refused(database: Database, country: str):
    with database.transaction() as session, pytest.raises(PostRefused, match="There are: kg, kz"):
        post(session, country)
