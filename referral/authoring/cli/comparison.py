"""``referral checklists diff``: what a change of checklists means for officers, and what it touches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from referral.authoring.cli import difference_text, reach
from referral.authoring.cli.versions_named import NamedVersion, named
from referral.authoring.differences import ChecklistDifference, Weight, differences, heaviest
from referral.cli import instance as instances
from referral.cli.checkout import ONE_COUNTRY, ROOT
from referral.engine.model import Checklist

_MEANS: Mapping[Weight, str] = {
    Weight.WORDING: "the logic is the same; a person must read whether the words are.",
    Weight.COMPATIBLE: "old answers still fit, and no duty, flag, limit or line is lost.",
    Weight.BREAKING: "old answers may not fit, or a duty, flag, limit or line may be lost.",
}


@dataclass(frozen=True, slots=True)
class _Pair:
    """One checklist of one country in both versions."""

    old: Checklist
    new: Checklist
    differences: tuple[ChecklistDifference, ...]


@click.command()
@click.argument("old")
@click.argument("new")
@ONE_COUNTRY
@ROOT
@instances.folder_option
def diff(old: str, new: str, country: str | None, root: Path, instance: Path | None) -> None:
    """Say what changes for officers from OLD to NEW.

    Each is a folder of checklists, a file with a document, the hash of a document that an instance
    keeps, or "now" for what lies in checklists/. With --instance, its open cases are counted.
    """
    before, after = named(old, root, instance), named(new, root, instance)
    pairs = _pairs(before, after, country)
    for checklist in dict.fromkeys(pair.new.id for pair in pairs):
        _tell([pair for pair in pairs if pair.new.id == checklist])
    alone = list(_alone(before, after, country))
    found = list(dict.fromkeys(one for pair in pairs for one in pair.differences))
    if not found and not alone:
        click.echo("Nothing differs.")
        return
    folder = after.folder or before.folder or root / "checklists"
    for line in (
        *(says for _, says in alone),
        *_open_cases(pairs, instance),
        *_scenarios(folder / "scenarios", found),
        *_translations(pairs, root / "translations"),
        *_summary([*(weight for weight, _ in alone), *(one.change.weight for one in found)]),
    ):
        click.echo(line)


def _pairs(before: NamedVersion, after: NamedVersion, country: str | None) -> list[_Pair]:
    keys = [key for key in after.versions if key in before.versions and _wanted(key, country)]
    if not keys:
        raise click.ClickException(
            f"{before.word} and {after.word} have no checklist in common"
            f"{f' for {country.upper()}' if country else ''}."
        )
    both = ((before.versions[key], after.versions[key]) for key in sorted(keys))
    return [_Pair(old, new, differences(old, new)) for old, new in both]


def _wanted(key: tuple[str, str], country: str | None) -> bool:
    return country is None or key[1] == country.lower()


def _tell(pairs: Sequence[_Pair]) -> None:
    for pair in pairs:
        versions = f"{pair.old.hash[:12]} → {pair.new.hash[:12]}"
        click.echo(f"{pair.new.id} for {pair.new.pack.code.upper()}: {versions}")
    found = {pair.new.pack.code.upper(): pair.differences for pair in pairs}
    for line in difference_text.lines(found):
        click.echo(line)
    click.echo()


def _alone(
    before: NamedVersion, after: NamedVersion, country: str | None
) -> Iterator[tuple[Weight, str]]:
    """What only one side has, where both are folders."""
    if before.folder is None or after.folder is None:
        return
    for name, code in sorted(before.versions.keys() ^ after.versions.keys()):
        if not _wanted((name, code), country):
            continue
        if (name, code) in after.versions:
            yield Weight.COMPATIBLE, f"{name} for {code.upper()} is new."
        else:
            yield Weight.BREAKING, f"{name} for {code.upper()} is no longer there."


def _open_cases(pairs: Sequence[_Pair], instance: Path | None) -> Iterator[str]:
    yield "Open cases stay on their version until an officer has seen what changes and moves them."
    if instance is None:
        yield "How many there are was not counted: name an instance with --instance."
        return
    counts = reach.open_cases(instance, [pair.old for pair in pairs])
    yield f"Open cases on the old version: {counts.on_old}; on others: {counts.on_others}."


def _scenarios(folder: Path, found: Sequence[ChecklistDifference]) -> Iterator[str]:
    touched, every = reach.scenarios(folder, found)
    if not every:
        yield "Scenarios: there are none."
        return
    names = f": {', '.join(touched)}" if touched else ""
    yield f"Scenarios that name what differs: {len(touched)} of {every}{names}."


def _translations(pairs: Sequence[_Pair], folder: Path) -> Iterator[str]:
    olds, news = [pair.old for pair in pairs], [pair.new for pair in pairs]
    for one in reach.translations(folder, olds, news):
        yield (
            f"Translations, {one.language}: {one.come} to come in, of which {one.waiting} wait to "
            f"be made; {one.go} to go out."
        )


def _summary(weights: Sequence[Weight]) -> Iterator[str]:
    weight = heaviest(weights)
    yield f"In all {weight.value}: {_MEANS[weight]}"
    yield f"Differences: {difference_text.counted(weights)}."
