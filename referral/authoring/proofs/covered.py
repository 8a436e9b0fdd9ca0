"""Promises leave no gap: what is core is promised, and every answer beside a sign is judged.

These are looks, not proofs: they see to it that whoever adds a core duty, or an answer to a
question that may show a need for protection, also says what must follow.
"""

from collections.abc import Iterator

from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.query import ProofQuery
from referral.engine.conditions import Value, compiled, steps_asked
from referral.engine.model import Step, StepKind
from referral.engine.roles import OptionRole

_NEVER_SIGNS = (OptionRole.NO, OptionRole.DONE, OptionRole.NOT_NEEDED)


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """Gaps between the checklist and its promises."""
    promises = [one for one in query.promises.promises if not one.beyond_core]
    duties = {one: promise.id for promise in promises for one in promise.then}
    steps = {one: promise.id for promise in promises for one in promise.asks}
    checklist = query.checklist
    yield from _core("duty", {duty.id: duty.core for duty in checklist.duties}, duties, query)
    yield from _core("step", {step.id: step.core for step in checklist.steps()}, steps, query)
    yield from _judged(query)


def _core(
    kind: str, core: dict[str, bool], promised: dict[str, str], query: ProofQuery
) -> Iterator[ProofFinding]:
    for id_, is_core in core.items():
        values = {"what": kind.capitalize(), "id": id_}
        if is_core and id_ not in promised:
            yield query.finding(ProofFault.L27, kind, id_, **values)
        if not is_core and id_ in promised:
            yield query.finding(ProofFault.L26, kind, id_, promise=promised[id_], **values)


def _judged(query: ProofQuery) -> Iterator[ProofFinding]:
    signs = query.promises.signs
    asked = {one for sign in signs for one in steps_asked(sign.when, {})}
    excused = {(one.step, option) for one in query.promises.no_signs for option in one.options}
    for step in query.checklist.steps():
        for option in _options(step) if step.id in asked else ():
            values = {"step": step.id, "option": option}
            is_sign = _is_sign(step, option, query)
            if is_sign and (step.id, option) in excused:
                yield query.finding(ProofFault.L29, "step", step.id, **values)
            if not is_sign and (step.id, option) not in excused:
                yield query.finding(ProofFault.L28, "step", step.id, **values)


def _options(step: Step) -> list[str]:
    return [one.id for one in step.options if not one.alone and one.role not in _NEVER_SIGNS]


def _is_sign(step: Step, option: str, query: ProofQuery) -> bool:
    answer: Value = (option,) if step.kind is StepKind.MANY else option
    return any(compiled(sign.when, {})({step.id: answer}) for sign in query.promises.signs)
