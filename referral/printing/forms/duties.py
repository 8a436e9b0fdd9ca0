"""The duties on a form: the urgent first, put together by addressee and aim, with their legal limits."""

from collections.abc import Iterator
from itertools import count

from referral.engine.country import CountryPack, Deadline
from referral.engine.model import Aim
from referral.engine.roles import BodyRole
from referral.engine.sources import Confidence
from referral.engine.walk import ActiveDuty, Walk
from referral.i18n import N_
from referral.printing.forms import country
from referral.printing.forms.bilingual import Bilingual, LanguagePair
from referral.printing.forms.parts import DutyGroup, DutyLine, FormLine
from referral.printing.forms.times import Dues, DueWords

SHORT_NAMES = {
    BodyRole.SENDER: N_("Border service"),
    # NOTE: the authority named in part 1 of the form, to which the person is referred
    BodyRole.RECIPIENT: N_("Receiving authority"),
}


def groups(
    walk: Walk, pack: CountryPack, tongues: LanguagePair, dues: Dues
) -> tuple[DutyGroup, ...]:
    """Every duty that has arisen, numbered in the order of the paper."""
    numbers, due = count(1), DueWords(dues, pack, tongues)
    return tuple(
        DutyGroup(
            to=_addressee(to, pack, tongues),
            aim=_aim(aim, tongues),
            due=due.of_all(duties),
            duties=tuple(
                _line(next(numbers), arisen, tongues, due.of(arisen)) for arisen in duties
            ),
        )
        for to, aim, duties in _grouped(walk)
    )


def _grouped(walk: Walk) -> Iterator[tuple[str, Aim, list[ActiveDuty]]]:
    found: dict[tuple[str, Aim], list[ActiveDuty]] = {}
    for arisen in sorted(walk.duties, key=lambda arisen: not arisen.duty.urgent):
        found.setdefault((arisen.duty.to, arisen.duty.within), []).append(arisen)
    for (to, aim), duties in found.items():
        yield to, aim, duties


def _addressee(body_id: str, pack: CountryPack, tongues: LanguagePair) -> Bilingual:
    body = country.find_body(pack, body_id)
    if body and body.role:  # their long names stand at the top
        return tongues.say(SHORT_NAMES[body.role])
    return country.body_name(body, tongues)


def _aim(aim: Aim, tongues: LanguagePair) -> Bilingual:
    return tongues.content(lambda words: words.aim(aim))


def _line(number: int, arisen: ActiveDuty, tongues: LanguagePair, due: Bilingual) -> DutyLine:
    duty = arisen.duty
    return DutyLine(
        number=number,
        says=tongues.content(lambda words: words.duty(duty)),
        due=due,
        limits=tuple(_limit(clock, tongues) for clock in arisen.limits if clock.hours is not None),
        urgent=duty.urgent,
        done=arisen.done,
        unverified=duty.confidence is not Confidence.VERIFIED,
    )


def _limit(clock: Deadline, tongues: LanguagePair) -> FormLine:
    return FormLine(
        says=tongues.content(lambda words: words.limit(clock)),
        mark=country.mark(clock.confidence, tongues),
    )
