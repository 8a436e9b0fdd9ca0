"""How quickly a changed answer is felt: the walk of a form of sixty questions, in both engines."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from referral.authoring.proofs import prove
from referral.authoring.questions.edition import editions_at
from referral.definitions.documents.compiler import checklist_of, document_of
from referral.engine.conditions import Answers, compiled
from referral.engine.walker import Walker
from referral.settings import root
from tests.bench import form60
from tests.engine.twins import node

RUNS = 300


def measure() -> list[tuple[str, str]]:
    """What was measured, and how much it is."""
    checklist, drafts = form60.checklist(), _drafts()
    walker = Walker(checklist)
    python = _best(lambda: [walker.walk(draft) for draft in drafts]) / len(drafts)
    javascript = _in_javascript(document_of(checklist), drafts)
    return [
        ("one answer changed, 60 questions walked, Python (at most 150 µs)", f"{python:.0f} µs"),
        ("the same in JavaScript (at most 50 µs)", f"{javascript:.1f} µs"),
        ("whole conditions a second, Python (at least 500,000)", f"{_conditions_a_second():,.0f}"),
        ("the document of that form read and checked (under 30 ms)", f"{_reading() / 1e3:.1f} ms"),
        ("every checklist proved for every country (under 60 s)", f"{_proving():.0f} s"),
    ]


def _drafts() -> list[Answers]:
    """Everything answered, and one of the toggled questions turned off and on in turn."""
    answers = form60.answers(form60.SCENARIOS["all_visible"])
    return [{**answers, toggled: value} for toggled in form60.TOGGLED for value in ("no", "yes")]


def _conditions_a_second() -> float:
    ready = [compiled(step.when, {}) for step in form60.checklist().steps() if step.when]
    answers = form60.answers(form60.SCENARIOS["all_visible"])
    took = _best(lambda: [holds(answers) for holds in ready])
    return len(ready) / took * 1e6


def _reading() -> float:
    document = document_of(form60.checklist())
    return _best(lambda: checklist_of(document))


def _proving() -> float:
    editions = list(editions_at(root() / "checklists"))
    begin = perf_counter()
    for edition in editions:
        prove(edition)
    return perf_counter() - begin


def _best(action: Callable[[], object]) -> float:
    """The quickest of many runs, in microseconds: what the machine's mood adds is left out."""
    best = float("inf")
    for _ in range(RUNS):
        start = perf_counter()
        action()
        best = min(best, perf_counter() - start)
    return best * 1e6


def _in_javascript(document: str, drafts: list[Answers]) -> float:
    script = Path(__file__).with_name("engine.mjs")
    ran = subprocess.run(
        [node(), str(script)],
        input=f'{{"document":{document},"drafts":{json.dumps(drafts)}}}',
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return float(ran.stdout)


if __name__ == "__main__":
    for what, figure in measure():
        print(f"{what}: {figure}")
