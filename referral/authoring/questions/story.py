"""A counterexample as a run that an author can read: questions and answers in order, and the end.

In English, the language of the definitions.
"""

from collections.abc import Iterator, Mapping

from referral.engine.conditions import Value
from referral.engine.model import Checklist, Step
from referral.engine.walk import Walk
from referral.engine.walker import Walker

_INDENT = "    "


def told(checklist: Checklist, answers: Mapping[str, Value]) -> str:
    """A run, and the duties that have arisen at its end."""
    walk = Walker(checklist).walk(answers)
    return _page(["A run that shows it:", *_answers(walk), *_duties(walk)])


def told_with_change(
    checklist: Checklist, before: Mapping[str, Value], after: Mapping[str, Value]
) -> str:
    """A run, then the same with other answers, and the duties at the end of each."""
    walker = Walker(checklist)
    first, second = walker.walk(before), walker.walk(after)
    changed = [step for step in second.applicable if _differs(step, first, second)]
    lines = ["A run that shows it:", *_answers(first), *_duties(first)]
    lines += ["The same run, but with:", *(_line(step, second) for step in changed)]
    return _page([*lines, *_duties(second)])


def answered(step: Step, value: Value) -> str:
    """An answer in words and as it is written in the definitions."""
    if isinstance(value, int):
        return str(value)
    chosen = (value,) if isinstance(value, str) else value
    labels = ", ".join(f"“{step.option(one).label}”" for one in chosen)
    return f"{labels} ({', '.join(chosen)})"


def _differs(step: Step, first: Walk, second: Walk) -> bool:
    return step.id in second.active and first.active.get(step.id) != second.active[step.id]


def _answers(walk: Walk) -> Iterator[str]:
    for step in walk.applicable:
        if step.id in walk.active:
            yield _line(step, walk)
    if not walk.active:
        yield "  Nothing is answered yet."


def _line(step: Step, walk: Walk) -> str:
    return f"  {step.id}: {step.says} → {answered(step, walk.active[step.id])}"


def _duties(walk: Walk) -> Iterator[str]:
    arisen = ", ".join(f"{one.duty.id} (done)" if one.done else one.duty.id for one in walk.duties)
    yield f"  Duties: {arisen or 'none'}."


def _page(lines: list[str]) -> str:
    return "\n".join(_INDENT + line for line in lines)
