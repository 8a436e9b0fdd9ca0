"""What the program relies on is declared: every role is there, once, and where it means something.

An overlay gives no role to a step, fact or duty, and does not reword what a step of a role asks: what
the program relies on is the same in every country.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from referral.definitions.nodes import Block, SourceLocation, TextNode
from referral.definitions.outline import ChecklistOutline, StepOutline
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import SourceFiles
from referral.engine.model import StepKind
from referral.engine.roles import (
    BodyRole,
    ChecklistRole,
    DutyRole,
    FactRole,
    OptionRole,
    StepRole,
)

_NEEDED = {"duty": DutyRole, "fact": FactRole, "step": StepRole, "body": BodyRole}
_WRITTEN_UNDER = {"duty": "duties", "fact": "facts", "step": "sections", "body": "bodies"}
_ADDED_UNDER = {"fact": "add_facts", "duty": "add_duties"}

_KEYS: Mapping[str, tuple[str, ...]] = {
    DutyRole.REFERRAL: ("core",),
    DutyRole.RECEIPT: ("core", "done_when"),
    FactRole.CHILD: ("flag",),
    FactRole.WITHDRAWAL: ("flag",),
}
"""What must stand beside a role, without which it could be weakened or never be seen."""


@dataclass(frozen=True, slots=True)
class _Home:
    """Where an option of a role may stand, in words for whoever put it elsewhere."""

    says: str
    is_there: Callable[[StepOutline], bool]


_ACTION = _Home("an action", lambda step: not step.is_question)
_QUESTION = _Home("a question", lambda step: step.is_question)
_UNDERSTANDING = _Home(
    f"the step with role: {StepRole.UNDERSTANDING}",
    lambda step: step.block.text("role") == StepRole.UNDERSTANDING,
)
_CHOICE = _Home(
    "a question with one answer of several",
    lambda step: step.is_question and step.kind is StepKind.ONE,
)

_HOMES: Mapping[str, _Home] = {
    OptionRole.DONE: _ACTION,
    OptionRole.NOT_NEEDED: _ACTION,
    OptionRole.YES: _QUESTION,
    OptionRole.NO: _QUESTION,
    OptionRole.NOT_SURE: _QUESTION,
    OptionRole.OTHER: _QUESTION,
    OptionRole.OWN_LANGUAGE: _UNDERSTANDING,
    OptionRole.INTERPRETER: _UNDERSTANDING,
    StepRole.UNDERSTANDING: _CHOICE,
    StepRole.HAND_OVER: _ACTION,
}

_SEVERAL = frozenset({OptionRole.INTERPRETER})
"""Roles that several options of a step may have."""


def check_checklists(folder: SourceFiles) -> Iterator[FoundProblem]:
    """Exactly one regional checklist is the one with which cases are opened."""
    blocks = [file.block for file in folder.regionals.values() if file.block]
    said = [block for block in blocks if block.text("role") == ChecklistRole.CASES]
    if blocks and not said:
        place = blocks[0].place_of("checklist")
        yield Problem.C42.at(place, role=ChecklistRole.CASES, what="checklist")
    yield from _once("checklist", ((one.text("role"), one.place_of("role")) for one in said))


def check_regional(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """The roles of a regional checklist, whoever uses it."""
    regional = outline.regional
    for what, given in _given(outline).items():
        told = [role for role, _ in given]
        for role in _NEEDED[what] if _WRITTEN_UNDER[what] in regional.entries else ():
            if role not in told:
                problem = Problem.C34 if what == "body" else Problem.C42
                place = regional.place_of(_WRITTEN_UNDER[what])
                yield problem.at(place, role=role, what=what)
        yield from _once(what, given)
    for what, blocks in (("fact", outline.facts), ("duty", outline.duties)):
        for block in blocks:
            yield from _complete(what, block)
    for duty in outline.duties:
        yield from _addressed(duty, outline)


def check_options(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """The roles of steps and options as a country uses them."""
    for step in outline.steps:
        yield from _at_home("step", step.id, step.block, step)
        for option in step.options:
            yield from _at_home("option", option.text("id"), option, step)
        given = ((one.text("role"), one.place_of("role")) for one in step.options)
        yield from _once("option", (one for one in given if one[0] not in _SEVERAL))
        if step.block.text("role") == StepRole.UNDERSTANDING and step.options:
            yield from _understanding(step)


def check_overlay(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """An overlay leaves alone what the program relies on."""
    if outline.overlay is None:
        return
    steps = {step.id: step for step in ChecklistOutline(outline.regional).steps}
    for what, blocks in _added(outline.overlay):
        for block in blocks:
            if role := block.text("role"):
                yield Problem.O07.at(block.place_of("role"), role=role, what=what)
    for words in outline.overlay.blocks("reword"):
        step = steps.get(words.text("step"))
        role = step.block.text("role") if step else ""
        for key in ("ask", "do"):
            if step and role and key in words.entries and not step.block.says("core"):
                yield Problem.O08.at(words.place_of(key), step=step.id, role=role)


def _given(outline: ChecklistOutline) -> dict[str, list[tuple[str, SourceLocation]]]:
    """The roles that are given, with their places, by what they are given to."""
    blocks: dict[str, Iterable[Block]] = {
        "duty": outline.duties,
        "fact": outline.facts,
        "step": [step.block for step in outline.steps],
    }
    given = {
        what: [(one.text("role"), one.place_of("role")) for one in several]
        for what, several in blocks.items()
    }
    return {**given, "body": [(one.value, one.place) for one in outline.body_roles.values()]}


def _once(what: str, given: Iterable[tuple[str, SourceLocation]]) -> Iterator[FoundProblem]:
    first: dict[str, SourceLocation] = {}
    for role, place in given:
        if role and role in first:
            yield Problem.C43.at(place, role=role, what=what, first=first[role])
        first.setdefault(role, place)


def _complete(what: str, block: Block) -> Iterator[FoundProblem]:
    role = block.text("role")
    for key in _KEYS.get(role, ()):
        if key not in block.entries or block.text(key) == "false":
            values = {"what": what.capitalize(), "id": block.text("id"), "role": role, "key": key}
            yield Problem.C45.at(block.place_of("role"), **values)


def _addressed(duty: Block, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    recipients = [body for body, role in outline.body_roles.items() if _is_recipient(role)]
    if duty.text("role") == DutyRole.REFERRAL and recipients and duty.text("to") not in recipients:
        body, known = duty.text("to"), recipients[0]
        yield Problem.C46.at(duty.place_of("to"), duty=duty.text("id"), body=body, recipient=known)


def _is_recipient(role: TextNode) -> bool:
    return role.value == BodyRole.RECIPIENT


def _at_home(what: str, id_: str, block: Block, step: StepOutline) -> Iterator[FoundProblem]:
    role = block.text("role")
    home = _HOMES.get(role)
    if home and not home.is_there(step):
        yield Problem.C44.at(block.place_of("role"), role=role, what=what, id=id_, home=home.says)


def _understanding(step: StepOutline) -> Iterator[FoundProblem]:
    for role in (OptionRole.OWN_LANGUAGE, OptionRole.INTERPRETER):
        if role not in step.roles:
            yield Problem.C47.at(step.block.place_of("options"), step=step.id, role=role)


def _added(overlay: Block) -> Iterator[tuple[str, Iterable[Block]]]:
    for addition in overlay.blocks("add_steps"):
        yield "step", addition.blocks("steps")
    for what, key in _ADDED_UNDER.items():
        yield what, overlay.blocks(key)
