"""``referral i18n``: check the catalogues, bring them up to date, add a language."""

from pathlib import Path

import click

from referral import wings
from referral.definitions.library import Library
from referral.definitions.problems import Unsound
from referral.i18n import catalogues
from referral.i18n.checking import checks, extraction, glossary, update
from referral.i18n.checking.extraction import Message
from referral.i18n.languages import SOURCE, is_known
from referral.i18n.words.checklist_messages import messages
from referral.settings import root as root_of_project

CODES = click.argument("codes", metavar="[CODE]...", nargs=-1)
ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=root_of_project,
    help="Another checkout than the one this program lies in.",
)


@click.group("i18n")
def i18n() -> None:
    """Translations: check them, bring them up to date, add a language."""


@i18n.command("check")
@CODES
@ROOT
def check(codes: tuple[str, ...], root: Path) -> None:
    """Say what is missing, stale or unfit in the catalogues of every language, or of CODE."""
    terms = glossary.read(root / "translations" / "glossary.toml")
    words = _words(root)
    found = [
        problem
        for code in codes or _codes(root)
        for problem in checks.check(root / "translations", code, words, terms)
    ]
    for problem in found:
        click.echo(problem)
    faulty = sum(not problem.fault.warning for problem in found)
    click.echo(f"{faulty} problems, {len(found) - faulty} warnings.")
    if faulty:
        raise SystemExit(1)


@i18n.command("update")
@CODES
@ROOT
def bring_up_to_date(codes: tuple[str, ...], root: Path) -> None:
    """Take new sentences into the catalogues and drop those that nothing shows any more."""
    words = _words(root)
    for code in codes or _codes(root):
        _update(root, code, words)


@i18n.command("add")
@click.argument("code")
@ROOT
def add(code: str, root: Path) -> None:
    """Make the folder of a new language with every sentence waiting for its translation."""
    if not is_known(code):
        raise click.ClickException(f'"{code}" is no language code. Write it like "ky" or "fa_AF".')
    if code == SOURCE or (root / "translations" / code).exists():
        raise click.ClickException(f'The language "{code}" is there already.')
    _update(root, code, _words(root))
    click.echo(f'Fill in translations/{code}, then add "{code}" to languages in config.toml.')


def _update(root: Path, code: str, words: dict[str, list[Message]]) -> None:
    try:
        changed = update.update(root / "translations", code, words)
    except catalogues.BrokenCatalogue as error:
        raise click.ClickException(str(error)) from error
    for path in changed:
        click.echo(f"{path.relative_to(root)} is up to date again.")


def _words(root: Path) -> dict[str, list[Message]]:
    """Every message of today by domain."""
    library = Library(root / "checklists")
    try:
        checklists = [library.checklist(name, country) for name, country in library.names()]
        interface = extraction.interface(root)
        of_wings = wings.messages(root)
    except (Unsound, extraction.UnreadableSource) as error:
        raise click.ClickException(str(error)) from error
    return {
        catalogues.INTERFACE: interface,
        catalogues.CHECKLISTS: messages(checklists),
        **of_wings,
    }


def _codes(root: Path) -> list[str]:
    return sorted(folder.name for folder in (root / "translations").iterdir() if folder.is_dir())
