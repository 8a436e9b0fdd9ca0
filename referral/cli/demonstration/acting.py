"""Plays one invented case step by step through the services. Each generator yields the time of its next act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from referral.cli.demonstration.answers import ORDINARY, Table
from referral.cli.demonstration.cast import reviewer_of
from referral.cli.demonstration.story import (
    Act,
    Close,
    Confirm,
    Escalate,
    GoOn,
    Issue,
    SendAgain,
    SendBack,
    Story,
    StoryChange,
    Wait,
)
from referral.definitions.library import Library
from referral.engine.conditions import Value
from referral.services.cases import answering, casefile, casework, referrals
from referral.services.supervision import review
from referral.services.supervision.review import NewComment
from referral.store.accounts.people import Actor
from referral.store.accounts.posts import Post
from referral.store.cases.cases import Case
from referral.store.database import Session
from referral.store.supervision import reviews
from referral.store.supervision.reviews import About, ReviewMove


class StoryDoesNotFit(Exception):
    """An invented case no longer fits the checklist; mend ``cases.py`` or ``year.py``."""


@dataclass(frozen=True, slots=True)
class SeedContext:
    """What every telling works with."""

    session: Session
    library: Library
    actors: Mapping[str, Actor]
    posts: Mapping[str, Post]


def told(desk: SeedContext, story: Story, at: datetime) -> Iterator[datetime]:
    """Tell a case that is opened at a moment; yields each moment at which it goes on."""
    teller = _Actor(desk, story, at)
    for section in teller.sections(story.until):
        at += story.pace
        yield at
        teller.answer_section(section, at)
    for act in story.acts:
        match act:
            case Wait(time):
                at += time
            case GoOn(until):
                for section in teller.sections(until):
                    at += story.pace
                    yield at
                    teller.answer_section(section, at)
            case _:
                yield at
                teller.act(act, at)
    teller.must_have_said_all()


class _Actor:
    """A case in the making; nobody else writes to it."""

    def __init__(self, desk: SeedContext, story: Story, at: datetime) -> None:
        """Open the case."""
        self._desk, self._story = desk, story
        self._officer = desk.actors[story.officer]
        self._case = self._opened(at)
        file = casefile.case_file(desk.session, self._case)
        self._walk, self._revision, self._checklist = file.walk, 0, file.checklist
        self._left = [section.id for section in file.checklist.sections]
        self._unused = set(story.answers)

    def _opened(self, at: datetime) -> Case:
        post = self._desk.posts[self._story.post]
        return casework.open_case(
            self._desk.session, self._desk.library, post=post, by=self._officer, now=at
        )

    def sections(self, until: str) -> list[str]:
        """The sections not reached yet, up to that one."""
        if not until:
            return []
        end = self._left.index(until) + 1
        reached, self._left = self._left[:end], self._left[end:]
        return reached

    def answer_section(self, section: str, at: datetime) -> None:
        """Answer what applies in a section, until nothing is left."""
        answered: set[str] = set()
        while missing := self._missing(section):
            if missing <= answered or not missing <= ORDINARY.keys():
                raise StoryDoesNotFit(
                    f'"{self._story.about}" has no answer that fits {sorted(missing)}.'
                )
            self._give({step: self._answer_to(step) for step in sorted(missing)}, at)
            answered |= missing
        self._unused -= answered

    def must_have_said_all(self) -> None:
        """Raise StoryDoesNotFit when an answer of the story was never asked for."""
        if self._unused:
            raise StoryDoesNotFit(
                f'"{self._story.about}" answers steps that do not apply: {sorted(self._unused)}.'
            )

    def act(self, act: Act, at: datetime) -> None:
        """Do one thing at a moment."""
        session, case = self._desk.session, self._case
        match act:
            case Issue():
                referrals.issue(session, case, by=self._officer, now=at, operation=uuid4())
            case StoryChange(answers):
                self._give(answers, at)
            case Close():
                casework.close(session, case, by=self._officer, now=at)
            case SendAgain():
                review.send_again(session, case, by=self._officer, now=at, operation=uuid4())
            case SendBack(comments):
                remarks = [NewComment(About.STEP, step, text) for step, text in comments]
                self._decide(ReviewMove.RETURN, at, *remarks)
            case Confirm():
                self._decide(ReviewMove.CONFIRM, at)
            case Escalate():
                self._decide(ReviewMove.ESCALATE, at)

    def _decide(self, move: ReviewMove, at: datetime, *remarks: NewComment) -> None:
        review.decide(
            self._desk.session,
            self._case,
            move,
            remarks,
            seen_version=review.version(reviews.latest(self._desk.session, self._case.id)),
            by=self._desk.actors[reviewer_of(self._story.post)],
            now=at,
            operation=uuid4(),
        )

    def _missing(self, section: str) -> set[str]:
        sections = self._checklist.section_of
        return {step.id for step in self._walk.missing if sections[step.id].id == section}

    def _answer_to(self, step: str) -> Value:
        for table in (self._story.answers, self._story.leanings):
            if step in table:
                return table[step]
        return ORDINARY[step]

    def _give(self, wanted: Table, at: datetime) -> None:
        operation = uuid4()
        given = [
            answering.NewAnswer(step, value, operation, self._revision)
            for step, value in wanted.items()
        ]
        saved = answering.answer(self._desk.session, self._case, given, by=self._officer, now=at)
        self._walk = saved.walk
        self._revision = saved.revision
