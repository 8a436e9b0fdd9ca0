"""``referral checklists``: check and prove the definitions, show a checklist as text, walk it."""

import json
from pathlib import Path
from typing import Any

import click

from referral.authoring import plain_words
from referral.authoring.cli import answer_file, checklist_text, proving
from referral.authoring.cli.comparison import diff
from referral.authoring.cli.coverage import coverage
from referral.authoring.proofs import prove as proved
from referral.authoring.questions.edition import editions_at
from referral.authoring.questions.faults import ProofFinding
from referral.cli.checkout import COUNTRY, ROOT
from referral.definitions.library import Library, UnknownChecklist
from referral.definitions.problems import Unsound
from referral.engine.model import Checklist
from referral.engine.walk import ActiveDuty, Walk
from referral.engine.walker import Walker
from referral.i18n.languages import SOURCE, Language, Languages, UnknownLanguage

CHECKLIST = click.argument("checklist")


@click.group()
def checklists() -> None:
    """Checklists: check them, read them, walk them."""


checklists.add_command(diff)
checklists.add_command(coverage)


@checklists.command()
@ROOT
def check(root: Path) -> None:
    """Say what is wrong in checklists/, with file and line, and what to do."""
    library = Library(root / "checklists")
    found = library.problems()
    for problem in found:
        click.echo(problem)
    if found:
        files = {problem.place.file for problem in found}
        raise click.ClickException(
            f"{_counted(len(found), 'problem')} in {_counted(len(files), 'file')}."
        )
    for name, country in library.names():
        steps = len(library.checklist(name, country).step_by_id)
        click.echo(f"{name} for {country.upper()}: {steps} steps, no problems.")
    _say_remarks(library)


@checklists.command()
@click.option("--full", is_flag=True, help="Print every sentence that was proved, too.")
@ROOT
def prove(full: bool, root: Path) -> None:
    """Prove what must hold for all answers, of every checklist in every country."""
    known: set[ProofFinding] = set()
    for edition in editions_at(root / "checklists"):
        outcome = proved(edition)
        lines = (*proving.report(outcome, known), *(proving.promises(outcome) if full else ()))
        click.echo("\n".join(lines))
        known.update(outcome.findings)
    if known:
        raise click.ClickException(f"{_counted(len(known), 'thing')} could not be proved.")


@checklists.command()
@CHECKLIST
@COUNTRY
@click.option("--locale", default=SOURCE, show_default=True, help="The language to show it in.")
@ROOT
def show(checklist: str, country: str, locale: str, root: Path) -> None:
    """Print CHECKLIST as numbered text with conditions in words and sources."""
    walker = _walker(root, checklist, country)
    click.echo(checklist_text.text(walker.checklist, _language(root, locale)), nl=False)


@checklists.command()
@CHECKLIST
@COUNTRY
@click.option(
    "--answers",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help='A JSON file such as {"fear": "yes", "signs": ["war"], "children": 2}.',
)
@ROOT
def walk(checklist: str, country: str, answers: Path, root: Path) -> None:
    """Walk CHECKLIST with the answers of a file and print what follows from them, as JSON."""
    walker = _walker(root, checklist, country)
    try:
        given = answer_file.read(answers, walker.checklist)
    except answer_file.BadAnswers as error:
        raise click.ClickException(str(error)) from error
    report = _report(walker.checklist, walker.walk(given))
    click.echo(json.dumps(report, ensure_ascii=False, indent=2))


def _say_remarks(library: Library) -> None:
    remarks = plain_words.remarks(library.source_files)
    for remark in remarks:
        click.echo(remark)
    if remarks:
        click.echo(f"{_counted(len(remarks), 'remark')} on plain words.")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _walker(root: Path, checklist: str, country: str) -> Walker:
    try:
        return Library(root / "checklists").walker(checklist, country)
    except (UnknownChecklist, Unsound) as error:
        raise click.ClickException(str(error)) from error


def _language(root: Path, locale: str) -> Language:
    folders = sorted(path.parent.name for path in (root / "translations").glob("*/LC_MESSAGES"))
    try:
        return Languages(root / "translations", (SOURCE, *folders)).get(locale)
    except UnknownLanguage as error:
        raise click.ClickException(str(error)) from error


def _report(checklist: Checklist, walk: Walk) -> dict[str, Any]:
    return {
        "checklist": checklist.id,
        "country": checklist.pack.code,
        "hash": checklist.hash,
        "complete": walk.complete,
        "applicable": [step.id for step in walk.applicable],
        "missing": [step.id for step in walk.missing],
        "flags": [fact.id for fact in walk.flags],
        "duties": [_duty(arisen, checklist) for arisen in walk.duties],
    }


def _duty(arisen: ActiveDuty, checklist: Checklist) -> dict[str, Any]:
    duty = arisen.duty
    return {
        "id": duty.id,
        "do": duty.says,
        "addressee": {
            "body": duty.to,
            "name": dict(checklist.pack.body(duty.to).name.by_locale),
        },
        "aim_hours": duty.within.hours,
        "limits": [{"clock": clock.id, "hours": clock.hours} for clock in arisen.limits],
        "because": {cause.step.id: cause.value for cause in arisen.because},
        "done": arisen.done,
    }
