"""Making a demonstration: invented posts, accounts and cases, through the same services as real ones."""

from datetime import datetime, timedelta
from uuid import uuid4

from referral.cli.demonstration import PASSPHRASES, ROAD, STATION
from referral.cli.demonstration_answers import ORDINARY, Table
from referral.cli.demonstration_cases import (
    STORIES,
    Act,
    Change,
    Close,
    Issue,
    Story,
)
from referral.definitions.library import Library
from referral.services import accounts, casework, posts, referrals
from referral.store import people
from referral.store import posts as stored
from referral.store.cases import Case
from referral.store.database import Session
from referral.store.people import Actor, Role
from referral.store.posts import PostKind

_POSTS = {
    ROAD: (
        PostKind.ROAD,
        {
            "en": "Demonstration road post",
            "ru": "Демонстрационный автодорожный пост",
            "kk": "Көрсетілім автожол бекеті",
        },
    ),
    STATION: (
        PostKind.RAIL,
        {
            "en": "Demonstration railway post",
            "ru": "Демонстрационный железнодорожный пост",
            "kk": "Көрсетілім теміржол бекеті",
        },
    ),
}
_PEOPLE: dict[str, tuple[Role, tuple[str, ...]]] = {
    "officer": (Role.OFFICER, (ROAD,)),
    "officer2": (Role.OFFICER, (STATION,)),
    "supervisor": (Role.SUPERVISOR, (ROAD, STATION)),
    "trainer": (Role.TRAINER, ()),
    "archivist": (Role.ARCHIVIST, ()),
}
_APART = timedelta(minutes=47)


class StoryDoesNotFit(Exception):
    """An invented case no longer fits the checklist; mend ``demonstration_cases.py``."""


def tell_all(session: Session, library: Library, now: datetime) -> None:
    """Make the posts, the accounts and every invented case, the last of them shortly before ``now``."""
    begun = now - _APART * (len(STORIES) + 1)
    for code, (kind, names) in _POSTS.items():
        post = posts.add(session, code=code, country="kz", names=names, kind=kind, now=begun)
        post.demonstration = True
    actors = {login: _account(session, login, begun) for login in _PEOPLE}
    for number, story in enumerate(STORIES, start=1):
        _tell(session, library, story, actors[story.officer], begun + _APART * number)


def _account(session: Session, login: str, now: datetime) -> Actor:
    role, codes = _PEOPLE[login]
    belongs = [post for post in stored.every(session) if post.code in codes]
    person = accounts.create(
        session, login=login, passphrase=PASSPHRASES[login], role=role, posts=belongs, now=now
    )
    return people.actor(person)


def _tell(session: Session, library: Library, story: Story, by: Actor, now: datetime) -> None:
    post = stored.get(session, next(place.id for place in by.posts if place.code == story.post))
    case = casework.open_case(session, library, post=post, by=by, now=now)
    sections = [section.id for section in casework.case_file(session, case).checklist.sections]
    reached = sections[: sections.index(story.until) + 1] if story.until else []
    unused = set(story.answers)
    for section in reached:
        unused -= _answer_section(session, case, story, section, by, now)
    if unused:
        raise StoryDoesNotFit(f'"{story.about}" answers steps that do not apply: {sorted(unused)}.')
    for act in story.acts:
        _act(session, case, act, by, now)


def _answer_section(
    session: Session, case: Case, story: Story, section: str, by: Actor, now: datetime
) -> set[str]:
    answered: set[str] = set()
    while missing := _missing(session, case, section):
        if missing <= answered or not missing <= ORDINARY.keys():
            raise StoryDoesNotFit(f'"{story.about}" has no answer that fits {sorted(missing)}.')
        wanted = {step: story.answers.get(step, ORDINARY[step]) for step in sorted(missing)}
        _give(session, case, wanted, by, now)
        answered |= missing
    return answered


def _missing(session: Session, case: Case, section: str) -> set[str]:
    file = casework.case_file(session, case)
    return {
        step.id for step in file.walk.missing if file.checklist.section_of[step.id].id == section
    }


def _give(session: Session, case: Case, wanted: Table, by: Actor, now: datetime) -> None:
    operation, seen = uuid4(), casework.case_file(session, case).revision
    given = [casework.Given(step, value, operation, seen) for step, value in wanted.items()]
    casework.answer(session, case, given, by=by, now=now)


def _act(session: Session, case: Case, act: Act, by: Actor, now: datetime) -> None:
    match act:
        case Issue():
            referrals.issue(session, case, by=by, now=now, operation=uuid4())
        case Change(answers):
            _give(session, case, answers, by, now)
        case Close():
            casework.close(session, case, by=by, now=now)
