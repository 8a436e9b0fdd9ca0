"""The gate: hides small numbers, and numbers that would reveal them together with earlier releases.

Measures are decided one after the other, each with the measures it is a part of. At the end all of them are
checked together; should that fail, whole measures are hidden. So a fault can only hide more.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from referral.disclosure import constraints, linear_forms, suppression
from referral.disclosure.attacker import AttackerModel, Contradiction, VariableSpace, attacker_model
from referral.disclosure.linear_forms import LinearForm, PrivacyConstraint
from referral.disclosure.published import HIDDEN, ZERO, Cell, CellBounds, Published
from referral.disclosure.readers import ReaderGroup, reader_groups
from referral.disclosure.rules import Level
from referral.disclosure.suppression import SuppressionCandidate, Viewed
from referral.disclosure.tables import Table, Unit, UnitKind

COSTS = {
    UnitKind.POST: 1.0,
    UnitKind.SMALLER_POSTS: 1.5,
    UnitKind.REGION: 3.0,
    UnitKind.COUNTRY: 9.0,
}
"""What is lost when such a row is hidden."""

MOST_ROUNDS = 12

_DECIDED = 80  # parts of a hundred; the rest is the check of all measures together


def publish(
    table: Table,
    level: Level,
    earlier: Sequence[Published] = (),
    got_to: Callable[[int], None] = lambda _progress: None,
) -> Published:
    """The table as these readers may see it, safe together with every earlier release of the country.

    ``table.counts`` must hold the counts of every month that an earlier release shares with this one, as they
    were when it was made. Raises Contradiction when they were changed meanwhile.
    """
    seen = reader_groups(table, level, earlier)
    _compare(table, seen)
    draft = Published(table.country, table.months, level, table.units(), table.bases, {})
    seen = tuple(_with_what_is_out(table, draft, view) for view in seen)
    for number, measure in enumerate(table.bases):
        got_to(number * _DECIDED // len(table.bases))
        draft = _decided(table, draft, seen, measure)
    got_to(_DECIDED)
    return _checked(table, draft, seen)


def _with_what_is_out(table: Table, draft: Published, view: ReaderGroup) -> ReaderGroup:
    """The view with what its readers can work out though this release says nothing: hiding cannot help there."""
    if not view.releases:
        return view
    blank = replace(
        draft, cells={(unit, one): HIDDEN for unit in draft.units for one in table.bases}
    )
    releases, measures = (*view.releases, blank), list(table.bases)
    out = [need for _, need in _exposed(table, blank, [view], measures)]
    known = _known(table, releases, measures, [need.form for need in out])
    return replace(view, given_away={need: known.left_of(need) for need in out})


def _compare(table: Table, seen: Sequence[ReaderGroup]) -> None:
    for fact in (
        fact for view in seen for release in view.releases for fact in release.facts(release.bases)
    ):
        count = LinearForm(fact.posts, fact.months, fact.measure).count(table.counts)
        if not fact.low <= count <= fact.high:
            raise Contradiction


def _decided(
    table: Table, draft: Published, seen: Sequence[ReaderGroup], measure: str
) -> Published:
    """The draft with the cells of one more measure."""
    measures = _family(table, seen, measure)
    hide = [_must_hide(table, draft, unit, measure) for unit in draft.units]
    wanted: dict[tuple[int, PrivacyConstraint], None] = {}
    for _ in range(MOST_ROUNDS):
        drawn = _drawn(table, draft, measure, hide)
        exposed = _exposed(table, drawn, seen, measures)
        if not exposed:
            return drawn
        wanted |= dict.fromkeys(exposed)
        found = _solved(table, draft, seen, measure, list(wanted))
        if found is None or found == hide:
            break
        hide = found
    return _drawn(table, draft, measure, [True] * len(draft.units))


def _must_hide(table: Table, draft: Published, unit: Unit, measure: str) -> bool:
    """Whether the cell tells too much by itself, or nothing is told of all that it is a part of."""
    wholes = list(linear_forms.wholes(table.bases, measure))
    if wholes and all(draft.cells[unit, whole].is_hidden for whole in wholes):
        return True
    danger = linear_forms.risk_rule(table.bases, table.counts, [(draft.units, draft.months)])
    row = (unit.posts, frozenset(table.months))
    return any(
        danger.of(form, draft.level.rule)
        for form in linear_forms.of_row(row, table.bases, measure)
        if form.base is None or form.count(table.counts) == 0
    )


def _drawn(table: Table, draft: Published, measure: str, hide: Sequence[bool]) -> Published:
    cells = {
        (unit, measure): HIDDEN if hidden else _number(table, draft.level, unit, measure)
        for unit, hidden in zip(draft.units, hide, strict=True)
    }
    return replace(draft, cells={**draft.cells, **cells})


def _number(table: Table, level: Level, unit: Unit, measure: str) -> Cell:
    count = table.count(unit.posts, measure)
    return Cell(level.rule.printed(count)) if count else ZERO


def _exposed(
    table: Table, draft: Published, seen: Sequence[ReaderGroup], measures: Sequence[str]
) -> list[tuple[int, PrivacyConstraint]]:
    """What readers could work out from the draft and all they know, by view."""
    found = list[tuple[int, PrivacyConstraint]]()
    for at, view in enumerate(seen):
        releases = (*view.releases, draft)
        wanted = list(constraints.every(table, view, releases, measures))
        known = _known(table, releases, measures, [need.form for need in wanted])
        found += [(at, need) for need in known.exposed(wanted)]
    return found


def _solved(
    table: Table,
    draft: Published,
    seen: Sequence[ReaderGroup],
    measure: str,
    wanted: Sequence[tuple[int, PrivacyConstraint]],
) -> list[bool] | None:
    chains = {one: None for _, need in wanted for one in _chain(table, need.form.measure)}
    measures = list(dict.fromkeys([*_chain(table, measure), *chains]))
    candidates = [LinearForm(unit.posts, frozenset(table.months), measure) for unit in draft.units]
    sums = [*candidates, *(need.form for _, need in wanted)]
    told = [_published((*view.releases, draft), measures) for view in seen]
    space = VariableSpace(
        table.bases, measures, [*sums, *(fact for facts in told for fact in facts)]
    )
    known = [attacker_model(space, facts) for facts in told]
    return suppression.hidden(
        [_choice(table, draft, space, unit, measure) for unit in draft.units],
        [Viewed(need, known[at]) for at, need in wanted],
    )


def _choice(
    table: Table, draft: Published, space: VariableSpace, unit: Unit, measure: str
) -> SuppressionCandidate:
    cell = _number(table, draft.level, unit, measure)
    low, high = draft.level.rule.range_of(cell.number) if cell.number else (0, 0)
    return SuppressionCandidate(
        row=space.row(LinearForm(unit.posts, frozenset(table.months), measure)),
        low=low,
        high=high,
        cost=COSTS[unit.kind],
        must_hide=_must_hide(table, draft, unit, measure),
    )


def _known(
    table: Table, releases: Sequence[Published], measures: Sequence[str], sums: Sequence[LinearForm]
) -> AttackerModel:
    facts = _published(releases, measures)
    return attacker_model(VariableSpace(table.bases, measures, [*sums, *facts]), facts)


def _published(releases: Sequence[Published], measures: Sequence[str]) -> list[CellBounds]:
    return [fact for release in releases for fact in release.facts(measures)]


def _chain(table: Table, measure: str) -> list[str]:
    """The measure with all that it is a part of, the whole first."""
    return [*reversed(list(linear_forms.wholes(table.bases, measure))), measure]


def _family(table: Table, seen: Sequence[ReaderGroup], measure: str) -> list[str]:
    """The chain of a measure, and its parts where something was told of them before: the whole could tell more."""
    chain = _chain(table, measure)
    if not any(view.releases for view in seen):
        return chain
    return [*chain, *(one for one in table.bases if measure in _chain(table, one)[:-1])]


def _checked(table: Table, draft: Published, seen: Sequence[ReaderGroup]) -> Published:
    """The draft, with measures hidden until nothing is exposed when all are taken together."""
    if len(_chain(table, list(table.bases)[-1])) == len(table.bases):
        return draft  # all of them were taken together already
    while exposed := _exposed(table, draft, seen, list(table.bases)):
        measures = {need.form.measure for _, need in exposed}
        parts = {part for part in table.bases if measures & set(_chain(table, part))}
        blank = {key: HIDDEN for key in draft.cells if key[1] in parts}
        if all(draft.cells[key].is_hidden for key in blank):
            return replace(draft, cells=dict.fromkeys(draft.cells, HIDDEN))
        draft = replace(draft, cells={**draft.cells, **blank})
    return draft
