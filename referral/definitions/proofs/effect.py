"""No answer is without effect: it leads to a step, duty, flag or clock, or stands on the form.

The form prints every action with its answer and every question with ``form``; there each answer has
its effect. Of every other question, an answer has one when putting another in its place changes
what is asked, owed, done, flagged or limited in some run; of a multiple choice, an option has one
when leaving it out does. What is kept for readers of the case only is listed under ``records``.
"""

from collections.abc import Iterator

from referral.definitions.proofs.faults import Fault, Finding
from referral.definitions.proofs.inquiry import Inquiry
from referral.definitions.proofs.runs import Runs
from referral.definitions.proofs.solver import Term
from referral.engine.conditions import Value
from referral.engine.model import Kind, Step


def check(inquiry: Inquiry) -> Iterator[Finding]:
    """Answers without effect, and records that have one."""
    records = {(one.step, option) for one in inquiry.promises.records for option in one.options}
    for step in inquiry.checklist.steps():
        if not step.is_action and step.form is None:
            yield from of_step(step, inquiry, records)


def of_step(step: Step, inquiry: Inquiry, records: set[tuple[str, str]]) -> Iterator[Finding]:
    """Answers to one question without effect, and its records that have one."""
    for option in inquiry.runs.given[step.id]:
        has_effect = inquiry.solver.find(*_instead(step, option, inquiry), _differs(inquiry))
        is_record = (step.id, option) in records
        if has_effect is None and not is_record:
            yield inquiry.finding(Fault.L60, "step", step.id, step=step.id, option=option)
        if has_effect and is_record:
            yield inquiry.finding(Fault.L61, "step", step.id, step=step.id, option=option)


def _instead(step: Step, option: Value, inquiry: Inquiry) -> list[Term]:
    """That the run gives this answer, and the other, alike in all else, another in its place."""
    solver, given = inquiry.solver, inquiry.runs.given[step.id]
    other = inquiry.others.given[step.id]
    alone = {one.id for one in step.options if one.alone}
    beside = [one for one in given if one != option]
    left = beside if step.kind is Kind.MANY and option not in alone else []
    return [
        *inquiry.unchanged_but(step.id),
        given[option],
        solver.no(other[option]),
        solver.some(other.values()),
        *(solver.same(given[one], other[one]) for one in left),
    ]


def _differs(inquiry: Inquiry) -> Term:
    solver = inquiry.solver
    pairs = zip(_outcome(inquiry.runs), _outcome(inquiry.others), strict=True)
    return solver.some(solver.no(solver.same(one, other)) for one, other in pairs)


def _outcome(runs: Runs) -> Iterator[Term]:
    checklist = runs.checklist
    yield from runs.applies.values()
    for duty in checklist.duties:
        yield from (runs.owes(duty.id), runs.is_done(duty.id))
    yield from (runs.holds(fact.when) for fact in checklist.facts if fact.flag)
    yield from (runs.holds(one.when) for one in checklist.pack.clocks if one.when is not None)
