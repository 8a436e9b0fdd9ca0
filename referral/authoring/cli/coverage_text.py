"""What the works cover, as text: works with their places and principles, or steps with theirs."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from referral.authoring.coverage import Citing, Covered, Use, WorkCoverage
from referral.engine.sources import Confidence

WIDTH = 100
_INDENT = " " * 4
_DEEPER = " " * 8
_PLURAL = {
    Citing.STEP: "steps",
    Citing.DUTY: "duties",
    Citing.CLOCK: "clocks",
    Citing.BODY: "bodies",
    Citing.BASIS: "legal basis",
}


def by_work(works: Iterable[WorkCoverage], countries: Sequence[str]) -> Iterator[str]:
    """Every work that is cited or has principles; those cited by nothing are named at the end."""
    every = list(works)
    shown = [one for one in every if one.places or one.principles]
    for one in shown:
        yield from _work(one, countries)
    if alone := [one.work.id for one in every if not one.places]:
        yield ""
        yield from _wrapped(f"Cited by no checklist here: {', '.join(alone)}.", "")


def by_step(
    works: Iterable[WorkCoverage], countries: Sequence[str], order: Sequence[str]
) -> Iterator[str]:
    """Steps and duties, each kind in that order of ids, with what each cites and implements."""
    implemented: dict[Use, dict[str, None]] = {}
    for work in works:
        for use, at in (*_cited(work), *_principles(work)):
            implemented.setdefault(use, {})[f"{work.work.id}, {at}" if at else work.work.id] = None
    for use in sorted(implemented, key=lambda use: (use.what is Citing.DUTY, order.index(use.id))):
        yield ""
        yield f"{use.what} {_known(use, countries)}"
        for place in implemented[use]:
            yield from _wrapped(place, _INDENT)


def summary(works: Sequence[WorkCoverage]) -> Iterator[str]:
    """How much is covered, in two sentences."""
    covered = [one for work in works for one in work.principles]
    done = sum(bool(one.by) for one in covered)
    gaps = sum(one.is_gap for one in covered)
    cited = sum(bool(work.places) for work in works)
    yield (
        f"{len(works)} works, {cited} of them cited here. {len(covered)} principles listed: {done} "
        f"implemented by a step or duty, {len(covered) - done - gaps} outside what a step can do, "
        f"{gaps} implemented by no step."
    )


def _cited(work: WorkCoverage) -> Iterator[tuple[Use, str]]:
    for place in work.places:
        yield from ((use, place.at) for use in place.uses if use.implements)


def _principles(work: WorkCoverage) -> Iterator[tuple[Use, str]]:
    for covered in work.principles:
        yield from ((use, covered.principle.at) for use in covered.by)


def _work(one: WorkCoverage, countries: Sequence[str]) -> Iterator[str]:
    work = one.work
    title = dict(work.title).get("en", work.id)
    imprint = [work.kind, work.author, str(work.year or ""), work.place, _doubt(work.confidence)]
    yield ""
    yield from _wrapped(f"{title} ({work.id})", "")
    yield from _wrapped(", ".join(part for part in imprint if part), _INDENT)
    for covered in one.principles:
        yield from _principle(covered, countries, one.work.confidence)
    for place in one.unlisted:
        remark = ": cited, but not in the list" if one.principles and place.at else ""
        yield from _wrapped(f"{place.at or 'as a whole'}{remark}", _INDENT)
        yield from _used(place.uses, countries)


def _principle(covered: Covered, countries: Sequence[str], of_work: Confidence) -> Iterator[str]:
    principle = covered.principle
    doubt = _doubt(principle.confidence) if principle.confidence is not of_work else ""
    says = f"{principle.says} ({doubt})" if doubt else principle.says
    yield from _wrapped(f"{principle.at}: {says}", _INDENT)
    if covered.by:
        yield from _used(covered.by, countries)
    elif principle.outside:
        yield from _wrapped(f"outside: {principle.outside}", _DEEPER)
    else:
        yield from _wrapped("NO STEP implements this.", _DEEPER)


def _used(uses: Iterable[Use], countries: Sequence[str]) -> Iterator[str]:
    ordered = sorted(uses, key=lambda use: list(Citing).index(use.what))
    for what, of_kind in groupby(ordered, key=lambda use: use.what):
        names = ", ".join(_known(use, countries) for use in of_kind)
        yield from _wrapped(f"{_PLURAL[what]}: {names}" if names else what, _DEEPER)


def _known(use: Use, countries: Sequence[str]) -> str:
    if len(use.countries) == len(countries):
        return use.id
    codes = ", ".join(code.upper() for code in use.countries)
    return f"{use.id} ({codes})" if use.id else codes


def _doubt(confidence: Confidence) -> str:
    return "" if confidence is Confidence.VERIFIED else confidence.value


def _wrapped(words: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
