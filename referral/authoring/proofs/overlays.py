"""A country's overlay adds and rewords: nothing of the regional checklist is lost or changed.

Since conditions look at answers by the id of the step, and one answer more takes no duty away
(``growth``), a checklist that holds every regional step, fact and duty unchanged owes, in every
run, whatever the regional one owes. So this comparison is enough. A country's clocks stand beside
the aims: no aim is changed, and no limit ends before the aim of its duty.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.query import ProofQuery
from referral.engine.model import Step


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """What the overlay loses or changes, and clocks that stand in the place of an aim."""
    regional, country = query.edition.regional, query.checklist
    yield from _sections(query)
    yield from _all_kept("fact", regional.facts, country.facts, query)
    yield from _all_kept("duty", regional.duties, country.duties, query)
    yield from _clocks(query)


def _sections(query: ProofQuery) -> Iterator[ProofFinding]:
    country = {section.id: section for section in query.checklist.sections}
    for section in query.edition.regional.sections:
        there = country.get(section.id)
        steps = there.steps if there else ()
        yield from _all_kept("step", section.steps, steps, query)
        if there and replace(there, steps=()) != replace(section, steps=()):
            yield _changed("section", section.id, "its words", query)


def _all_kept(
    kind: str, regional: tuple[Any, ...], country: tuple[Any, ...], query: ProofQuery
) -> Iterator[ProofFinding]:
    known = {one.id for one in regional}
    order = iter([one for one in country if one.id in known])
    for one in regional:
        there = next(order, None)
        if there is None or there.id != one.id:
            values = {"what": kind, "id": one.id, "country": _country(query)}
            yield query.finding(ProofFault.L70, kind, one.id, **values)
            return
        for field in _differences(one, there):
            yield _changed(kind, one.id, field, query)


def _differences(regional: Any, country: Any) -> Iterator[str]:
    if isinstance(regional, Step):
        yield from _words_lost(regional, country)
        country = replace(country, **_words(regional))
    for field in fields(regional):
        if getattr(regional, field.name) != getattr(country, field.name):
            yield field.name


def _words(step: Step) -> dict[str, Any]:
    """What an overlay may say otherwise."""
    words = {"hint": step.hint, "why": step.why, "never": step.never, "examples": step.examples}
    return words if step.core else {**words, "says": step.says}


def _words_lost(regional: Step, country: Step) -> Iterator[str]:
    for name in ("hint", "why", "never", "examples"):
        before, after = getattr(regional, name), getattr(country, name)
        if before and (not after if isinstance(before, str) else not set(after) >= set(before)):
            yield name


def _changed(kind: str, id_: str, field: str, query: ProofQuery) -> ProofFinding:
    values = {"what": kind, "id": id_, "field": field, "country": _country(query)}
    return query.finding(ProofFault.L71, kind, id_, **values)


def _country(query: ProofQuery) -> str:
    return query.checklist.pack.name.get("en")


def _clocks(query: ProofQuery) -> Iterator[ProofFinding]:
    duties = {duty.id: duty for duty in query.checklist.duties}
    for clock in query.checklist.pack.clocks:
        duty = duties.get(clock.limits)
        values = {"clock": clock.id, "duty": clock.limits, "hours": str(clock.hours)}
        if clock.limits and duty is None:
            yield query.finding(ProofFault.L73, "clock", clock.id, **values)
        elif duty and clock.hours is not None and clock.hours < duty.within.hours:
            yield query.finding(ProofFault.L72, "clock", clock.id, **values)
