"""The page of patterns, and its charts as files of their own."""

from flask import abort, request
from werkzeug.wrappers import Response

from referral import clock
from referral.disclosure import Unit
from referral.printing import charts
from referral.services import patterns
from referral.store import posts as stored
from referral.store.database import Session
from referral.web import moment
from referral.web.access import Audience, audience
from referral.web.locales import language
from referral.web.pages import page
from referral.web.supervisor import bp, found
from referral.web.supervisor.patterns import told
from referral.web.supervisor.patterns.seen import Seen


@bp.get("/patterns")
@audience(Audience.SUPERVISORS)
def patterns_page() -> Response:
    """A quarter of a place beside the quarter before: one panel for each question."""
    db = moment.reading()
    countries = _countries(db)
    if not countries:
        return page("supervisor/patterns.html", seen=None)
    seen = _seen(db, request.args.get("country", countries[0]), countries)
    return page(
        "supervisor/patterns.html",
        seen=seen,
        panels=told.every(seen),
        countries=[found.checklist(country).pack for country in countries],
        quarters=[(name, told.quarter_named(seen.language, name)) for name in _quarters()],
        address={"country": seen.checklist.pack.code, "place": _key(seen.place)},
        key=_key,
    )


@bp.get("/patterns/<slug:panel>.svg")
@audience(Audience.SUPERVISORS)
def chart(panel: str) -> Response:
    """The chart of a panel."""
    db = moment.reading()
    countries = _countries(db)
    seen = _seen(db, request.args.get("country", ""), countries)
    drawn = [one.chart for one in told.every(seen) if one.id == panel]
    if not drawn:
        abort(404)
    return Response(charts.svg(drawn[0], language()), content_type="image/svg+xml")


def _countries(db: Session) -> list[str]:
    return list(dict.fromkeys(post.country for post in found.my_posts(db)))


def _quarters() -> tuple[str, ...]:
    return patterns.quarters(clock.now())


def _seen(db: Session, country: str, countries: list[str]) -> Seen:
    name = request.args.get("quarter") or _quarters()[0]
    if country not in countries or name not in _quarters():
        abort(404)
    checklist = found.checklist(country)
    now = patterns.quarter(db, checklist, name)
    return Seen(
        checklist=checklist,
        now=now,
        before=patterns.quarter(db, checklist, patterns.before(name)),
        place=_place(now.published.units, request.args.get("place", "")),
        posts=tuple(post for post in stored.every(db) if post.country == country),
        language=language(),
    )


def _place(units: tuple[Unit, ...], wanted: str) -> Unit:
    """The place of that name; the whole country where the quarter does not show it by itself."""
    return next((unit for unit in units if _key(unit) == wanted), units[0])


def _key(unit: Unit) -> str:
    return f"{unit.kind.value}.{unit.code}"
