"""What stands on the paper checklist after the steps: the duties, and what the country provides."""

from collections.abc import Iterator

from referral.engine.country import CountryRule
from referral.engine.model import Duty
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.paper_parts import PaperCountryRule, PaperDuty


def duty(duty: Duty, said: ClauseLabels) -> PaperDuty:
    """A duty, when it must be done, for whom and how soon."""
    _, pack = said.language.gettext, said.checklist.pack
    mark = _("Stop") if duty.stop_rule else _("Urgent") if duty.urgent else ""
    return PaperDuty(
        number=said.numbers.duty[duty.id],
        mark=mark,
        says=said.words.duty(duty),
        when=_("Do this when: %(condition)s.", condition=said.condition(duty.when)),
        to=said.words.body(pack.body(duty.to)),
        times="; ".join(_times(duty, said)),
    )


def _times(duty: Duty, said: ClauseLabels) -> Iterator[str]:
    yield said.words.aim(duty.within)
    for clock in said.checklist.pack.clocks:
        if clock.limits == duty.id and clock.hours is not None:
            limit = said.words.limit(clock)
            if doubt := said.words.confidence(clock.confidence):
                limit = f"{limit} [{doubt}]"
            if clock.when:
                condition = said.condition(clock.when)
                limit = said.language.gettext(
                    "%(limit)s when %(condition)s", limit=limit, condition=condition
                )
            yield limit


def provision(provision: CountryRule, said: ClauseLabels) -> PaperCountryRule:
    """What the country provides in one matter."""
    words, pack = said.words, said.checklist.pack
    return PaperCountryRule(
        matter=words.matter(provision.id),
        says=words.provision(provision),
        to=words.body(pack.body(provision.to)) if provision.to else "",
        mark=words.confidence(provision.confidence),
    )
