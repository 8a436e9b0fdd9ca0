"""``referral scenarios``: list the practice scenarios, and replay them on every checklist."""

from pathlib import Path

import click

from referral.cli.checkout import ROOT
from referral.practice.scenarios.library import scenarios_of


@click.group()
def scenarios() -> None:
    """Practice scenarios: list them, replay them on the checklists."""


@scenarios.command("list")
@ROOT
def listed(root: Path) -> None:
    """Print every scenario: id, difficulty, minutes, countries, title."""
    for scenario in scenarios_of(root / "checklists").scenarios():
        countries = " ".join(scenario.countries)
        click.echo(
            f"{scenario.id:<28}{scenario.difficulty:<8}{scenario.minutes:>3} min  "
            f"{countries:<12} {scenario.title}"
        )


@scenarios.command()
@ROOT
def check(root: Path) -> None:
    """Replay every scenario in each of its countries and name those that a changed checklist broke."""
    library = scenarios_of(root / "checklists")
    found = library.scenario_problems()
    for problem in found:
        click.echo(problem)
    if found:
        broken = len({problem.place.file for problem in found})
        raise click.ClickException(f"{len(found)} problems in {broken} scenarios.")
    played = library.scenarios()
    replays = sum(len(scenario.countries) for scenario in played)
    click.echo(f"{len(played)} scenarios, {replays} replays, no problems.")
