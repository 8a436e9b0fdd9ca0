"""Ways to spoil a checklist in memory: drop, change, move and add, as a slip of an author would."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from referral.authoring.questions.edition import Edition
from referral.engine.conditions import Condition
from referral.engine.model import Checklist, Duty, Fact, Option, Section, Step

Spoil = Callable[[Edition], Edition]


def step(id_: str, **changes: Any) -> Spoil:
    """A step with something changed."""
    return _steps(lambda one: [replace(one, **changes) if one.id == id_ else one])


def without_step(id_: str) -> Spoil:
    """No such step."""
    return _steps(lambda one: [] if one.id == id_ else [one])


def with_option(id_: str, option: str) -> Spoil:
    """A step with an option more, put first."""
    added = Option(option, option)
    return _steps(
        lambda one: [replace(one, options=(added, *one.options)) if one.id == id_ else one]
    )


def without_option(id_: str, option: str) -> Spoil:
    """A step with an option less."""
    return _steps(
        lambda one: [
            replace(one, options=tuple(each for each in one.options if each.id != option))
            if one.id == id_
            else one
        ]
    )


def below(id_: str, other: str) -> Spoil:
    """A step put below another of the same checklist."""

    def spoil(edition: Edition) -> Edition:
        moved = edition.checklist.step_by_id[id_]
        moving = _steps(
            lambda one: [] if one.id == id_ else [one, moved] if one.id == other else [one]
        )
        return moving(edition)

    return spoil


def fact(id_: str, when: Condition) -> Spoil:
    """A fact with another condition."""
    return _listed("facts", id_, lambda one: replace(one, when=when))


def duty(id_: str, **changes: Any) -> Spoil:
    """A duty with something changed."""
    return _listed("duties", id_, lambda one: replace(one, **changes))


def without_duty(id_: str) -> Spoil:
    """No such duty."""
    return _checklist(
        lambda old: replace(old, duties=tuple(one for one in old.duties if one.id != id_))
    )


def last_duty(id_: str) -> Spoil:
    """A duty put below all others."""

    def spoil(old: Checklist) -> Checklist:
        moved = [one for one in old.duties if one.id == id_]
        return replace(old, duties=(*(one for one in old.duties if one.id != id_), *moved))

    return _checklist(spoil)


def added(*what: Fact | Duty) -> Spoil:
    """Facts and duties more, put at the end."""
    facts = tuple(one for one in what if isinstance(one, Fact))
    duties = tuple(one for one in what if isinstance(one, Duty))
    return _checklist(lambda old: replace(old, facts=old.facts + facts, duties=old.duties + duties))


def clock(id_: str, **changes: Any) -> Spoil:
    """A clock of the country with something changed."""
    return _checklist(
        lambda old: replace(
            old, pack=replace(old.pack, clocks=_replaced(old.pack.clocks, id_, changes))
        )
    )


def section(id_: str, **changes: Any) -> Spoil:
    """A section with something changed."""
    return _checklist(
        lambda old: replace(
            old,
            sections=tuple(
                replace(one, **changes) if one.id == id_ else one for one in old.sections
            ),
        )
    )


def promising(**more: Any) -> Spoil:
    """The same checklist, with more in its proofs."""

    def spoil(edition: Edition) -> Edition:
        promises = edition.promises
        added = {name: (*getattr(promises, name), *each) for name, each in more.items()}
        return replace(edition, promises=replace(promises, **added))

    return spoil


def promise(id_: str, **changes: Any) -> Spoil:
    """A promise with something changed."""

    def spoil(edition: Edition) -> Edition:
        promises = _replaced(edition.promises.promises, id_, changes)
        return replace(edition, promises=replace(edition.promises, promises=promises))

    return spoil


def after_each_other(*spoils: Spoil) -> Spoil:
    """Several changes."""

    def spoil(edition: Edition) -> Edition:
        for one in spoils:
            edition = one(edition)
        return edition

    return spoil


def of_fact(id_: str, change: Callable[[Condition], Condition]) -> Spoil:
    """A fact with its condition rewritten."""
    return lambda edition: fact(id_, change(edition.checklist.conditions[id_]))(edition)


def of_duty(id_: str, change: Callable[[Condition], Condition]) -> Spoil:
    """A duty with its condition rewritten."""

    def spoil(edition: Edition) -> Edition:
        [old] = [one for one in edition.checklist.duties if one.id == id_]
        return duty(id_, when=change(old.when))(edition)

    return spoil


def of_step(id_: str, change: Callable[[Condition], Condition]) -> Spoil:
    """A step with its condition rewritten."""

    def spoil(edition: Edition) -> Edition:
        old = edition.checklist.step_by_id[id_].when
        assert old is not None, f"{id_} is always asked"
        return step(id_, when=change(old))(edition)

    return spoil


def _steps(change: Callable[[Step], Iterable[Step]]) -> Spoil:
    def spoil(old: Checklist) -> Checklist:
        return replace(old, sections=tuple(map(of_section, old.sections)))

    def of_section(old: Section) -> Section:
        return replace(old, steps=tuple(new for one in old.steps for new in change(one)))

    return _checklist(spoil)


def _listed(field: str, id_: str, change: Callable[[Any], Any]) -> Spoil:
    def spoil(old: Checklist) -> Checklist:
        parts = getattr(old, field)
        assert id_ in [one.id for one in parts], f"there is no {id_}"
        return replace(
            old, **{field: tuple(change(one) if one.id == id_ else one for one in parts)}
        )

    return _checklist(spoil)


def _replaced(parts: tuple[Any, ...], id_: str, changes: dict[str, Any]) -> tuple[Any, ...]:
    assert id_ in [one.id for one in parts], f"there is no {id_}"
    return tuple(replace(one, **changes) if one.id == id_ else one for one in parts)


def _checklist(change: Callable[[Checklist], Checklist]) -> Spoil:
    return lambda edition: replace(edition, checklist=change(edition.checklist))
