"""What differs in the facts of the country: limits, bodies, contacts, the form's law, and works."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from referral.authoring.differences import judged
from referral.authoring.differences.difference import (
    ChecklistDifference,
    ChecklistPart,
    DescribedChange,
    Weight,
)
from referral.authoring.differences.judged import Conditions
from referral.authoring.differences.pairing import paired
from referral.authoring.differences.sides import PartKind, fields_changed
from referral.engine.country import Body, Contact, CountryPack, CountryRule, Deadline, LegalBasis
from referral.engine.model import Checklist
from referral.engine.sources import Work

_WORDING, _COMPATIBLE, _BREAKING = Weight


def of_country(
    old: Checklist, new: Checklist, conditions: Conditions
) -> Iterator[ChecklistDifference]:
    """Every difference of the country pack and of the works that are cited."""
    country = _Country(conditions)
    yield from country.clocks().told(old.pack.clocks, new.pack.clocks)
    for change in (*country.changed(old.pack, new.pack), *_sentences(old.pack, new.pack)):
        yield ChecklistDifference(
            ChecklistPart.COUNTRY, new.pack.code, new.pack.name.get("en"), change
        )
    yield from country.bodies().told(old.pack.bodies, new.pack.bodies)
    yield from country.provisions().told(old.pack.provisions, new.pack.provisions)
    yield from country.basis().told(old.pack.legal_basis, new.pack.legal_basis)
    yield from country.works().told(old.works, new.works)


class _Country:
    """How each kind of fact is told."""

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions

    def changed(self, old: object, new: object) -> Iterator[DescribedChange]:
        """The fields of one part."""
        yield from fields_changed(old, new, self._conditions.before, self._conditions.after)

    def clocks(self) -> PartKind[Deadline]:
        """Legal limits."""
        return PartKind(
            ChecklistPart.CLOCK,
            id=lambda one: one.id,
            name=lambda one: one.says,
            removed=lambda _: DescribedChange(_BREAKING, "The time limit is removed."),
            added=lambda _: DescribedChange(_COMPATIBLE, "The time limit is new."),
            changed=self._clock,
        )

    def bodies(self) -> PartKind[Body]:
        """Authorities and services, with their contacts."""
        return PartKind(
            ChecklistPart.BODY,
            id=lambda one: one.id,
            name=lambda one: one.name.get("en"),
            removed=lambda _: DescribedChange(_BREAKING, "The body is removed."),
            added=lambda _: DescribedChange(_COMPATIBLE, "The body is new."),
            changed=self._body,
        )

    def provisions(self) -> PartKind[CountryRule]:
        """What the country provides; read by officers, printed on no form."""
        return PartKind(
            ChecklistPart.PROVISION,
            id=lambda one: one.id.value,
            name=lambda one: one.says,
            removed=lambda _: DescribedChange(_COMPATIBLE, "The provision is removed."),
            added=lambda _: DescribedChange(_COMPATIBLE, "The provision is new."),
            changed=self.changed,
        )

    def basis(self) -> PartKind[LegalBasis]:
        """Lines of the legal basis on the form."""
        return PartKind(
            ChecklistPart.BASIS,
            id=lambda one: f"{one.work}, {one.at}" if one.at else one.work,
            name=lambda one: one.says,
            removed=lambda _: DescribedChange(
                _BREAKING, "The form no longer names this legal basis."
            ),
            added=lambda _: DescribedChange(
                _COMPATIBLE, "The form names this legal basis from now on."
            ),
            changed=self.changed,
        )

    def works(self) -> PartKind[Work]:
        """Works that are cited."""
        return PartKind(
            ChecklistPart.WORK,
            id=lambda one: one.id,
            name=lambda one: dict(one.title).get("en", one.id),
            removed=lambda _: DescribedChange(_WORDING, "The work is no longer cited."),
            added=lambda _: DescribedChange(_WORDING, "The work is cited from now on."),
            changed=self.changed,
        )

    def _clock(self, old: Deadline, new: Deadline) -> Iterator[DescribedChange]:
        if change := self._conditions.change(judged.CLOCK, old.when, new.when):
            yield change
        yield from self.changed(old, new)

    def _body(self, old: Body, new: Body) -> Iterator[DescribedChange]:
        yield from self.changed(old, new)
        pairs = paired(old.contacts, new.contacts, lambda one: (one.kind, one.value))
        yield from (_gone(contact) for contact in pairs.removed)
        for contact in pairs.added:
            yield DescribedChange(_COMPATIBLE, f"The contact “{contact.value}” is new.")
        for before, after in pairs.kept:
            for change in self.changed(before, after):
                yield replace(change, says=f"Contact “{after.value}”: {change.says}")


def _gone(contact: Contact) -> DescribedChange:
    if contact.print:
        says = f"The contact “{contact.value}” is removed, also from the printed slip."
        return DescribedChange(_BREAKING, says)
    return DescribedChange(_COMPATIBLE, f"The contact “{contact.value}” is removed.")


def _sentences(old: CountryPack, new: CountryPack) -> Iterable[DescribedChange]:
    before, after = dict(old.sentences), dict(new.sentences)
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, ""), after.get(key, "")
        if one != other:
            says = f"The country's sentence “{key}” on the form is different."
            yield DescribedChange(
                _WORDING, says, one or "the regional sentence", other or "the regional one"
            )
