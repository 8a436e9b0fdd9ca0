"""Both engines behind one door: documents and answers in, walks as plain data out."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from referral.definitions.documents.compiler import checklist_of
from referral.engine.model import as_value
from referral.engine.walk import NOTHING_ANSWERED, Walk
from referral.engine.walker import Walker

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """A document as JSON text, and the answers of several cases that were opened with it."""

    document: str
    answers: list[Plain]


def in_python(job: Job) -> list[Plain]:
    """The walks of a job on the server's engine, each from the one before, as answers are saved."""
    walker, walk, made = Walker(checklist_of(job.document)), NOTHING_ANSWERED, list[Plain]()
    for answers in job.answers:
        walk = walker.walk(values(answers), walk)
        made.append(plain(walk))
    return made


def in_javascript(jobs: Iterable[Job]) -> Iterator[Plain]:
    """The walks of every job on the browser's engine: ``{"walks": […]}`` or ``{"refused": …}``."""
    script = Path(__file__).with_name("walks.mjs")
    lines = (f'{{"document":{job.document},"answers":{json.dumps(job.answers)}}}\n' for job in jobs)
    ran = subprocess.run(
        [node(), str(script)],
        input="".join(lines),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return map(json.loads, ran.stdout.splitlines())


def node() -> str:
    """Node.js: the system's, else the one beside this Python."""
    return shutil.which("node") or str(Path(sys.executable).with_name("node"))


def values(answers: Plain) -> dict[str, Any]:
    """Answers as they come from outside, as the server's engine takes them."""
    given = {step: as_value(raw) for step, raw in answers.items()}
    return {step: value for step, value in given.items() if value is not None}


def plain(walk: Walk) -> Plain:
    """A walk as the browser's engine says it."""
    return {
        "applicable": [step.id for step in walk.applicable],
        "active": {
            step: list(value) if isinstance(value, tuple) else value
            for step, value in walk.active.items()
        },
        "missing": [step.id for step in walk.missing],
        "duties": [
            {
                "id": arisen.duty.id,
                "because": [cause.step.id for cause in arisen.because],
                "limits": [clock.id for clock in arisen.limits],
                "done": arisen.done,
            }
            for arisen in walk.duties
        ],
        "flags": [fact.id for fact in walk.flags],
    }
