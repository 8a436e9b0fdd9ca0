"""The block of proofs: it names what exists, in answers and not in facts, and promises something.

Whether the promises are kept takes proofs; see ``authoring/proofs``.
"""

from collections.abc import Iterator

from referral.definitions.checks.conditions import check_condition, parts
from referral.definitions.checks.identity import unique
from referral.definitions.nodes import Block, TextNode
from referral.definitions.outline import ChecklistOutline
from referral.definitions.problems import FoundProblem, Problem

_OUTCOMES = ("then", "never", "asks", "never_asks")
_EXCEPTIONS = ("no_signs", "lost_in_doubt", "gives_way", "done_by", "records")


def check(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """The proofs of one checklist, those of the overlay included."""
    signs, promises = outline.promised("signs"), outline.promised("promises")
    exceptions = [one for key in _EXCEPTIONS for one in outline.promised(key)]
    yield from unique("sign", _ids(signs))
    yield from unique("promise", _ids(promises))
    for block in (*signs, *promises, *exceptions):
        yield from _conditions(block, outline)
        yield from _duties(block, outline)
        yield from _steps(block, outline)
    for promise in promises:
        if not promise.entries.keys() & set(_OUTCOMES):
            yield Problem.C40.at(promise.place)
    yield from _signs(signs, promises)


def _ids(blocks: tuple[Block, ...]) -> Iterator[TextNode]:
    for block in blocks:
        id_ = block.entries.get("id")
        if isinstance(id_, TextNode) and id_.value:
            yield id_


def _conditions(block: Block, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    for key in ("when", "unless", "only_if"):
        condition = block.entries.get(key)
        yield from check_condition(condition, outline)
        for part in parts(condition):
            if "fact" in part.entries:
                yield Problem.C37.at(part.place)


def _duties(block: Block, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    known = [duty.text("id") for duty in outline.duties]
    named = [one for key in ("then", "never", "loses") for one in block.texts(key)]
    duty = block.entries.get("duty")
    for one in (*named, duty) if isinstance(duty, TextNode) else named:
        if one.value and one.value not in known:
            yield Problem.C38.at(one.place, near=known, missed=one.value, duty=one.value)


def _steps(block: Block, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    known = outline.step_by_id
    named = [one for key in ("asks", "never_asks") for one in block.texts(key)]
    answer = block.entries.get("answer")
    for one in (*named, answer) if isinstance(answer, TextNode) else named:
        if one.value and one.value not in known:
            yield Problem.C08.at(one.place, near=known, missed=one.value, step=one.value)
    if step := known.get(block.text("answer")):
        for option in block.texts("options"):
            if option.value not in step.answers:
                yield Problem.C12.at(
                    option.place,
                    near=step.answers,
                    missed=option.value,
                    option=option.value,
                    step=step.id,
                    known=", ".join(step.answers),
                )


def _signs(signs: tuple[Block, ...], promises: tuple[Block, ...]) -> Iterator[FoundProblem]:
    known = [sign.text("id") for sign in signs]
    named = [one for promise in promises for one in promise.texts("signs")]
    for one in named:
        if one.value and one.value not in known:
            yield Problem.C39.at(one.place, near=known, missed=one.value, sign=one.value)
    used = {one.value for one in named}
    for sign in signs:
        if sign.text("id") and sign.text("id") not in used:
            yield Problem.C41.at(sign.place, sign=sign.text("id"))
