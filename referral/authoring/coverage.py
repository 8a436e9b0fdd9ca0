"""What of the works is covered: which places are cited by what, and which principles by no step.

Pure: the register and the compiled checklists come in. A place within another, such as "article 6
(5)" within "article 6", counts for both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from referral.definitions.register import Principle, RegisteredWork
from referral.engine.model import Checklist
from referral.engine.sources import Source, Work


class Citing(StrEnum):
    """What cites a work."""

    STEP = "step"
    DUTY = "duty"
    CLOCK = "clock"
    BODY = "body"
    BASIS = "legal basis"


@dataclass(frozen=True, slots=True)
class Use:
    """Something that cites a work, and the countries that have it; a legal basis has no ``id``."""

    what: Citing
    id: str
    countries: tuple[str, ...]

    @property
    def implements(self) -> bool:
        """Whether an officer meets it: a step or a duty."""
        return self.what in (Citing.STEP, Citing.DUTY)


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A cited place of a work, "" for the work as a whole, and what cites it."""

    at: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A principle with the steps and duties that implement it."""

    principle: Principle
    by: tuple[Use, ...]

    @property
    def is_gap(self) -> bool:
        """Whether a step should implement it, and none does."""
        return not self.by and not self.principle.outside


@dataclass(frozen=True, slots=True)
class WorkCoverage:
    """A work: its cited places in the order in which officers meet them, and its principles."""

    work: Work
    places: tuple[CitedPlace, ...]
    principles: tuple[Covered, ...]

    @property
    def unlisted(self) -> tuple[CitedPlace, ...]:
        """Cited places that no principle of the list is about."""
        listed = [covered.principle.at for covered in self.principles]
        return tuple(
            place for place in self.places if not any(_within(place.at, at) for at in listed)
        )


def coverage(
    register: Iterable[RegisteredWork], checklists: Sequence[Checklist]
) -> tuple[WorkCoverage, ...]:
    """Every work of the register, as these checklists cite it."""
    uses = _uses(checklists)
    everything = [use for cited in uses.values() for use in cited]
    return tuple(_covered(one, uses, everything) for one in register)


def _covered(
    one: RegisteredWork, uses: dict[Source, tuple[Use, ...]], everything: Sequence[Use]
) -> WorkCoverage:
    places = [CitedPlace(at.at, cited) for at, cited in uses.items() if at.work == one.work.id]
    return WorkCoverage(
        work=one.work,
        places=tuple(places),
        principles=tuple(
            Covered(principle, _implementing(principle, places, everything))
            for principle in one.principles
        ),
    )


def _implementing(
    principle: Principle, places: Iterable[CitedPlace], everything: Iterable[Use]
) -> tuple[Use, ...]:
    cited = [use for place in places if _within(place.at, principle.at) for use in place.uses]
    named = [use for use in everything if use.id in principle.by]
    return tuple(dict.fromkeys(use for use in (*cited, *named) if use.implements))


def _within(at: str, other: str) -> bool:
    return at == other or at.startswith((f"{other} ", f"{other},"))


def _uses(checklists: Iterable[Checklist]) -> dict[Source, tuple[Use, ...]]:
    """What cites each place, in the order of the paper."""
    countries: dict[Source, dict[tuple[Citing, str], list[str]]] = {}
    for checklist in checklists:
        for source, what, id_ in _citations(checklist):
            holders = countries.setdefault(source, {}).setdefault((what, id_), [])
            if checklist.pack.code not in holders:
                holders.append(checklist.pack.code)
    return {
        source: tuple(Use(what, id_, tuple(codes)) for (what, id_), codes in cited.items())
        for source, cited in countries.items()
    }


def _citations(checklist: Checklist) -> Iterator[tuple[Source, Citing, str]]:
    pack = checklist.pack
    for step in checklist.steps():
        yield from ((source, Citing.STEP, step.id) for source in step.sources)
    for duty in checklist.duties:
        yield from ((source, Citing.DUTY, duty.id) for source in duty.sources)
    for clock in pack.clocks:
        yield from ((source, Citing.CLOCK, clock.id) for source in clock.sources)
    for body in pack.bodies:
        sources = (*body.sources, *(one for contact in body.contacts for one in contact.sources))
        yield from ((source, Citing.BODY, body.id) for source in sources)
    for basis in pack.legal_basis:
        yield Source(basis.work, basis.at), Citing.BASIS, ""
