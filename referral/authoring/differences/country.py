"""What differs in the facts of the country: limits, bodies, contacts, the form's law, and works."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from referral.authoring.differences import judged
from referral.authoring.differences.difference import Change, Difference, Part, Weight
from referral.authoring.differences.judged import Conditions
from referral.authoring.differences.pairing import paired
from referral.authoring.differences.sides import Kind, fields_changed
from referral.engine.country import Body, Contact, CountryPack, CountryRule, Deadline, LegalBasis
from referral.engine.model import Checklist
from referral.engine.sources import Work

_WORDING, _COMPATIBLE, _BREAKING = Weight


def of_country(old: Checklist, new: Checklist, conditions: Conditions) -> Iterator[Difference]:
    """Every difference of the country pack and of the works that are cited."""
    country = _Country(conditions)
    yield from country.clocks().told(old.pack.clocks, new.pack.clocks)
    for change in (*country.changed(old.pack, new.pack), *_sentences(old.pack, new.pack)):
        yield Difference(Part.COUNTRY, new.pack.code, new.pack.name.get("en"), change)
    yield from country.bodies().told(old.pack.bodies, new.pack.bodies)
    yield from country.provisions().told(old.pack.provisions, new.pack.provisions)
    yield from country.basis().told(old.pack.legal_basis, new.pack.legal_basis)
    yield from country.works().told(old.works, new.works)


class _Country:
    """How each kind of fact is told."""

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions

    def changed(self, old: object, new: object) -> Iterator[Change]:
        """The fields of one part."""
        yield from fields_changed(old, new, self._conditions.before, self._conditions.after)

    def clocks(self) -> Kind[Deadline]:
        """Legal limits."""
        return Kind(
            Part.CLOCK,
            id=lambda one: one.id,
            name=lambda one: one.says,
            removed=lambda _: Change(_BREAKING, "The time limit is removed."),
            added=lambda _: Change(_COMPATIBLE, "The time limit is new."),
            changed=self._clock,
        )

    def bodies(self) -> Kind[Body]:
        """Authorities and services, with their contacts."""
        return Kind(
            Part.BODY,
            id=lambda one: one.id,
            name=lambda one: one.name.get("en"),
            removed=lambda _: Change(_BREAKING, "The body is removed."),
            added=lambda _: Change(_COMPATIBLE, "The body is new."),
            changed=self._body,
        )

    def provisions(self) -> Kind[CountryRule]:
        """What the country provides; read by officers, printed on no form."""
        return Kind(
            Part.PROVISION,
            id=lambda one: one.id.value,
            name=lambda one: one.says,
            removed=lambda _: Change(_COMPATIBLE, "The provision is removed."),
            added=lambda _: Change(_COMPATIBLE, "The provision is new."),
            changed=self.changed,
        )

    def basis(self) -> Kind[LegalBasis]:
        """Lines of the legal basis on the form."""
        return Kind(
            Part.BASIS,
            id=lambda one: f"{one.work}, {one.at}" if one.at else one.work,
            name=lambda one: one.says,
            removed=lambda _: Change(_BREAKING, "The form no longer names this legal basis."),
            added=lambda _: Change(_COMPATIBLE, "The form names this legal basis from now on."),
            changed=self.changed,
        )

    def works(self) -> Kind[Work]:
        """Works that are cited."""
        return Kind(
            Part.WORK,
            id=lambda one: one.id,
            name=lambda one: dict(one.title).get("en", one.id),
            removed=lambda _: Change(_WORDING, "The work is no longer cited."),
            added=lambda _: Change(_WORDING, "The work is cited from now on."),
            changed=self.changed,
        )

    def _clock(self, old: Deadline, new: Deadline) -> Iterator[Change]:
        if change := self._conditions.change(judged.CLOCK, old.when, new.when):
            yield change
        yield from self.changed(old, new)

    def _body(self, old: Body, new: Body) -> Iterator[Change]:
        yield from self.changed(old, new)
        pairs = paired(old.contacts, new.contacts, lambda one: (one.kind, one.value))
        yield from (_gone(contact) for contact in pairs.removed)
        for contact in pairs.added:
            yield Change(_COMPATIBLE, f"The contact “{contact.value}” is new.")
        for before, after in pairs.kept:
            for change in self.changed(before, after):
                yield replace(change, says=f"Contact “{after.value}”: {change.says}")


def _gone(contact: Contact) -> Change:
    if contact.print:
        says = f"The contact “{contact.value}” is removed, also from the printed slip."
        return Change(_BREAKING, says)
    return Change(_COMPATIBLE, f"The contact “{contact.value}” is removed.")


def _sentences(old: CountryPack, new: CountryPack) -> Iterable[Change]:
    before, after = dict(old.sentences), dict(new.sentences)
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, ""), after.get(key, "")
        if one != other:
            says = f"The country's sentence “{key}” on the form is different."
            yield Change(
                _WORDING, says, one or "the regional sentence", other or "the regional one"
            )
