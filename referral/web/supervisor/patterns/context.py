"""What the page of patterns shows: country, posts, periods, and their names."""

from dataclasses import dataclass

from referral.disclosure import Unit
from referral.engine.model import Checklist
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords
from referral.i18n.words.period_words import period_named
from referral.i18n.words.row_names import RowNames
from referral.services.statistics import measures, periods
from referral.services.statistics.durations import SUPPRESSED, Durations
from referral.services.statistics.patterns import ReleasedPeriod

Number = float | None
"""A number to be told; None for what may not be told."""


@dataclass(frozen=True)
class PatternContext:
    """What somebody looks at: a place in a released period beside the one before, in a language."""

    checklist: Checklist
    now: ReleasedPeriod
    before: ReleasedPeriod | None
    course: tuple[ReleasedPeriod, ...]
    place: Unit
    places: RowNames
    language: Language

    @property
    def words(self) -> ChecklistWords:
        """The words of the checklist."""
        return ChecklistWords(self.language)

    @property
    def is_month(self) -> bool:
        """Whether it is a month, of which less can be told than of a quarter."""
        return not periods.is_quarter(self.now.period)

    @property
    def period(self) -> str:
        """What the period is called."""
        return period_named(self.language, self.now.period)

    @property
    def earlier_period(self) -> str:
        """What the period before is called, which may not have been released."""
        return period_named(self.language, periods.before(self.now.period))

    def number(self, measure: str, unit: Unit | None = None) -> int | None:
        """The number of this period."""
        return self.now.number(unit or self.place, measure)

    def earlier(self, measure: str, unit: Unit | None = None) -> int | None:
        """The number of the period before, where it was released and the place had a row of its own."""
        return None if self.before is None else self.before.number(unit or self.place, measure)

    def earlier_times(self, unit: Unit) -> Durations:
        """The times of the period before."""
        return SUPPRESSED if self.before is None else self.before.times(unit)

    def named(self, unit: Unit) -> str:
        """What a place is called."""
        return self.places.says(unit)

    def share(self, measure: str) -> tuple[Number, Number]:
        """Of a hundred cases here, how many count under a measure: now, and in the period before."""
        return (
            share(self.number(measure), self.number(measures.CASES)),
            share(self.earlier(measure), self.earlier(measures.CASES)),
        )


def share(part: int | None, whole: int | None) -> Number:
    """A share in steps of five: it is made of rounded numbers and must not look more exact than they are."""
    if part is None or not whole:
        return None
    return min(100, 5 * round(20 * part / whole))
