"""Results of a class for other systems: a table of every step, and xAPI statements. Nicknames only."""

import json
from collections.abc import Iterator, Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

from referral.engine.conditions import Value
from referral.practice.services.debriefing import RunDebrief
from referral.practice.store.trainees import Trainee

COLUMNS = (
    "trainee",
    "scenario",
    "phase",
    "started",
    "seconds",
    "critical_missed",
    "step",
    "answer",
    "right_answer",
    "divergence",
)
_VERBS = "http://adlnet.gov/expapi/verbs"
_COMPLETED = {"id": f"{_VERBS}/completed", "display": {"en": "completed"}}
_ANSWERED = {"id": f"{_VERBS}/answered", "display": {"en": "answered"}}


def rows(told: Sequence[RunDebrief], names: Mapping[int, str]) -> Iterator[tuple[str, ...]]:
    """One row for every step of every finished run, under ``COLUMNS``."""
    for one in told:
        diverged = {gone.at: gone.kind.value for gone in one.debrief.divergences}
        for step in one.debrief.right.applicable:
            yield (
                names[one.run.trainee_id],
                one.scenario.id,
                one.run.phase.value,
                one.run.started_at.isoformat(timespec="seconds"),
                str(one.debrief.seconds),
                "no" if one.debrief.passed else "yes",
                step.id,
                _spelt(one.mine.walk.active.get(step.id)),
                _spelt(one.debrief.right.active.get(step.id)),
                diverged.get(step.id, ""),
            )


def statements(
    told: Sequence[RunDebrief], everybody: Sequence[Trainee], home: str
) -> list[dict[str, object]]:
    """XAPI statements: each run completed, and each step answered right or not.

    Ids are made of what they tell, so that exporting again gives the same statements.
    """
    names = {one.id: one.nickname for one in everybody}
    return [
        statement
        for one in told
        for statement in _of_run(one, names[one.run.trainee_id], home.rstrip("/"))
    ]


def as_json(found: Sequence[Mapping[str, object]]) -> str:
    """The statements as a text."""
    return json.dumps(found, ensure_ascii=False, indent=1)


def _of_run(one: RunDebrief, name: str, home: str) -> Iterator[dict[str, object]]:
    account = {"account": {"homePage": home, "name": f"{one.run.trainee_id}/{name}"}}
    activity = f"{home}/scenarios/{one.scenario.id}"
    when = (one.run.finished_at or one.run.started_at).isoformat(timespec="seconds")
    yield {
        "id": str(uuid5(NAMESPACE_URL, f"{activity}/{one.run.case_id}")),
        "actor": account,
        "verb": _COMPLETED,
        "object": {
            "id": activity,
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/simulation",
                "name": {"en": one.scenario.title},
            },
        },
        "result": {
            "completion": True,
            "success": one.debrief.passed,
            "score": {"scaled": round(one.debrief.share, 4)},
            "duration": f"PT{one.debrief.seconds}S",
        },
        "timestamp": when,
    }
    yield from _of_steps(one, account, activity, when)


def _of_steps(
    one: RunDebrief, account: Mapping[str, object], activity: str, when: str
) -> Iterator[dict[str, object]]:
    diverged = {gone.at for gone in one.debrief.divergences}
    for step in one.debrief.right.applicable:
        answer = one.mine.walk.active.get(step.id)
        yield {
            "id": str(uuid5(NAMESPACE_URL, f"{activity}/{one.run.case_id}/{step.id}")),
            "actor": account,
            "verb": _ANSWERED,
            "object": {
                "id": f"{activity}/{step.id}",
                "definition": {"type": "http://adlnet.gov/expapi/activities/question"},
            },
            "result": {"success": step.id not in diverged, "response": _spelt(answer)},
            "timestamp": when,
        }


def _spelt(value: Value | None) -> str:
    if value is None:
        return ""
    return "[,]".join(value) if isinstance(value, tuple) else str(value)
