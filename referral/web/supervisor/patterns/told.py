"""What is told on the page of patterns, one function for each panel."""

from collections.abc import Callable
from datetime import timedelta

from referral.disclosure import Unit, UnitKind
from referral.i18n.languages import Language
from referral.services import measures, patterns
from referral.web.supervisor.patterns.panels import Panel, largest_first, top
from referral.web.supervisor.patterns.seen import Number, Seen, share

HOUR = timedelta(hours=1)


def quarter_named(language: Language, quarter: str) -> str:
    """A quarter in words."""
    year, number = quarter.split("-")
    return language.gettext("Quarter %(number)s of %(year)s", number=number, year=year)


def every(seen: Seen) -> list[Panel]:
    """All panels, in the order in which one asks."""
    return [make(seen) for make in PANELS]


def cases(seen: Seen) -> Panel:
    """How many cases were opened where, now and before."""
    _ = seen.language.gettext
    now, before = seen.number(measures.CASES), seen.earlier(measures.CASES)
    if now is None:
        says = _("Too few cases were opened here to tell how many without pointing at somebody.")
    elif before is None:
        says = _("About %(now)s cases were opened.", now=now)
    else:
        says = _(
            "About %(now)s cases were opened; in the quarter before, about %(before)s.",
            now=now,
            before=before,
        )
    found = [
        (
            seen.named(unit),
            (seen.number(measures.CASES, unit), seen.earlier(measures.CASES, unit)),
        )
        for unit in seen.now.published.units
        if unit.kind is not UnitKind.COUNTRY
    ]
    columns = (_("This quarter"), _("Quarter before"))
    return Panel("cases", _("Cases by place"), says, _("Place"), columns, found)


def duties(seen: Seen) -> Panel:
    """Duties that arose, and how many of them were marked as done."""
    _ = seen.language.gettext
    found = [
        (
            seen.words.duty(duty),
            (
                seen.number(measures.duty_raised(duty.id)),
                seen.number(measures.duty_done(duty.id)),
                seen.earlier(measures.duty_raised(duty.id)),
                seen.earlier(measures.duty_done(duty.id)),
            ),
        )
        for duty in patterns.duties(seen.checklist)
    ]
    open_ones = [(row[0] - row[1], name) for name, row in found if row[0] and row[1] is not None]
    left, name = max(open_ones, default=(0, ""))
    says = (
        _("Most often not marked as done: “%(duty)s” (about %(num)s cases).", duty=name, num=left)
        if left > 0
        else _("No duty stands out as not done.")
    )
    columns = (_("Raised"), _("Done"), _("Raised, quarter before"), _("Done, quarter before"))
    return Panel(
        "duties",
        _("Duties raised and done"),
        says,
        _("Duty"),
        columns,
        largest_first(found),
        about=seen.named(seen.place),
    )


def times(seen: Seen) -> Panel:
    """How long it takes from first contact to hand-over."""
    _ = seen.language.gettext
    here = seen.now.times[seen.place]
    if here.median is None:
        says = _("Too few hand-overs to tell how long they took.")
    elif here.nine_of_ten is None:
        says = _(
            "Half of all hand-overs took up to %(median)s hours.", median=_said(seen, here.median)
        )
    else:
        says = _(
            "Half of all hand-overs took up to %(median)s hours, nine of ten up to %(most)s hours.",
            median=_said(seen, here.median),
            most=_said(seen, here.nine_of_ten),
        )
    found = []
    for unit in seen.now.published.units:
        now, before = seen.now.times[unit], seen.before.times.get(unit)
        earlier = (before.median, before.nine_of_ten) if before else (None, None)
        told = (now.median, now.nine_of_ten, *earlier)
        found.append((seen.named(unit), tuple(_hours(one) for one in told)))
    columns = (
        _("Half, hours"),
        _("Nine of ten, hours"),
        _("Half, quarter before"),
        _("Nine of ten, quarter before"),
    )
    return Panel("times", _("From first contact to hand-over"), says, _("Place"), columns, found)


def interpreters(seen: Seen) -> Panel:
    """Of a hundred cases without a common language, in how many an interpreter helped, by day and by night."""
    _ = seen.language.gettext
    found = [
        (
            seen.named(unit),
            (
                _share_of(seen, unit, measures.DAY),
                _share_of(seen, unit, measures.NIGHT),
                seen.number(measures.interpreter_needed(measures.DAY), unit),
                seen.number(measures.interpreter_needed(measures.NIGHT), unit),
            ),
        )
        for unit in seen.now.published.units
    ]
    never = [name for name, (_day, night, *_rest) in found if night == 0]
    says = (
        _("At night no interpreter was called at: %(places)s.", places="; ".join(never))
        if never
        else _("Of a hundred cases without a common language, so many had an interpreter.")
    )
    columns = (
        _("By day, %"),
        _("By night, %"),
        _("No common language, by day"),
        _("No common language, by night"),
    )
    title = _("Interpreters by day and by night")
    return Panel("interpreters", title, says, _("Place"), columns, found, unit=" %")


def signs(seen: Seen) -> Panel:
    """Of a hundred cases, how many show each sign that calls for urgent duties."""
    _ = seen.language.gettext
    found = [
        (seen.words.flag(fact), seen.share(measures.sign(fact.id)))
        for fact in patterns.signs(seen.checklist)
    ]
    most = top(found)
    says = (
        _("Most frequent: “%(name)s”, in about %(num)s of 100 cases.", name=most[0], num=most[1])
        if most
        else _("No sign is frequent enough to be told.")
    )
    columns = (_("Of 100 cases"), _("Quarter before"))
    return Panel(
        "signs",
        _("Signs that call for haste"),
        says,
        _("Sign"),
        columns,
        largest_first(found),
        about=seen.named(seen.place),
        unit=" %",
    )


def not_done(seen: Seen) -> Panel:
    """Critical actions that were answered with a reason why they were not done."""
    _ = seen.language.gettext
    found = [
        (seen.words.label(step) or seen.words.step(step), seen.share(measures.not_done(step.id)))
        for step in patterns.actions(seen.checklist)
    ]
    most = top(found)
    says = (
        _(
            "Most often not done: “%(name)s”, in about %(num)s of 100 cases.",
            name=most[0],
            num=most[1],
        )
        if most
        else _("No step stands out.")
    )
    columns = (_("Of 100 cases"), _("Quarter before"))
    return Panel(
        "not_done",
        _("Critical steps that were not done"),
        says,
        _("Step"),
        columns,
        largest_first(found),
        about=seen.named(seen.place),
        unit=" %",
    )


PANELS: tuple[Callable[[Seen], Panel], ...] = (
    cases,
    duties,
    times,
    interpreters,
    signs,
    not_done,
)


def _share_of(seen: Seen, unit: Unit, shift: str) -> Number:
    return share(
        seen.number(measures.interpreter_called(shift), unit),
        seen.number(measures.interpreter_needed(shift), unit),
    )


def _hours(time: timedelta | None) -> Number:
    return None if time is None else round(time / HOUR, 1)


def _said(seen: Seen, time: timedelta) -> str:
    return seen.language.number(round(time / HOUR, 1))
