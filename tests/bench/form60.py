"""A long synthetic form, on which other form engines were measured too, as a checklist of ours.

What its words become here:

- true and false become the options ``yes`` and ``no``; ``eq`` is ``is``; ``contains`` is
  ``includes``; ``answered`` is ``one_of`` with every option.
- ``not all (x ne v)`` becomes ``any (x is v)``. The form counts a hidden question as unanswered,
  "as if cleared"; an unanswered question has no value, so it differs from v, ``ne`` is true of it,
  and its negation false: exactly what ``is`` says of silence.
- A condition may look at earlier steps only, and one question asks about a later one (q03 about
  q11): questions are put after those they ask about, otherwise in the order of the form.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from referral.engine.conditions import AllOf, AnyOf, Condition, Operator, Test, Value
from referral.engine.country import CountryPack, Names
from referral.engine.model import Checklist, Option, Section, Step, StepKind

Plain = dict[str, Any]

FORM: Plain = json.loads(Path(__file__).with_name("form60.json").read_text("utf-8"))
QUESTIONS: dict[str, Plain] = {question["id"]: question for question in FORM["questions"]}
SCENARIOS: dict[str, Plain] = {scenario["name"]: scenario for scenario in FORM["scenarios"]}
TOGGLED: list[str] = FORM["benchmark"]["toggle"]


def checklist() -> Checklist:
    """The form, in one section."""
    return Checklist(
        id="form60",
        title=FORM["title"],
        summary=FORM["note"],
        sections=(Section("form", FORM["title"], tuple(map(_step, _in_order()))),),
        facts=(),
        duties=(),
        pack=CountryPack("xx", Names((("en", "Nowhere"),)), ("en",), "2026-11-20"),
        works=(),
    )


def answers(scenario: Plain) -> dict[str, Value]:
    """The answers of a scenario, as the engine takes them."""
    return {question: answer(raw) for question, raw in scenario["answers"].items()}


def answer(raw: Any) -> Value:
    """One answer of the form, as the engine takes it."""
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    return tuple(raw) if isinstance(raw, list) else str(raw)


def _in_order() -> Iterator[Plain]:
    placed: set[str] = set()

    def place(question: Plain) -> Iterator[Plain]:
        if question["id"] in placed:
            return
        placed.add(question["id"])
        for asked in _asked(question["visible_if"]):
            yield from place(QUESTIONS[asked])
        yield question

    for question in FORM["questions"]:
        yield from place(question)


def _asked(condition: Any) -> Iterator[str]:
    if isinstance(condition, dict):
        if "q" in condition:
            yield condition["q"]
        for part in condition.values():
            yield from _asked(part)
    elif isinstance(condition, list):
        for part in condition:
            yield from _asked(part)


def _step(question: Plain) -> Step:
    condition = question["visible_if"]
    return Step(
        id=question["id"],
        says=question["label"],
        hint=question["help"],
        kind=StepKind.MANY if question["type"] == "multi" else StepKind.ONE,
        options=tuple(Option(one, one) for one in _options(question)),
        when=_condition(condition) if condition else None,
    )


def _options(question: Plain) -> tuple[str, ...]:
    if question["type"] == "boolean":
        return ("yes", "no")
    return tuple(option["value"] for option in question["options"])


def _condition(condition: Plain) -> Condition:
    match condition:
        case {"all": parts}:
            return AllOf(tuple(map(_condition, parts)))
        case {"any": parts}:
            return AnyOf(tuple(map(_condition, parts)))
        case {"not": {"all": parts}}:
            return AnyOf(tuple(map(_negated, parts)))
        case {"q": question, "op": "eq", "value": value}:
            return Test(question, Operator.IS, answer(value))
        case {"q": question, "op": "contains", "value": value}:
            return Test(question, Operator.INCLUDES, answer(value))
        case {"q": question, "op": "answered"}:
            return Test(question, Operator.ONE_OF, _options(QUESTIONS[question]))
    raise ValueError(condition)


def _negated(condition: Plain) -> Condition:
    match condition:
        case {"q": question, "op": "ne", "value": value}:
            return Test(question, Operator.IS, answer(value))
    raise ValueError(condition)
