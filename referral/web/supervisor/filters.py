"""The filters of the queue, read from an address. Unknown words are ignored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from referral.store.accounts.posts import Post
from referral.store.supervision.queues import NEED_EYES, Cursor, QueueFilter
from referral.store.supervision.reviews import ReviewState
from referral.web.app.numbers import whole

ESCALATED, EVERY = "escalated", "every"
_YEARS = range(2025, 3000)
_WORDS = ("state", "post", "duty", "officer", "since", "until")


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen, as words of the address; "" where nothing was."""

    state: str = ""
    post: str = ""
    duty: str = ""
    officer: str = ""
    since: str = ""
    until: str = ""

    @property
    def query(self) -> str:
        """The filters as they stand in an address, always in one order."""
        return urlencode([(word, chosen) for word in _WORDS if (chosen := getattr(self, word))])

    def wanted(
        self, posts: Iterable[Post], officers: Iterable[tuple[int, str]], zone: tzinfo
    ) -> QueueFilter:
        """The question to the store; a post or officer that is not known leaves nothing."""
        of_posts = [post.id for post in posts if self.post in {"", post.code}]
        ids = {login: person for person, login in officers}
        return QueueFilter(
            posts=tuple(of_posts),
            states=self._states(),
            duty=self.duty,
            officer=ids.get(self.officer, -1) if self.officer else None,
            since=_midnight(self.since, zone),
            until=_midnight(self.until, zone, days=1),
            escalated_only=self.state == ESCALATED,
        )

    def _states(self) -> tuple[ReviewState, ...]:
        if self.state == EVERY:
            return tuple(ReviewState)
        return tuple(one for one in ReviewState if one == self.state) or NEED_EYES


def read(arguments: Mapping[str, str]) -> Filters:
    """The filters of an address; a state or a day that is none is left out."""
    given = {word: arguments.get(word, "").strip()[:64] for word in _WORDS}
    filters = Filters(**given)
    if filters.state not in {*ReviewState, ESCALATED, EVERY}:
        filters = replace(filters, state="")
    days = {word: "" for word in ("since", "until") if _day(given[word]) is None}
    return replace(filters, **days)


def of_query(query: str) -> Filters:
    """The filters of a saved view."""
    return read(dict(parse_qsl(query)))


def cursor_of(text: str) -> Cursor | None:
    """The place in the queue from which a page goes on; None for what names none."""
    try:
        due, place, opened, case = text.split("~")
        if (rank := whole(place)) is None:
            return None
        return Cursor(_moment(due) if due else None, rank, _moment(opened), UUID(case))
    except (ValueError, OverflowError):
        return None


def text_of(cursor: Cursor) -> str:
    """A place in the queue as an address has it."""
    due = cursor.due_at.isoformat() if cursor.due_at else ""
    return "~".join((due, str(cursor.rank), cursor.opened_at.isoformat(), cursor.case_id.hex))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("A moment needs its zone.")
    return moment.astimezone(UTC)  # what no year holds overflows here, and is no cursor


def _day(text: str) -> date | None:
    """A day on which a case may have been opened: one long before the service could only be a birthday."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _midnight(text: str, zone: tzinfo, days: int = 0) -> datetime | None:
    day = _day(text)
    if day is None:
        return None
    return datetime.combine(day, time(), zone) + timedelta(days=days)
