"""The end of a written-out checklist: duties, numbered conditions, authorities, law, works."""

from collections.abc import Iterator

from referral.authoring.cli.text_layout import ChecklistLayout, heading, item, numbered
from referral.engine.country import Body, Contact, CountryRule, Deadline
from referral.engine.model import Duty, Fact
from referral.engine.sources import Work


def lines(layout: ChecklistLayout) -> Iterator[str]:
    """Everything that follows the sections."""
    _, checklist, pack = layout.language.gettext, layout.checklist, layout.checklist.pack
    yield from heading(_("Duties"))
    for number, duty in enumerate(checklist.duties, 1):
        yield from _duty(layout, number, duty)
    yield from heading(_("Conditions that are named above"))
    for fact in checklist.facts:
        yield from _fact(layout, fact)
    yield from heading(_("Authorities and services"))
    for body in pack.bodies:
        yield from _body(layout, body)
    yield from heading(_("Time limits of the law"))
    for clock in pack.clocks:
        yield from _clock(layout, clock)
    yield from heading(_("Who receives, and what the country provides"))
    for provision in pack.provisions:
        yield from _provision(layout, provision)
    yield from heading(_("Legal basis"))
    yield from _legal_basis(layout)
    yield from heading(_("Works cited"))
    for work in checklist.works:
        yield from _work(layout, work)


def _duty(layout: ChecklistLayout, number: int, duty: Duty) -> Iterator[str]:
    _, words = layout.language.gettext, layout.words
    yield from numbered(str(number), words.duty(duty))
    body = layout.checklist.pack.body(duty.to)
    yield from item(_("Addressed to: %(body)s", body=words.body(body)))
    yield from item(_("How soon: %(time)s", time="; ".join(_times(layout, duty))))
    yield from item(_("Arises when: %(condition)s", condition=layout.wording.of(duty.when)))
    if duty.done_when:
        done = layout.wording.of(duty.done_when)
        yield from item(_("Done when: %(condition)s", condition=done))
    if duty.urgent:
        yield from item(_("Stands out above everything else."))
    if duty.stop_rule:
        yield from item(_("Forbids an act until the competent authority has decided."))
    if why := words.why(duty):
        yield from item(_("Why: %(reason)s", reason=why))
    yield from layout.sources(duty.sources, duty.confidence)


def _times(layout: ChecklistLayout, duty: Duty) -> Iterator[str]:
    yield layout.words.aim(duty.within)
    for clock in layout.checklist.pack.clocks:
        if clock.limits == duty.id:
            yield _limit(layout, clock)


def _limit(layout: ChecklistLayout, clock: Deadline) -> str:
    limit = layout.words.limit(clock)
    if clock.when is None:
        return limit
    return layout.language.gettext(
        "%(limit)s when %(condition)s", limit=limit, condition=layout.wording.of(clock.when)
    )


def _fact(layout: ChecklistLayout, fact: Fact) -> Iterator[str]:
    _, number = layout.language.gettext, f"[{layout.numbers[fact.id]}]"
    yield from numbered(number, layout.words.fact(fact))
    yield from item(_("Holds when: %(condition)s", condition=layout.wording.of(fact.when)))
    if flag := layout.words.flag(fact):
        yield from item(_("Printed on the form as: %(flag)s", flag=flag))


def _body(layout: ChecklistLayout, body: Body) -> Iterator[str]:
    yield from numbered("•", layout.words.body(body))
    yield from item(layout.words.decided_by(body))
    for contact in body.contacts:
        yield from item(_contact(layout, body, contact))
        yield from layout.sources(contact.sources, contact.confidence)
    yield from layout.sources(body.sources, body.confidence)


def _contact(layout: ChecklistLayout, body: Body, contact: Contact) -> str:
    label = layout.words.contact(body, contact)
    return f"{contact.value} – {label}" if label else contact.value


def _clock(layout: ChecklistLayout, clock: Deadline) -> Iterator[str]:
    _, language = layout.language.gettext, layout.language
    yield from numbered("•", layout.words.clock(clock))
    if clock.hours is not None:
        yield from item(
            language.ngettext("Within %(num)s hour", "Within %(num)s hours", clock.hours)
        )
    yield from item(_("Starts: %(moment)s", moment=layout.words.starts(clock)))
    if clock.when:
        says = layout.wording.of(clock.when)
        yield from item(_("Runs when: %(condition)s", condition=says))
    if clock.passes:
        passes = layout.words.passes(clock)
        yield from item(_("Once it has passed: %(consequence)s", consequence=passes))
    yield from layout.sources(clock.sources, clock.confidence)


def _provision(layout: ChecklistLayout, provision: CountryRule) -> Iterator[str]:
    _, words = layout.language.gettext, layout.words
    yield from numbered("•", words.matter(provision.id))
    yield from item(words.provision(provision))
    if provision.to:
        body = layout.checklist.pack.body(provision.to)
        yield from item(_("Received by: %(body)s", body=words.body(body)))
    yield from layout.sources(provision.sources, provision.confidence)


def _legal_basis(layout: ChecklistLayout) -> Iterator[str]:
    works = {work.id: work for work in layout.checklist.works}
    for basis in layout.checklist.pack.legal_basis:
        title = layout.words.work(works[basis.work])
        at = layout.words.basis_at(basis)
        yield from numbered("•", f"{title}, {at}" if at else title)
        yield from item(layout.words.basis(basis))
        yield from item(layout.words.confidence(basis.confidence))


def _work(layout: ChecklistLayout, work: Work) -> Iterator[str]:
    imprint = [work.author, work.place, str(work.year or "")]
    yield from numbered("•", layout.words.work(work))
    yield from item(", ".join(part for part in imprint if part))
    yield from item(work.address)
    yield from item(layout.words.note(work))
    yield from item(layout.words.confidence(work.confidence))
