"""Everything that readers must not learn: from published rows, and from rows they can compute."""

from collections.abc import Iterator, Sequence

from referral.disclosure import linear_forms
from referral.disclosure.linear_forms import PrivacyConstraint, RiskRule
from referral.disclosure.published import ZERO, Published
from referral.disclosure.readers import ReaderGroup
from referral.disclosure.tables import Table, Unit


def every(
    table: Table, view: ReaderGroup, releases: Sequence[Published], measures: Sequence[str]
) -> Iterator[PrivacyConstraint]:
    """Everything that must not be learnt of the rows of these releases.

    Of what was given away before, no more than was.
    """
    return (view.given_away.get(need, need) for need in _every(table, view, releases, measures))


def _every(
    table: Table, view: ReaderGroup, releases: Sequence[Published], measures: Sequence[str]
) -> Iterator[PrivacyConstraint]:
    held = [(release.units, release.months) for release in releases]
    danger = linear_forms.risk_rule(table.bases, table.counts, held)
    yield from _of_untold(danger, view, measures)
    for release in releases:
        for unit in release.units:
            for measure in measures:
                if measure in release.bases:
                    yield from _of_cell(danger, view, release, unit, measure)


def _of_untold(
    danger: RiskRule, view: ReaderGroup, measures: Sequence[str]
) -> Iterator[PrivacyConstraint]:
    for row in linear_forms.unpublished(danger.rows):
        for measure in measures:
            for form in linear_forms.of_row(row, danger.bases, measure):
                if view.rule.is_small(form.count(danger.counts)):
                    yield PrivacyConstraint(form, view.rule.threshold - 1)


def _of_cell(
    danger: RiskRule, view: ReaderGroup, release: Published, unit: Unit, measure: str
) -> Iterator[PrivacyConstraint]:
    row = (unit.posts, frozenset(release.months))
    cell, *rest = linear_forms.of_row(row, release.bases, measure)
    for form in (cell, *rest):
        if danger.of(form, view.rule):
            yield PrivacyConstraint(form, view.rule.threshold - 1)
    told = release.cells.get((unit, measure), ZERO)  # what is not decided yet may still be shown
    hidden_here = told.is_hidden and release.level.rule is view.rule
    if hidden_here and cell.count(danger.counts) and not danger.of(cell, view.rule):
        yield PrivacyConstraint(cell, view.rule.threshold, floating=True)
