"""People at a border, in answers: what they say and what an officer sees, as far as it is told."""

from typing import Any

Answers = dict[str, Any]


def fearing(**answers: Any) -> Answers:
    """Someone in no danger at this moment, who speaks of fear at a crossing point."""
    return {
        "danger_to_life": "no",
        "two_questions": "done",
        "request": ("implicit",),
        "signs": ("none",),
        "way_of_entry": "official_crossing",
        **answers,
    }


def calm(**answers: Any) -> Answers:
    """An adult alone who was asked, twice, and fears nothing."""
    return {
        **fearing(request=("none",)),
        "travels_with": ("nobody",),
        "age_band": "age_18_59",
        "maybe_child": "no",
        "fear_again": "no",
        **answers,
    }


def without(answers: Answers, *steps: str) -> Answers:
    """The same answers but for some steps that no longer apply."""
    return {step: answer for step, answer in answers.items() if step not in steps}
