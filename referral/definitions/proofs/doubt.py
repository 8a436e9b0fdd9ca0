"""Doubt protects: "not sure" in place of an answer, all else alike, loses no duty.

Of duties listed under ``asked_again`` less holds: they may be lost for the moment, but not at the
end of a run, unless each step that asks again was answered, and not with "not sure".
"""

from collections.abc import Iterator

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
    promises = inquiry.promises
    excused = {one for again in promises.asked_again if again.step == step.id for one in again.loses}
    excused |= {one.duty for one in promises.gives_way}
    duties = [duty.id for duty in inquiry.checklist.duties if duty.id not in excused]
    lost = inquiry.solver.some(inquiry.lost(duty) for duty in duties)
    run, solution = inquiry.shown_change(*doubted(step.id, inquiry), lost)
    if solution:
        names = inquiry.duties_lost(solution, duties)
        values = {"step": step.id, "duties": names}
        yield inquiry.finding(Fault.L30, "step", step.id, run=run, **values)


def doubted(step: str, inquiry: Inquiry) -> list[Term]:
    """That the run answers a step clearly, and the other, alike in all else, with "not sure"."""
    solver, other = inquiry.solver, inquiry.others.given[step]
    rest = [term for one, term in other.items() if one != NOT_SURE]
    return [
        *inquiry.unchanged_but(step),
        inquiry.runs.answered[step],
        solver.no(inquiry.runs.given[step][NOT_SURE]),
        other[NOT_SURE],
        solver.no(solver.some(rest)),
    ]


def _asked_again(exception: AskedAgain, inquiry: Inquiry) -> Iterator[Finding]:
    doubt, solver = doubted(exception.step, inquiry), inquiry.solver
    clear = solver.every(_clearly(one, inquiry) for one in exception.by)
    for duty in exception.loses:
        lost = inquiry.lost(duty)
        values = {"step": exception.step, "duty": duty}
        if not solver.find(*doubt, lost):
            what = f'"{exception.step}" does not lose "{duty}"'
            yield inquiry.finding(Fault.L32, "step", exception.step, what=what)
        end = (*doubt, lost, inquiry.others.finished, solver.no(clear))
        run, solution = inquiry.shown_change(*end)
        if solution:
            yield inquiry.finding(Fault.L31, "step", exception.step, run=run, **values)


def _clearly(step: str, inquiry: Inquiry) -> Term:
    others, solver = inquiry.others, inquiry.solver
    doubt = others.given[step].get(NOT_SURE)
    answered = others.answered[step]
    return answered if doubt is None else solver.every((answered, solver.no(doubt)))
