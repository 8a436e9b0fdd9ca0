"""The end of a written-out checklist: duties, numbered conditions, authorities, law, works."""

from collections.abc import Iterator

from referral.authoring.cli.text_layout import ChecklistTeller, heading, item, numbered
from referral.engine.country import Body, Contact, CountryRule, Deadline
from referral.engine.model import Duty, Fact
from referral.engine.sources import Work


def lines(telling: ChecklistTeller) -> Iterator[str]:
    """Everything that follows the sections."""
    _, checklist, pack = telling.language.gettext, telling.checklist, telling.checklist.pack
    yield from heading(_("Duties"))
    for number, duty in enumerate(checklist.duties, 1):
        yield from _duty(telling, number, duty)
    yield from heading(_("Conditions that are named above"))
    for fact in checklist.facts:
        yield from _fact(telling, fact)
    yield from heading(_("Authorities and services"))
    for body in pack.bodies:
        yield from _body(telling, body)
    yield from heading(_("Time limits of the law"))
    for clock in pack.clocks:
        yield from _clock(telling, clock)
    yield from heading(_("Who receives, and what the country provides"))
    for provision in pack.provisions:
        yield from _provision(telling, provision)
    yield from heading(_("Legal basis"))
    yield from _legal_basis(telling)
    yield from heading(_("Works cited"))
    for work in checklist.works:
        yield from _work(telling, work)


def _duty(telling: ChecklistTeller, number: int, duty: Duty) -> Iterator[str]:
    _, words = telling.language.gettext, telling.words
    yield from numbered(str(number), words.duty(duty))
    body = telling.checklist.pack.body(duty.to)
    yield from item(_("Addressed to: %(body)s", body=words.body(body)))
    yield from item(_("How soon: %(time)s", time="; ".join(_times(telling, duty))))
    yield from item(_("Arises when: %(condition)s", condition=telling.wording.of(duty.when)))
    if duty.done_when:
        done = telling.wording.of(duty.done_when)
        yield from item(_("Done when: %(condition)s", condition=done))
    if duty.urgent:
        yield from item(_("Stands out above everything else."))
    if duty.stop_rule:
        yield from item(_("Forbids an act until the competent authority has decided."))
    if why := words.why(duty):
        yield from item(_("Why: %(reason)s", reason=why))
    yield from telling.sources(duty.sources, duty.confidence)


def _times(telling: ChecklistTeller, duty: Duty) -> Iterator[str]:
    yield telling.words.aim(duty.within)
    for clock in telling.checklist.pack.clocks:
        if clock.limits == duty.id:
            yield _limit(telling, clock)


def _limit(telling: ChecklistTeller, clock: Deadline) -> str:
    limit = telling.words.limit(clock)
    if clock.when is None:
        return limit
    return telling.language.gettext(
        "%(limit)s when %(condition)s", limit=limit, condition=telling.wording.of(clock.when)
    )


def _fact(telling: ChecklistTeller, fact: Fact) -> Iterator[str]:
    _, number = telling.language.gettext, f"[{telling.numbers[fact.id]}]"
    yield from numbered(number, telling.words.fact(fact))
    yield from item(_("Holds when: %(condition)s", condition=telling.wording.of(fact.when)))
    if flag := telling.words.flag(fact):
        yield from item(_("Printed on the form as: %(flag)s", flag=flag))


def _body(telling: ChecklistTeller, body: Body) -> Iterator[str]:
    yield from numbered("•", telling.words.body(body))
    yield from item(telling.words.decided_by(body))
    for contact in body.contacts:
        yield from item(_contact(telling, body, contact))
        yield from telling.sources(contact.sources, contact.confidence)
    yield from telling.sources(body.sources, body.confidence)


def _contact(telling: ChecklistTeller, body: Body, contact: Contact) -> str:
    label = telling.words.contact(body, contact)
    return f"{contact.value} – {label}" if label else contact.value


def _clock(telling: ChecklistTeller, clock: Deadline) -> Iterator[str]:
    _, language = telling.language.gettext, telling.language
    yield from numbered("•", telling.words.clock(clock))
    if clock.hours is not None:
        yield from item(
            language.ngettext("Within %(num)s hour", "Within %(num)s hours", clock.hours)
        )
    yield from item(_("Starts: %(moment)s", moment=telling.words.starts(clock)))
    if clock.when:
        says = telling.wording.of(clock.when)
        yield from item(_("Runs when: %(condition)s", condition=says))
    if clock.passes:
        passes = telling.words.passes(clock)
        yield from item(_("Once it has passed: %(consequence)s", consequence=passes))
    yield from telling.sources(clock.sources, clock.confidence)


def _provision(telling: ChecklistTeller, provision: CountryRule) -> Iterator[str]:
    _, words = telling.language.gettext, telling.words
    yield from numbered("•", words.matter(provision.id))
    yield from item(words.provision(provision))
    if provision.to:
        body = telling.checklist.pack.body(provision.to)
        yield from item(_("Received by: %(body)s", body=words.body(body)))
    yield from telling.sources(provision.sources, provision.confidence)


def _legal_basis(telling: ChecklistTeller) -> Iterator[str]:
    works = {work.id: work for work in telling.checklist.works}
    for basis in telling.checklist.pack.legal_basis:
        title = telling.words.work(works[basis.work])
        at = telling.words.basis_at(basis)
        yield from numbered("•", f"{title}, {at}" if at else title)
        yield from item(telling.words.basis(basis))
        yield from item(telling.words.confidence(basis.confidence))


def _work(telling: ChecklistTeller, work: Work) -> Iterator[str]:
    imprint = [work.author, work.place, str(work.year or "")]
    yield from numbered("•", telling.words.work(work))
    yield from item(", ".join(part for part in imprint if part))
    yield from item(work.address)
    yield from item(telling.words.note(work))
    yield from item(telling.words.confidence(work.confidence))
