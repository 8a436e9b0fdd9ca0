"""The clocks on a form: until when duties are to be done, and the time limits of others that run beside them.

A time that has passed is printed like any other: it ends no duty and no right.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from referral.engine.country import CountryPack, Deadline
from referral.engine.walk import ActiveDuty, Walk
from referral.i18n import N_
from referral.printing.forms import country
from referral.printing.forms.bilingual import NOTHING, Bilingual, LanguagePair
from referral.printing.forms.parts import FormLine

Dues = Mapping[str, datetime]
"""Until when a duty is to be done, by its id."""

# NOTE: until when a duty is to be done; stands behind it: "The same day, due: 25.11.2026 14:05"
UNTIL = N_("due: %(when)s")


class DueWords:
    """Says due times in the local time of the country."""

    def __init__(self, dues: Dues, pack: CountryPack, tongues: LanguagePair) -> None:
        """Say these times in these languages."""
        self._says = {duty: _until(due_at, pack, tongues) for duty, due_at in dues.items()}

    def of(self, arisen: ActiveDuty) -> Bilingual:
        """Until when a duty is to be done; nothing where it is done or holds for the whole case."""
        return NOTHING if arisen.done else self._says.get(arisen.duty.id, NOTHING)

    def of_all(self, duties: Iterable[ActiveDuty]) -> Bilingual:
        """Until when all of these that are not done are to be done; nothing where they differ, or are but one.

        A rule that holds for the whole case has no time, so that none is ever said over it.
        """
        times = [self.of(arisen) for arisen in duties if not arisen.done]
        return times[0] if len(times) > 1 and len(set(times)) == 1 else NOTHING


def terms(walk: Walk, informing: Iterable[Deadline], tongues: LanguagePair) -> tuple[FormLine, ...]:
    """The clocks that run without standing at a duty: limits that no hours are known of, and others' time."""
    unmeasured = (one for arisen in walk.duties for one in arisen.limits if one.hours is None)
    return tuple(_term(clock, tongues) for clock in (*unmeasured, *informing))


def _term(clock: Deadline, tongues: LanguagePair) -> FormLine:
    return FormLine(
        says=tongues.content(lambda words: words.clock(clock)),
        mark=country.mark(clock.confidence, tongues),
    )


def _until(due_at: datetime, pack: CountryPack, tongues: LanguagePair) -> Bilingual:
    return tongues.say(
        UNTIL, when=f"{due_at.astimezone(pack.zone):%d.%m.%Y\N{NO-BREAK SPACE}%H:%M}"
    )
