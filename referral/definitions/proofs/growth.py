"""More information takes no duty away: one answer more, one option more, a higher number.

That one answer more takes nothing away follows from the condition language, in which silence
triggers nothing and which has no "not"; it is proved all the same. Options and numbers can be asked
for by their absence, so that duties which are no protection may be listed under ``gives_way``.
"""

from collections.abc import Iterator

from referral.definitions.proofs.faults import Fault, Finding
from referral.definitions.proofs.inquiry import Inquiry
from referral.definitions.proofs.solver import Term
from referral.engine.model import Kind, Step


def check(inquiry: Inquiry) -> Iterator[Finding]:
    """Duties that more information takes away."""
    yield from _more_answers(inquiry)
    for step in inquiry.checklist.steps():
        if step.kind is Kind.MANY:
            yield from _more(Fault.L41, step, _more_options(step, inquiry), inquiry)
        if step.kind is Kind.NUMBER:
            yield from _more(Fault.L42, step, _higher_number(step, inquiry), inquiry)


def _more_answers(inquiry: Inquiry) -> Iterator[Finding]:
    duties = [duty.id for duty in inquiry.checklist.duties]
    kept = [_kept_or_new(step, inquiry) for step in inquiry.runs.given]
    lost = inquiry.solver.some(inquiry.lost(duty) for duty in duties)
    run, solution = inquiry.shown_change(*kept, lost)
    if solution:
        steps = [one for one in inquiry.runs.given if not solution.holds(inquiry.unchanged(one))]
        values = {"step": steps[0], "duties": inquiry.duties_lost(solution, duties)}
        yield inquiry.finding(Fault.L40, "step", steps[0], run=run, **values)


def _kept_or_new(step: str, inquiry: Inquiry) -> Term:
    solver, given = inquiry.solver, inquiry.runs.given[step]
    return solver.some((inquiry.unchanged(step), solver.no(solver.some(given.values()))))


def _more(fault: Fault, step: Step, more: list[Term], inquiry: Inquiry) -> Iterator[Finding]:
    excused = {one.duty for one in inquiry.promises.gives_way}
    duties = [duty.id for duty in inquiry.checklist.duties if duty.id not in excused]
    lost = inquiry.solver.some(inquiry.lost(duty) for duty in duties)
    run, solution = inquiry.shown_change(*more, lost)
    if solution:
        values = {"step": step.id, "duties": inquiry.duties_lost(solution, duties)}
        yield inquiry.finding(fault, "step", step.id, run=run, **values)


def _more_options(step: Step, inquiry: Inquiry) -> list[Term]:
    """The other run keeps what was chosen and may add; to "none of these", anything may come."""
    solver, given = inquiry.solver, inquiry.runs.given[step.id]
    other = inquiry.others.given[step.id]
    kept = [one.id for one in step.options if not one.alone]
    return [
        *inquiry.unchanged_but(step.id),
        inquiry.runs.answered[step.id],
        solver.some(other.values()),
        *(solver.some((solver.no(given[one]), other[one])) for one in kept),
    ]


def _higher_number(step: Step, inquiry: Inquiry) -> list[Term]:
    solver, given = inquiry.solver, inquiry.runs.given[step.id]
    other = inquiry.others.given[step.id]
    pieces = list(given)
    return [
        *inquiry.unchanged_but(step.id),
        inquiry.runs.answered[step.id],
        solver.some(
            solver.every((given[piece], solver.some(other[one] for one in pieces[at:])))
            for at, piece in enumerate(pieces)
        ),
    ]
