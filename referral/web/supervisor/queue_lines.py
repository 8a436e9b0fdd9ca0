"""The lines of the queue on the screen: local times, duties by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from referral.i18n.words import review_words
from referral.i18n.words.checklist_words import ChecklistWords
from referral.services.cases import clocks
from referral.services.supervision import worklist
from referral.store.accounts import people
from referral.store.accounts.people import Role
from referral.store.accounts.posts import Post
from referral.store.database import Session
from referral.store.supervision import worklist as stored
from referral.store.supervision.worklist import QueueRow, Raised
from referral.web.app.locales import language
from referral.web.supervisor import scope


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """A duty that is open: what, until when, and whom it concerns once it is late."""

    says: str
    due_at: datetime
    told: tuple[Role, ...]

    @property
    def is_late(self) -> bool:
        """Whether the due time has passed."""
        return bool(self.told)


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A case in the queue."""

    work: QueueRow
    post: Post
    officer: str
    opened_at: datetime
    dues: tuple[OpenDuty, ...]

    @property
    def late(self) -> list[OpenDuty]:
        """The duties past their due time, the longest first."""
        return [one for one in self.dues if one.is_late]

    @property
    def running(self) -> list[OpenDuty]:
        """The duties whose time still runs, the soonest first."""
        return [one for one in self.dues if not one.is_late]

    @property
    def state(self) -> str:
        """How far the case is, in a word."""
        return review_words.states(language())[self.work.state]

    @property
    def signs(self) -> list[str]:
        """Why the case stands where it stands, in words, the heaviest first."""
        _ = language().gettext
        every = (
            (worklist.CHILD, _("Child, or possibly")),
            (worklist.WITHDRAWAL, _("Spoke of giving up")),
        )
        return [says for weight, says in every if worklist.has_flag(self.work, weight)]

    @property
    def is_urgent(self) -> bool:
        """Whether an urgent duty has no done mark."""
        return worklist.has_flag(self.work, worklist.URGENT)


def of(
    db: Session, rows: Sequence[QueueRow], posts: Iterable[Post], now: datetime
) -> list[QueueLine]:
    """The rows of a page as lines."""
    by_id = {post.id: post for post in posts}
    officers = people.logins(db, {row.officer_id for row in rows})
    open_duties = stored.open_duties(db, [row.case_id for row in rows])
    return [
        _line(row, by_id[row.post_id], officers[row.officer_id], open_duties[row.case_id], now)
        for row in rows
    ]


def _line(
    row: QueueRow, post: Post, officer: str, raised: list[Raised], now: datetime
) -> QueueLine:
    zone = scope.checklist(post.country).pack.zone
    dues = tuple(_dues(post, raised, zone, now))
    return QueueLine(row, post, officer, row.opened_at.astimezone(zone), dues)


def _dues(post: Post, raised: list[Raised], zone: tzinfo, now: datetime) -> list[OpenDuty]:
    """The open duties that the checklist still names, the soonest first, of equal ones the urgent."""
    said = ChecklistWords(language())
    duties = {duty.id: duty for duty in scope.checklist(post.country).duties}
    dues = [
        (one.due_at, not duties[one.duty].urgent, duties[one.duty])
        for one in raised
        if one.due_at is not None and one.duty in duties
    ]
    return [
        OpenDuty(said.duty(duty), due_at.astimezone(zone), clocks.told(due_at, now))
        for due_at, _calm, duty in sorted(dues, key=lambda due: due[:2])
    ]
