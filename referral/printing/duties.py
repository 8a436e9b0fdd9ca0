"""The duties on a form: urgent ones first, each with addressee, aim and legal limits."""

from referral.engine.country import Clock, CountryPack
from referral.engine.walk import Arisen, Walk
from referral.printing import country
from referral.printing.parts import DutyLine, Limit
from referral.printing.words import Tongues


def lines(walk: Walk, pack: CountryPack, tongues: Tongues) -> tuple[DutyLine, ...]:
    """Every duty that has arisen, numbered in the order of the paper."""
    by_urgency = sorted(walk.duties, key=lambda arisen: not arisen.duty.urgent)
    return tuple(
        _line(number, arisen, pack, tongues) for number, arisen in enumerate(by_urgency, start=1)
    )


def _line(number: int, arisen: Arisen, pack: CountryPack, tongues: Tongues) -> DutyLine:
    duty = arisen.duty
    return DutyLine(
        number=number,
        says=tongues.content(lambda words: words.duty(duty)),
        to=country.body_name(pack, duty.to, tongues),
        aim=tongues.content(lambda words: words.aim(duty.within)),
        limits=tuple(_limit(clock, tongues) for clock in arisen.limits),
        mark=country.mark(duty.confidence, tongues),
        urgent=duty.urgent,
        done=arisen.done,
    )


def _limit(clock: Clock, tongues: Tongues) -> Limit:
    return Limit(
        time=tongues.content(lambda words: words.limit(clock)),
        says=tongues.content(lambda words: words.clock(clock)),
        mark=country.mark(clock.confidence, tongues),
    )
