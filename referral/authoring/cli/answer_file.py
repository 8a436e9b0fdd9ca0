"""Answers to a checklist from a JSON file, and all that can be wrong with such a file."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from referral.engine.conditions import Value
from referral.engine.model import Checklist, Step, StepKind, as_value


class BadAnswers(Exception):
    """A file of answers that cannot be walked; one sentence a line."""


def read(path: Path, checklist: Checklist) -> dict[str, Value]:
    """The answers of a file ``{"step": "option", …}``. Raises BadAnswers with all that is wrong."""
    answers: dict[str, Value] = {}
    problems = []
    for step_id, raw in _pairs(path):
        value, step = as_value(raw), checklist.step_by_id.get(step_id)
        if step is None:
            problems.append(_no_step(step_id, checklist))
        elif step_id in answers:
            problems.append(f'"{step_id}" is answered twice.')
        elif value is None or not step.accepts(value):
            problems.append(_no_answer(step, raw))
        else:
            answers[step_id] = value
    if problems:
        raise BadAnswers("\n".join(problems))
    return answers


def _pairs(path: Path) -> list[tuple[str, Any]]:
    try:
        read = json.loads(path.read_text("utf-8"), object_pairs_hook=tuple)
    except OSError as error:
        raise BadAnswers(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise BadAnswers(f"{path} is not JSON: {error}.") from error
    if not isinstance(read, tuple):
        raise BadAnswers(f'{path} holds no answers. Write them as {{"step": "option", …}}.')
    return list(read)


def _no_step(step_id: str, checklist: Checklist) -> str:
    near = get_close_matches(step_id, checklist.step_by_id, 1)
    meant = f' Did you mean "{near[0]}"?' if near else ""
    return f'There is no step "{step_id}".{meant}'


def _no_answer(step: Step, raw: Any) -> str:
    written = json.dumps(raw, ensure_ascii=False)
    return f'{written} is no answer to "{step.id}". Write {"".join(_fitting(step))}.'


def _fitting(step: Step) -> Iterator[str]:
    ids = ", ".join(f'"{option.id}"' for option in step.options)
    if step.kind is StepKind.NUMBER and step.number:
        yield f"a whole number from {step.number.lowest} to {step.number.highest}"
    elif step.kind is StepKind.MANY:
        yield f"a list of one or more of {ids}"
        alone = [f'"{option.id}"' for option in step.options if option.alone]
        yield f", {' and '.join(alone)} only alone" if alone else ""
    else:
        yield f"one of {ids}"
