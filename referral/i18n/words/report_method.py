"""How the numbers of a report were protected, in sentences for whoever reads them."""

from referral.disclosure import Level
from referral.i18n.languages import Language


def readers(level: Level, language: Language) -> str:
    """For whom the numbers were made safe."""
    _ = language.gettext
    return {
        Level.INSIDE: _("For the service only. Do not pass it on."),
        Level.OUTSIDE: _("May be passed on and published."),
    }[level]


def sentences(level: Level, is_compared: bool, language: Language) -> tuple[str, ...]:
    """What was hidden, rounded and put together, and why a number never changes."""
    _ = language.gettext
    rounding = {
        Level.INSIDE: _("Numbers are rounded to the nearest multiple of five."),
        Level.OUTSIDE: _("Numbers are rounded down to a multiple of five."),
    }[level]
    compared = _(
        "Numbers of the period before are those that were released then; a dash stands where none was."
    )
    return (
        *([compared] if is_compared else []),
        _(
            "Counts from 1 to %(most)s are hidden. So is every further number from which they could be"
            " worked out, also together with earlier releases; months and quarters are checked against"
            " each other.",
            most=language.number(level.rule.threshold - 1),
        ),
        _("Nothing is said when it holds for all or for none of a group of fewer than 11 cases."),
        rounding + " " + _("Sums may therefore differ from their parts."),
        _(
            "Posts with fewer than 11 cases in the period share a row with other posts of the region."
        ),
        _(
            "Times are told in steps, read from the numbers of this report; where a step is hidden, no time"
            " is told by it."
        ),
        _("A release is never changed. Cases that change later do not change it."),
        _(
            "A case counts in the period in which it was opened. The figures name no person and no case."
        ),
    )
