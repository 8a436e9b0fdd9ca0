"""Panels of the page of patterns about cases: where they were opened, how long they took, how they ended."""

from collections.abc import Callable

from referral.disclosure import UnitKind
from referral.i18n.words import time_words
from referral.i18n.words.period_words import period_named
from referral.services.statistics import measures, patterns
from referral.services.statistics.durations import DurationBand, Durations
from referral.web.supervisor.patterns import duty_panels
from referral.web.supervisor.patterns.context import Number, PatternContext
from referral.web.supervisor.patterns.panels import Found, Panel


def every(seen: PatternContext) -> list[Panel]:
    """All panels of which there is something to tell, in the order in which one asks."""
    return [panel for make in PANELS if (panel := make(seen)).found]


def cases(seen: PatternContext) -> Panel:
    """How many cases were opened where, now and before."""
    _ = seen.language.gettext
    found = [
        (
            seen.named(unit),
            (seen.number(measures.CASES, unit), seen.earlier(measures.CASES, unit)),
        )
        for unit in seen.now.published.units
        if unit.kind is not UnitKind.COUNTRY
    ]
    columns = (seen.period, seen.earlier_period)
    return Panel("cases", _("Cases by place"), _cases(seen), _("Place"), columns, found)


def _cases(seen: PatternContext) -> str:
    _ = seen.language.gettext
    now, before = seen.number(measures.CASES), seen.earlier(measures.CASES)
    if now is None:
        return _("Too few cases were opened here to tell how many without pointing at somebody.")
    if before is None:
        return _("About %(now)s cases were opened.", now=now)
    return _(
        "About %(now)s cases were opened; in the period before, about %(before)s.",
        now=now,
        before=before,
    )


def course(seen: PatternContext) -> Panel:
    """Cases and hand-overs of a place, quarter after quarter."""
    _ = seen.language.gettext
    counted = (measures.CASES, measures.HANDED_OVER, measures.REFERRED)
    found = [
        (
            period_named(seen.language, one.period),
            tuple(one.number(seen.place, measure) for measure in counted),
        )
        for one in seen.course
    ]
    return Panel(
        "course",
        _("Quarter after quarter"),
        _("The released quarters of two years, the latest last."),
        _("Quarter"),
        (_("Cases opened"), _("Persons handed over"), _("Cases referred")),
        found if len(found) > 1 else (),
        about=seen.named(seen.place),
    )


def year(seen: PatternContext) -> Panel:
    """Four released quarters together, as bounds between which the true number lies."""
    _ = seen.language.gettext
    counted = {
        _("Cases opened"): measures.CASES,
        _("Cases referred"): measures.REFERRED,
        _("Persons handed over"): measures.HANDED_OVER,
        _("Cases opened at night"): measures.shift(measures.NIGHT),
    }
    quarters = patterns.year(seen.course)
    bounds = {name: patterns.sum_bounds(quarters, seen.place, one) for name, one in counted.items()}
    found: Found = [(name, both or (None, None)) for name, both in bounds.items()]
    return Panel(
        "year",
        _("Four quarters together"),
        _says_year(seen, bounds[_("Cases opened")]),
        _("Counted"),
        (_("At least"), _("At most")),
        found if quarters else (),
        about=seen.named(seen.place),
        drawn=0,
    )


def _says_year(seen: PatternContext, bounds: tuple[int, int] | None) -> str:
    _ = seen.language.gettext
    if bounds is None:
        return _("Not every quarter of the year tells enough to be added up.")
    return _(
        "Between %(least)s and %(most)s cases were opened in the four quarters up to this one.",
        least=bounds[0],
        most=bounds[1],
    )


def times(seen: PatternContext) -> Panel:
    """How long it takes from first contact to hand-over."""
    _ = seen.language.gettext
    found = [
        (
            seen.named(unit),
            (*_hours(seen.now.times(unit)), *_hours(seen.earlier_times(unit))),
        )
        for unit in seen.now.published.units
    ]
    columns = (
        _("Half, hours"),
        _("Nine of ten, hours"),
        _("Half, before"),
        _("Nine of ten, before"),
    )
    title, says = _("From first contact to hand-over"), time_words.says
    told = says(seen.now.times(seen.place), seen.language)
    return Panel("times", title, told, _("Place"), columns, found)


def _hours(times: Durations) -> tuple[Number, Number]:
    return _comparable(times.half), _comparable(times.nine_of_ten)


def _comparable(took: DurationBand | None) -> Number:
    return took.within if took and took.is_narrow else None


PANELS: tuple[Callable[[PatternContext], Panel], ...] = (
    cases,
    course,
    year,
    times,
    duty_panels.duties,
    duty_panels.interpreters,
    duty_panels.signs,
    duty_panels.not_done,
)
