"""Random answers, good and bad, to the steps of any document."""

from random import Random
from typing import Any

from tests.engine.random_checklists import MANY, NAMES, Plain, ids_of


def answers(random: Random, steps: list[Plain]) -> Plain:
    """Answers to some of the steps of a document; about a third of them is no answer at all."""
    given = {step["id"]: answer(random, step) for step in steps if random.random() < 0.85}
    if random.random() < 0.1:
        given[random.choice(NAMES)] = "yes"
    return given


def answer(random: Random, step: Plain) -> Any:
    """An answer to a step of a document, sound or not."""
    if random.random() < 0.2:
        return random.choice((None, True, 1.5, -7, 10**16, "", "é", "constructor", [], {}, [["x"]]))
    if bounds := step.get("number"):
        return random.randint(
            bounds["lowest"] - 1, min(bounds["highest"], bounds["lowest"] + 6) + 1
        )
    ids = [*ids_of(step), "ghost"] if random.random() < 0.1 else ids_of(step)
    if step.get("kind") == MANY:
        return random.choices(ids, k=random.choice((1, 1, 2, 2, 3)))
    return random.choice(ids)
