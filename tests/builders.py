"""Words for stories: a border with two posts, its people, and cases on the small checklist."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from referral.definitions.library import Library
from referral.engine.conditions import Value
from referral.services.cases import answering, casefile, casework, referrals
from referral.services.cases.answering import NewAnswer
from referral.services.cases.casefile import CaseFile
from referral.services.cases.refusals import Saved
from referral.store.accounts import people
from referral.store.accounts.people import Actor, Person, Role
from referral.store.accounts.posts import Post, PostKind
from referral.store.cases import cases
from referral.store.cases.cases import Case
from referral.store.cases.referrals import Referral
from referral.store.database import Database

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Border:
    """Two posts: a road with an officer, a colleague and a supervisor; a station with a stranger."""

    def __init__(self, database: Database, library: Library) -> None:
        """Make the posts and the people."""
        self.database, self.library, self.now = database, library, MORNING
        with database.transaction() as session:
            self.road = post("KZ-ROAD-01")
            self.station = post("KZ-RAIL-01")
            session.add_all([self.road, self.station])
            session.flush()
            made = [
                person("officer", Role.OFFICER, self.road),
                person("colleague", Role.OFFICER, self.road),
                person("supervisor", Role.SUPERVISOR, self.road),
                person("stranger", Role.OFFICER, self.station),
            ]
            session.add_all(made)
            session.flush()
            actors = [people.actor(one) for one in made]
        self.officer, self.colleague, self.supervisor, self.stranger = actors

    def open_case(self, by: Actor | None = None, operation: UUID | None = None) -> Case:
        """A new case at the post of whoever opens it."""
        actor = by or self.officer
        at = self.station if actor is self.stranger else self.road
        with self.database.transaction() as session:
            return casework.open_case(
                session, self.library, post=at, by=actor, now=self.now, operation=operation
            )

    def send(self, case: Case, *given: NewAnswer, by: Actor | None = None) -> Saved:
        """Send answers as they are."""
        with self.database.transaction() as session:
            return answering.answer(session, case, given, by=by or self.officer, now=self.now)

    def answer(
        self, case: Case, *, by: Actor | None = None, seen: int | None = None, **answers: Value
    ) -> Saved:
        """Answer steps, having seen everything (or everything up to ``seen``)."""
        revision = self.file(case).revision if seen is None else seen
        given = [NewAnswer(step, value, uuid4(), revision) for step, value in answers.items()]
        return self.send(case, *given, by=by)

    def find(self, case: Case) -> Case:
        """The case as it is now, without its answers."""
        with self.database.read_session() as session:
            return cases.get(session, case.id)

    def issue(self, case: Case, operation: UUID | None = None) -> Referral:
        """Issue the referral."""
        with self.database.transaction() as session:
            return referrals.issue(
                session, case, by=self.officer, now=self.now, operation=operation or uuid4()
            )

    def close(self, case: Case) -> None:
        """Close the case."""
        with self.database.transaction() as session:
            casework.close(session, case, by=self.officer, now=self.now)

    def file(self, case: Case) -> CaseFile:
        """The case as it is now."""
        with self.database.read_session() as session:
            return casefile.case_file(session, case)

    def later(self, **by: float) -> datetime:
        """Let time pass, as ``timedelta`` counts it; returns the new moment."""
        self.now += timedelta(**by)
        return self.now


def given(step: str, value: Value, seen: int = 0) -> NewAnswer:
    """An answer with an operation of its own."""
    return NewAnswer(step, value, uuid4(), seen)


def post(code: str) -> Post:
    """A post that is not written yet."""
    return Post(
        code=code, country="kz", names={"en": code}, kind=PostKind.ROAD, demonstration=False
    )


def person(login: str, role: Role, *posts: Post) -> Person:
    """An account that is not written yet and that nobody can sign in to."""
    return Person(login=login, password_hash="", role=role, active=True, posts=list(posts))
