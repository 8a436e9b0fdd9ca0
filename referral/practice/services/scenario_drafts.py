"""Scenarios that trainers write: recorded, written, proved, approved by a second trainer.

What is kept is the YAML file itself, so that export and import are one and the same. A text that could identify
somebody is refused before it is kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from referral.anonymity import is_clean
from referral.engine.conditions import Value
from referral.engine.walk import Walk
from referral.practice.scenarios.builder import SOURCE
from referral.practice.scenarios.folder import WrittenScenario
from referral.practice.scenarios.library import ScenarioLibrary
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.texts import passages
from referral.practice.store import drafts
from referral.practice.store.drafts import NOBODY, ScenarioDraft, Stage
from referral.services.cases.casefile import CaseFile
from referral.store.accounts.people import Actor

_IDS = re.compile(r"\s*[a-z][a-z0-9_]*: [a-z][a-z0-9_]*")
"""An answer to a step, as ``child_body_called: done``: ids, which no checker of sentences should read."""


class ScenarioIdentifies(Exception):
    """The text could identify somebody; ``lines`` are the numbers of the lines, never what they say."""

    def __init__(self, lines: list[int]) -> None:
        self.lines = lines
        super().__init__(f"Lines {lines} could identify somebody.")


class ScenarioBroken(Exception):
    """A scenario with problems cannot be handed in."""


class SelfApproval(Exception):
    """A second trainer approves, never the author."""


class IdTaken(Exception):
    """A scenario of the folder, or of another trainer, has this id."""


@dataclass(frozen=True, slots=True)
class CleanDraft:
    """The text of a scenario, in which nothing could identify somebody."""

    body: str


@dataclass(frozen=True, slots=True)
class DraftProof:
    """What was found in exactly this text of a draft, before the transaction that relies on it."""

    body: str
    found: WrittenScenario

    def must_hold_for(self, draft: ScenarioDraft) -> None:
        """Raises ScenarioBroken for a draft with something to mend, or with another text than was proved."""
        if self.found.problems or draft.body != self.body:
            raise ScenarioBroken(draft.scenario)


def clean(body: str) -> CleanDraft:
    """The text of a scenario, looked through line by line. Raises ScenarioIdentifies."""
    if lines := identifying_lines(body):
        raise ScenarioIdentifies(lines)
    return CleanDraft(body)


def write(
    session: Session,
    library: ScenarioLibrary,
    scenario: str,
    text: CleanDraft,
    *,
    by: Actor,
    now: datetime,
) -> ScenarioDraft:
    """Keep the text of a scenario; whatever stage it had, it is being written again.

    Whoever first writes on what was made of a case is its author from then on.

    Raises IdTaken.
    """
    draft = drafts.find(session, scenario)
    of_folder = {one.id for one in library.scenarios()}
    if scenario in of_folder or (draft and not may_write(draft, by)):
        raise IdTaken(scenario)
    if draft is None:
        draft = ScenarioDraft(scenario=scenario, author=by.person_id)
        session.add(draft)
    draft.body, draft.stage, draft.approved_by = text.body, Stage.WRITING, None
    draft.changed_at = now
    draft.author = by.person_id
    session.flush()
    return draft


def proved(library: ScenarioLibrary, draft: ScenarioDraft) -> WrittenScenario:
    """The scenario of a draft with everything that is to be mended."""
    return library.written_scenario(draft.body, draft.scenario)


def proof(library: ScenarioLibrary, draft: ScenarioDraft) -> DraftProof:
    """The same, for whoever hands the draft in or publishes it."""
    return DraftProof(draft.body, proved(library, draft))


def hand_in(session: Session, draft: ScenarioDraft, proof: DraftProof, *, now: datetime) -> None:
    """Ask for a second trainer. Raises ScenarioBroken while there is something to mend."""
    proof.must_hold_for(draft)
    draft.stage, draft.changed_at = Stage.WAITING, now
    session.flush()


def approve(
    session: Session, draft: ScenarioDraft, proof: DraftProof, *, by: Actor, now: datetime
) -> None:
    """Publish what another trainer wrote. Raises SelfApproval, and ScenarioBroken for what is not ready."""
    if draft.author == by.person_id:
        raise SelfApproval(draft.scenario)
    if draft.stage is not Stage.WAITING:
        raise ScenarioBroken(draft.scenario)
    proof.must_hold_for(draft)
    draft.stage, draft.approved_by, draft.changed_at = Stage.PUBLISHED, by.person_id, now
    session.flush()


def identifying_lines(body: str) -> list[int]:
    """The numbers of the lines that could identify somebody."""
    return [
        number
        for number, line in enumerate(body.splitlines(), start=1)
        if not _IDS.fullmatch(line) and not is_clean(line)
    ]


def may_write(draft: ScenarioDraft, by: Actor) -> bool:
    """Whether somebody may write on a scenario: their own, or what was made of a case and is nobody's yet."""
    return draft.author in (by.person_id, NOBODY)


def is_unwritten(text: str) -> bool:
    """Whether a text is only the place for one, as the frame of a new scenario holds it."""
    return text in _TO_WRITE


def unwritten(scenario: Scenario) -> int:
    """How many texts are only the place for one."""
    return sum(is_unwritten(one.text) for one in passages(scenario))


def recorded(file: CaseFile, scenario: str, country: str, language: str = SOURCE) -> str:
    """A scenario whose expected answers are those of a walk; its story is still to be written, in a language."""
    steps = [step.id for step in file.walk.applicable if step.id in file.walk.active]
    answers = {step: file.walk.active[step] for step in steps}
    body = framed(scenario, file.checklist.id, country, file.walk, answers)
    head = f"language: {language}\n" if language != SOURCE else ""
    return head + body


def framed(
    scenario: str, checklist: str, country: str, walk: Walk, answers: Mapping[str, Value]
) -> str:
    """The text of a scenario without a story: these answers are expected in a walk that is right."""
    steps = [step for step in walk.applicable if step.id in walk.active]
    return _FRAME.format(
        scenario=scenario,
        checklist=checklist,
        country=country,
        first=next(iter(answers), walk.applicable[0].id),
        expected="\n".join(_expected(answers)),
        must=", ".join(step.id for step in steps if step.critical),
        duties=", ".join(walk.raised),
        work=walk.applicable[0].sources[0].work,
    )


def _expected(answers: Mapping[str, Value]) -> Iterator[str]:
    for step, value in answers.items():
        spelt = f"[{', '.join(value)}]" if isinstance(value, tuple) else value
        yield f"  {step}: {spelt}"


_TO_WRITE = frozenset(
    {
        "Write a title",
        "Write where and when it takes place.",
        "Write how it begins, without a name, a date or a place that could point at somebody.",
        "Write what the traveller says when asked.",
        "Write what to take home.",
    }
)

_FRAME = """\
scenario: {scenario}
checklist: {checklist}
title: Write a title
countries: [{country}]
difficulty: first
minutes: 12
setting: Write where and when it takes place.
story: >-
  Write how it begins, without a name, a date or a place that could point at somebody.

replies:
  - {{step: {first}, says: "Write what the traveller says when asked."}}

expected:
{expected}

must: [{must}]
duties: [{duties}]

teaching:
  - says: Write what to take home.
    source: [{{work: {work}}}]
"""
