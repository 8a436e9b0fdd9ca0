"""No answer is without effect: it leads to a step, duty, flag or clock, or stands on the form.

The form prints every action with its answer and every question with ``form``; there each answer has
its effect. Of every other question, an answer has one when putting another in its place changes
what is asked, owed, done, flagged or limited in some run; of a multiple choice, an option has one
when leaving it out does ("none of these" takes its place where it was the only one). What is kept
for readers of the case only is listed under ``records``.
"""

from collections.abc import Iterator

from referral.authoring.questions.change import AnswerChange
from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.query import ProofQuery
from referral.authoring.questions.runs import Runs
from referral.authoring.questions.solver import Term
from referral.engine.conditions import Value
from referral.engine.model import Step, StepKind


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """Answers without effect, and records that have one."""
    for step in query.checklist.steps():
        if not step.is_action and step.form is None:
            yield from of_step(step, query)


def of_step(step: Step, query: ProofQuery) -> Iterator[ProofFinding]:
    """Answers to one question without effect, and its records that have one."""
    change = query.change(step)
    differs = _differs(change)
    records = [one.options for one in query.promises.records if one.step == step.id]
    for option in change.given:
        has_effect = query.solver.can_be(*_instead(option, change), differs)
        is_record = any(option in options for options in records)
        if has_effect == is_record:
            fault = ProofFault.L61 if is_record else ProofFault.L60
            yield query.finding(fault, "step", step.id, step=step.id, option=str(option))


def _instead(option: Value, change: AnswerChange) -> list[Term]:
    """That this answer is given before, and another in its place after."""
    solver, given, then = change.solver, change.given, change.then
    alone = [one.id for one in change.step.options if one.alone]
    is_left_out = change.step.kind is StepKind.MANY and option not in alone
    kept = [one for one in given if one != option and one not in alone] if is_left_out else []
    return [
        given[option],
        solver.no(then[option]),
        solver.some(then.values()),
        *(solver.same(given[one], then[one]) for one in kept),
    ]


def _differs(change: AnswerChange) -> Term:
    solver = change.solver
    pairs = zip(_outcome(change.before, change), _outcome(change.after, change), strict=True)
    return solver.some(solver.no(solver.same(one, other)) for one, other in pairs)


def _outcome(runs: Runs, change: AnswerChange) -> Iterator[Term]:
    checklist, depends = runs.checklist, change.after.depends
    yield from (runs.applies[one] for one in runs.applies if one in change.after.affected)
    for duty in checklist.duties:
        if depends(duty.when) or depends(duty.done_when):
            yield from (runs.owes(duty.id), runs.is_done(duty.id))
    yield from (runs.holds(one.when) for one in checklist.facts if one.flag and depends(one.when))
    for clock in checklist.pack.clocks:
        if clock.when is not None and depends(clock.when):
            yield runs.holds(clock.when)
