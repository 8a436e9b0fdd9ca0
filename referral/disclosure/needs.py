"""All that readers must not learn: of the rows they were told, and of those they could reckon out of them."""

from collections.abc import Iterator, Sequence

from referral.disclosure import forms
from referral.disclosure.forms import Danger, Need
from referral.disclosure.published import NOUGHT, Published
from referral.disclosure.tables import Table, Unit
from referral.disclosure.views import View


def every(
    table: Table, view: View, releases: Sequence[Published], measures: Sequence[str]
) -> Iterator[Need]:
    """Everything that must not be learnt of the rows of these releases.

    Of what was given away before, no more than was.
    """
    return (view.given_away.get(need, need) for need in _every(table, view, releases, measures))


def _every(
    table: Table, view: View, releases: Sequence[Published], measures: Sequence[str]
) -> Iterator[Need]:
    held = [(release.units, release.months) for release in releases]
    danger = forms.danger(table.bases, table.counts, held)
    yield from _of_untold(danger, view, measures)
    for release in releases:
        for unit in release.units:
            for measure in measures:
                if measure in release.bases:
                    yield from _of_cell(danger, view, release, unit, measure)


def _of_untold(danger: Danger, view: View, measures: Sequence[str]) -> Iterator[Need]:
    for row in forms.untold(danger.rows):
        for measure in measures:
            for form in forms.of_row(row, danger.bases, measure):
                if view.rule.is_small(form.count(danger.counts)):
                    yield Need(form, view.rule.threshold - 1)


def _of_cell(
    danger: Danger, view: View, release: Published, unit: Unit, measure: str
) -> Iterator[Need]:
    row = (unit.posts, frozenset(release.months))
    cell, *rest = forms.of_row(row, release.bases, measure)
    for form in (cell, *rest):
        if danger.of(form, view.rule):
            yield Need(form, view.rule.threshold - 1)
    told = release.cells.get((unit, measure), NOUGHT)  # what is not decided yet may still be shown
    hidden_here = told.is_hidden and release.level.rule is view.rule
    if hidden_here and cell.count(danger.counts) and not danger.of(cell, view.rule):
        yield Need(cell, view.rule.threshold, floating=True)
