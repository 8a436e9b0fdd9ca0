"""Panels of the page of patterns about the work at a place, one function for each panel."""

from referral.disclosure import Unit
from referral.services.statistics import measure_catalogue, measures
from referral.web.supervisor.patterns.context import Number, PatternContext, share
from referral.web.supervisor.patterns.panels import Panel, largest_first, top


def duties(seen: PatternContext) -> Panel:
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
        for duty in measure_catalogue.duties(seen.checklist)
    ]
    open_ones = [(row[0] - row[1], name) for name, row in found if row[0] and row[1] is not None]
    left, name = max(open_ones, default=(0, ""))
    says = (
        _("Most often not marked as done: “%(duty)s” (about %(num)s cases).", duty=name, num=left)
        if left > 0
        else _("No duty stands out as not done.")
    )
    columns = (_("Raised"), _("Done"), _("Raised before"), _("Done before"))
    return Panel(
        "duties",
        _("Duties raised and done"),
        says,
        _("Duty"),
        columns,
        largest_first(found),
        about=seen.named(seen.place),
    )


def interpreters(seen: PatternContext) -> Panel:
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


def signs(seen: PatternContext) -> Panel:
    """Of a hundred cases, how many show each sign that calls for urgent duties."""
    _ = seen.language.gettext
    found = [
        (seen.words.flag(fact), seen.share(measures.sign(fact.id)))
        for fact in measure_catalogue.signs(seen.checklist)
    ]
    most = top(found)
    says = (
        _("Most frequent: “%(name)s”, in about %(num)s of 100 cases.", name=most[0], num=most[1])
        if most
        else _("No sign is frequent enough to be told.")
    )
    columns = (_("Of 100 cases"), seen.earlier_period)
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


def not_done(seen: PatternContext) -> Panel:
    """Critical actions that were answered with a reason why they were not done."""
    _ = seen.language.gettext
    found = [
        (seen.words.label(step) or seen.words.step(step), seen.share(measures.not_done(step.id)))
        for step in measure_catalogue.actions(seen.checklist)
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
    columns = (_("Of 100 cases"), seen.earlier_period)
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


def _share_of(seen: PatternContext, unit: Unit, shift: str) -> Number:
    return share(
        seen.number(measures.interpreter_called(shift), unit),
        seen.number(measures.interpreter_needed(shift), unit),
    )
