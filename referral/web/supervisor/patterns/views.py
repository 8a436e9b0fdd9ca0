"""The page of patterns, and its charts as files of their own."""

from functools import partial

from flask import abort, request
from werkzeug.wrappers import Response

from referral import clock
from referral.disclosure import Level, Unit
from referral.i18n.words.period_words import period_named
from referral.printing.reports import charts, report_tables
from referral.services.statistics import patterns, periods
from referral.store.database import Session
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.supervisor import bp, scope
from referral.web.supervisor.patterns import case_panels
from referral.web.supervisor.patterns.context import PatternContext
from referral.web.supervisor.statistics import labels


@bp.get("/patterns")
@audience(Audience.SUPERVISORS)
def patterns_page() -> Response:
    """A released period of a place beside the one before: one panel for each question."""
    db = request_db.read_session()
    countries = _countries(db)
    if not countries:
        return page("supervisor/patterns.html", countries=[])
    country = _country(request.args.get("country", countries[0]), countries)
    seen = _seen(db, country)
    return page(
        "supervisor/patterns.html",
        seen=seen,
        panels=case_panels.every(seen) if seen else [],
        country=country,
        countries=[scope.checklist(one).pack for one in countries],
        released=_named(patterns.released(db, country)),
        waiting=_named(patterns.waiting(db, country, clock.now())),
        inside=Level.INSIDE.value,
        address={"country": country, "place": _key(seen.place)} if seen else {},
        key=_key,
        listed=partial(report_tables.listed, language=language()),
    )


@bp.get("/patterns/<slug:panel>.svg")
@audience(Audience.SUPERVISORS)
def chart(panel: str) -> Response:
    """The chart of a panel."""
    db = request_db.read_session()
    seen = _seen(db, _country(request.args.get("country", ""), _countries(db)))
    drawn = [one.chart for one in case_panels.every(seen) if one.id == panel] if seen else []
    if not drawn:
        abort(404)
    return Response(charts.svg(drawn[0], language()), content_type="image/svg+xml")


def _countries(db: Session) -> list[str]:
    return list(dict.fromkeys(post.country for post in scope.visible_posts(db)))


def _country(wanted: str, countries: list[str]) -> str:
    return wanted if wanted in countries else abort(404)


def _named(names: list[str]) -> list[tuple[str, str]]:
    return [(name, period_named(language(), name)) for name in names]


def _seen(db: Session, country: str) -> PatternContext | None:
    """What is asked for; None while nothing was released."""
    names = patterns.released(db, country)
    asked = request.args.get("period") or patterns.default_period(names)
    if not asked:
        return None
    now = patterns.find(db, country, asked) or abort(404)
    checklist = scope.checklist(country)
    return PatternContext(
        checklist=checklist,
        now=now,
        before=patterns.find(db, country, periods.before(asked)),
        course=patterns.course(db, country, asked),
        place=_place(now.published.units, request.args.get("place", "")),
        places=labels.report_texts(db, checklist, language()).places,
        language=language(),
    )


def _place(units: tuple[Unit, ...], wanted: str) -> Unit:
    """The place of that name; the whole country where the quarter does not show it by itself."""
    return next((unit for unit in units if _key(unit) == wanted), units[0])


def _key(unit: Unit) -> str:
    return f"{unit.kind.value}.{unit.code}"
