"""Doubt protects: "not sure" in place of an answer, all else alike, loses no duty.

Of duties listed under ``asked_again`` less holds: they may be lost for the moment, but not at the
end of a run, unless each step that asks again was answered, and not with "not sure".
"""

from collections.abc import Iterator

from referral.definitions.proofs.change import Change
from referral.definitions.proofs.faults import Fault, Finding
from referral.definitions.proofs.inquiry import Inquiry
from referral.definitions.proofs.promises import AskedAgain
from referral.definitions.proofs.solver import Term
from referral.engine.model import Step

NOT_SURE = "not_sure"


def check(inquiry: Inquiry) -> Iterator[Finding]:
    """Questions in which doubt does not protect, and exceptions that nothing needs."""
    for step in inquiry.checklist.steps():
        if not step.is_action and NOT_SURE in inquiry.runs.given[step.id]:
            yield from of_step(step, inquiry)
    for exception in inquiry.promises.asked_again:
        yield from _asked_again(exception, inquiry)


def of_step(step: Step, inquiry: Inquiry) -> Iterator[Finding]:
    """The duties that "not sure" to one question loses."""
    change, promises = inquiry.change(step), inquiry.promises
    excused = {one.duty for one in promises.gives_way}
    for again in promises.asked_again:
        excused |= set(again.loses) if again.step == step.id else set()
    duties = change.duties(but=excused)
    if duties and (shown := change.shown(*doubted(change), change.loses_any(duties))):
        run, lost = shown
        names = ", ".join(duty for duty in lost if duty not in excused)
        yield inquiry.finding(Fault.L30, "step", step.id, run=run, step=step.id, duties=names)


def doubted(change: Change) -> list[Term]:
    """That a step is answered clearly before, and with "not sure" alone after."""
    no, rest = change.solver.no, [one for name, one in change.then.items() if name != NOT_SURE]
    return [
        change.before.answered[change.step.id],
        no(change.given[NOT_SURE]),
        change.then[NOT_SURE],
        no(change.solver.some(rest)),
    ]


def _asked_again(exception: AskedAgain, inquiry: Inquiry) -> Iterator[Finding]:
    change = inquiry.change(inquiry.checklist.step_by_id[exception.step])
    solver, step = inquiry.solver, exception.step
    clear = solver.every(_clearly(one, change) for one in exception.by)
    for duty in exception.loses:
        lost = (*doubted(change), change.lost(duty))
        if not solver.find(*lost):
            what = f'"Not sure" to "{step}" does not lose "{duty}"'
            yield inquiry.finding(Fault.L32, "step", step, what=what)
        elif shown := change.shown(*lost, change.after.finished, solver.no(clear)):
            yield inquiry.finding(Fault.L31, "step", step, run=shown[0], step=step, duty=duty)


def _clearly(step: str, change: Change) -> Term:
    doubt, answered = change.after.given[step].get(NOT_SURE), change.after.answered[step]
    return answered if doubt is None else change.solver.every((answered, change.solver.no(doubt)))
