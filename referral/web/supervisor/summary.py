"""What the summary of a case is given: values without decisions left in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from referral.engine.conditions import Value
from referral.engine.deviations import DeviationKind
from referral.engine.model import Section, Step
from referral.i18n.words import review_words
from referral.services.cases import clocks
from referral.services.supervision.case_summary import DutyStatus, Summary
from referral.services.supervision.review import state
from referral.store.accounts.people import Role
from referral.store.accounts.posts import Post
from referral.store.supervision.reviews import About, Comment, ReviewState
from referral.web.app.locales import language


@dataclass(frozen=True, slots=True)
class SummaryStep:
    """A step in the summary: whether it applies, what counts, how it departed, what was said of it."""

    step: Step
    applies: bool
    value: Value | None
    departures: tuple[str, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class SummarySection:
    """A section of the summary; ``hurried`` says that it was answered faster than it can be asked."""

    section: Section
    rows: tuple[SummaryStep, ...]
    hurried: str

    @property
    def applies(self) -> bool:
        """Whether any of its steps is asked."""
        return any(row.applies for row in self.rows)


@dataclass(frozen=True)
class SummaryPage:
    """The summary on the screen."""

    told: Summary
    post: Post
    now: datetime

    @property
    def reference(self) -> str:
        """The reference as addresses have it."""
        return self.told.file.case.reference

    @property
    def shown(self) -> str:
        """The reference as people read it."""
        return self.told.file.case.shown_reference

    @property
    def state(self) -> ReviewState:
        """How far the case is."""
        return state(self.told.file.review)

    @property
    def operation(self) -> str:
        """A new operation for the form of this page."""
        return uuid4().hex

    def local(self, moment: datetime) -> str:
        """A moment in the local time of the country, as this language writes it."""
        return language().datetime(moment.astimezone(self.told.file.checklist.pack.zone))

    def login(self, person: int | None) -> str:
        """Who that is."""
        return self.told.logins.get(person, "") if person is not None else ""

    def rung(self, duty: DutyStatus) -> str:
        """Whom a duty that is late and open concerns by now; "" for any other."""
        if duty.course.done_at or not duty.course.holds:
            return ""
        told: tuple[Role, ...] = clocks.told(duty.due_at, self.now)
        return review_words.rungs(language())[told[-1]] if told else ""

    def parts(self) -> Iterator[SummarySection]:
        """The sections in the order of the paper."""
        for section in self.told.file.checklist.sections:
            rows = tuple(self._row(step) for step in section.steps)
            yield SummarySection(section, rows, self._hurried(section))

    def _hurried(self, section: Section) -> str:
        for one in self.told.deviations:
            if one.kind is DeviationKind.TOO_FAST and one.section is section:
                return review_words.departure(language(), one)
        return ""

    def _row(self, step: Step) -> SummaryStep:
        walk = self.told.file.walk
        return SummaryStep(
            step=step,
            applies=step in walk.applicable,
            value=walk.active.get(step.id),
            departures=tuple(
                review_words.departure(language(), one)
                for one in self.told.deviations
                if one.step is step and one.kind is not DeviationKind.TOO_FAST
            ),
            comments=self.told.said_at(About.STEP, step.id),
        )
