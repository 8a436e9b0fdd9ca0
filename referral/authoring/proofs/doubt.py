"""Doubt protects: "not sure" in place of an answer, all else alike, loses no duty.

Of duties listed under ``lost_in_doubt`` less holds: at the end of a run, when everything was asked,
they are lost only if the condition holds that is written there.
"""

from collections.abc import Iterator

from referral.authoring.questions.change import AnswerChange
from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.promises import LostInDoubt
from referral.authoring.questions.query import ProofQuery
from referral.authoring.questions.solver import Term
from referral.engine.model import Step
from referral.engine.roles import OptionRole


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """Questions in which doubt does not protect, and exceptions that nothing needs."""
    for step in query.checklist.steps():
        if not step.is_action and step.find_option(OptionRole.NOT_SURE):
            yield from of_step(step, query)
    for exception in query.promises.lost_in_doubt:
        yield from _exception(exception, query)


def of_step(step: Step, query: ProofQuery) -> Iterator[ProofFinding]:
    """The duties that "not sure" to one question loses."""
    change, promises = query.change(step), query.promises
    excused = {one.duty for one in promises.gives_way}
    for one in promises.lost_in_doubt:
        excused |= set(one.loses) if one.step == step.id else set()
    duties = change.duties(but=excused)
    if duties and (shown := change.shown(*doubted(change), change.loses_any(duties))):
        run, lost = shown
        names = ", ".join(duty for duty in lost if duty not in excused)
        yield query.finding(ProofFault.L30, "step", step.id, run=run, step=step.id, duties=names)


def doubted(change: AnswerChange) -> list[Term]:
    """That a step is answered clearly before, and with "not sure" alone after."""
    no, doubt = change.solver.no, change.step.find_option(OptionRole.NOT_SURE)
    if doubt is None:
        raise ValueError(f'"{change.step.id}" cannot be answered in doubt')
    rest = [one for name, one in change.then.items() if name != doubt.id]
    return [
        change.before.answered[change.step.id],
        no(change.given[doubt.id]),
        change.then[doubt.id],
        no(change.solver.some(rest)),
    ]


def _exception(exception: LostInDoubt, query: ProofQuery) -> Iterator[ProofFinding]:
    step, solver = exception.step, query.solver
    change = query.change(query.checklist.step_by_id[step])
    for duty in exception.loses:
        lost = (*doubted(change), change.lost(duty))
        if not solver.can_be(*lost):
            what = f'"Not sure" to "{step}" does not lose "{duty}"'
            yield query.finding(ProofFault.L32, "step", step, what=what)
        elif exception.only_if is not None:
            otherwise = solver.no(change.after.holds(exception.only_if))
            if shown := change.shown(*lost, change.after.finished, otherwise):
                yield query.finding(
                    ProofFault.L31, "step", step, run=shown[0], step=step, duty=duty
                )
