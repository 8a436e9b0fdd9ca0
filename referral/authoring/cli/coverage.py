"""``referral checklists coverage``: which places of the works steps implement, and which none does."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from referral.authoring.cli import coverage_text
from referral.authoring.coverage import Covered, Use, WorkCoverage
from referral.authoring.coverage import coverage as covered_by
from referral.cli.checkout import ONE_COUNTRY, ROOT
from referral.definitions.library import Library
from referral.engine.model import Checklist


@click.command()
@ONE_COUNTRY
@click.option("--steps", is_flag=True, help="List steps and duties with what each implements.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@ROOT
def coverage(country: str | None, steps: bool, as_json: bool, root: Path) -> None:
    """Say which places of which works are implemented by which steps, and which by none."""
    library = Library(root / "checklists")
    keys = [key for key in library.names() if country is None or key[1] == country.lower()]
    if not keys:
        there_are = ", ".join(sorted({code for _, code in library.names()}))
        raise click.ClickException(f'No checklist for "{country}". There are: {there_are}.')
    checklists = [library.checklist(*key) for key in keys]
    works, countries = (
        covered_by(library.register(), checklists),
        sorted({code for _, code in keys}),
    )
    if as_json:
        click.echo(json.dumps(_report(works, countries), ensure_ascii=False, indent=2))
        return
    lines = (
        coverage_text.by_step(works, countries, _order(checklists))
        if steps
        else coverage_text.by_work(works, countries)
    )
    for line in (*lines, "", *coverage_text.summary(works)):
        click.echo(line)


def _order(checklists: Sequence[Checklist]) -> list[str]:
    """The ids of steps and duties in the order of the paper."""
    steps = (step.id for checklist in checklists for step in checklist.steps())
    duties = (duty.id for checklist in checklists for duty in checklist.duties)
    return list(dict.fromkeys((*steps, *duties)))


def _report(works: Sequence[WorkCoverage], countries: Sequence[str]) -> dict[str, Any]:
    return {"countries": list(countries), "works": [_work(one) for one in works]}


def _work(one: WorkCoverage) -> dict[str, Any]:
    return {
        "work": one.work.id,
        "title": dict(one.work.title),
        "confidence": one.work.confidence.value,
        "places": [{"at": place.at, "cited_by": _uses(place.uses)} for place in one.places],
        "principles": [_principle(covered) for covered in one.principles],
    }


def _principle(covered: Covered) -> dict[str, Any]:
    principle = covered.principle
    return {
        "at": principle.at,
        "says": principle.says,
        "confidence": principle.confidence.value,
        "outside": principle.outside,
        "implemented_by": _uses(covered.by),
        "is_gap": covered.is_gap,
    }


def _uses(uses: Sequence[Use]) -> list[dict[str, Any]]:
    return [{"what": use.what, "id": use.id, "countries": list(use.countries)} for use in uses]
