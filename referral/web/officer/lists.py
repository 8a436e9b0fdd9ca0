"""The officer's lists of cases, page by page, and finding a case by its reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.engine.model import Duty
from referral.store.accounts import posts
from referral.store.accounts.people import Actor, Role
from referral.store.cases import cases as stored
from referral.store.cases import listings
from referral.store.cases.listings import CaseList
from referral.store.database import Session
from referral.store.supervision import worklist
from referral.store.supervision.worklist import Raised
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.numbers import whole
from referral.web.app.pages import page
from referral.web.officer import bp, views
from referral.web.officer.current_case import CasePage, case_pages

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Late:
    """The duty of a case that is late for the longest time, and since when by the clock on the wall."""

    duty: Duty
    since: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A case in a list."""

    file: CasePage
    late: Late | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: ``number`` of ``pages``, out of ``count`` cases."""

    which: CaseList
    rows: Sequence[Row]
    number: int
    count: int

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return _pages_of(self.count)


@bp.get("")
@audience(Audience.CASE_READERS)
def cases() -> Response:
    """The beginning of each list: returned for correction, my own, those of colleagues, closed lately."""
    return _shown("")


@bp.get("/lists/<any(returned, mine, colleagues, closed):which>")
@audience(Audience.CASE_READERS)
def case_list(which: str) -> Response:
    """One list, page by page."""
    number = max(1, whole(request.args.get("page", "")) or 1)
    [shown] = _pages(request_db.read_session(), [CaseList(which)], access.current_user(), number)
    return page("officer/case_list.html", shown=shown, next_section=views.next_section)


@bp.get("/search")
@audience(Audience.CASE_READERS)
def find_case() -> Response:
    """The case whose reference was typed in any way, or the lists with a sentence that there is none."""
    typed = request.args.get("reference", "")
    case = stored.find(request_db.read_session(), typed, access.current_user())
    if case is None:
        return _shown(typed.strip())
    return redirect(url_for(".case", reference=case.reference), code=303)


def _shown(typed: str) -> Response:
    """The beginnings of the lists; ``typed`` is a reference that was looked for in vain."""
    who, db = access.current_user(), request_db.read_session()
    is_officer = who.role is Role.OFFICER
    wanted = list(CaseList) if is_officer else [CaseList.COLLEAGUES, CaseList.CLOSED]
    return page(
        "officer/cases.html",
        status=404 if typed else 200,
        lists={one.which.value: one for one in _pages(db, wanted, who)},
        posts=posts.of_ids(db, [place.id for place in who.posts]).values(),
        late=listings.count_late(db, who, clock.now()) if is_officer else 0,
        not_found=typed,
        next_section=views.next_section,
        operation=uuid4().hex,
    )


def _pages(db: Session, wanted: Sequence[CaseList], who: Actor, number: int = 1) -> list[Page]:
    """That page of each list, or its last one; their cases are read together."""
    now = clock.now()
    counts = [listings.count(db, which, who) for which in wanted]
    numbers = [min(number, _pages_of(count)) for count in counts]
    found = [
        listings.page(db, which, who, now, skip=(at - 1) * A_PAGE, limit=A_PAGE)
        for which, at in zip(wanted, numbers, strict=True)
    ]
    rows = _rows(db, [case_id for ids in found for case_id in ids], now)
    return [
        Page(which, [rows[case_id] for case_id in ids], at, count)
        for which, ids, at, count in zip(wanted, found, numbers, counts, strict=True)
    ]


def _pages_of(count: int) -> int:
    return max(1, -(-count // A_PAGE))


def _rows(db: Session, ids: Sequence[UUID], now: datetime) -> dict[UUID, Row]:
    due = worklist.open_duties(db, ids)
    files = {file.file.case.id: file for file in case_pages(db, ids)}
    return {case_id: Row(file, _late(file, due[case_id], now)) for case_id, file in files.items()}


def _late(file: CasePage, due: Sequence[Raised], now: datetime) -> Late | None:
    """The duty that is late for the longest time; none in a case that is closed, where nothing can be done."""
    duties = {arisen.duty.id: arisen.duty for arisen in file.duties}
    for one in due:
        if file.is_open and one.due_at is not None and one.due_at <= now and one.duty in duties:
            return Late(duties[one.duty], file.local(one.due_at))
    return None
