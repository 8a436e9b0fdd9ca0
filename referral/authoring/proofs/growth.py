"""More information takes no duty away: one answer more, one option more, a higher number.

That one answer more takes nothing away follows from the condition language, in which silence
triggers nothing and which has no "not"; it is proved all the same. Options and numbers can be asked
for by their absence, so that duties which are no protection may be listed under ``gives_way``.
"""

from collections.abc import Iterable, Iterator

from referral.authoring.questions.change import AnswerChange
from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.query import ProofQuery
from referral.authoring.questions.solver import Term
from referral.engine.model import Step, StepKind


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """Duties that more information takes away."""
    for step in query.checklist.steps():
        yield from of_step(step, query)


def of_step(step: Step, query: ProofQuery) -> Iterator[ProofFinding]:
    """Duties that more information, given to one step, takes away."""
    change = query.change(step)
    yield from _lost(ProofFault.L40, change, _one_answer_more(change), (), query)
    excused = [one.duty for one in query.promises.gives_way]
    if step.kind is StepKind.MANY:
        yield from _lost(ProofFault.L41, change, _more_options(change), excused, query)
    if step.kind is StepKind.NUMBER:
        yield from _lost(ProofFault.L42, change, _higher_number(change), excused, query)


def _lost(
    fault: ProofFault, change: AnswerChange, more: list[Term], but: Iterable[str], query: ProofQuery
) -> Iterator[ProofFinding]:
    duties, step = change.duties(but), change.step.id
    if duties and (shown := change.shown(*more, change.loses_any(duties))):
        names = ", ".join(duty for duty in shown[1] if duty not in but)
        yield query.finding(fault, "step", step, run=shown[0], step=step, duties=names)


def _one_answer_more(change: AnswerChange) -> list[Term]:
    return [change.solver.no(change.solver.some(change.given.values()))]


def _more_options(change: AnswerChange) -> list[Term]:
    """What was chosen is kept, and more may come; "none of these" was not chosen."""
    solver = change.solver
    kept = [one.id for one in change.step.options if not one.alone]
    return [
        change.before.answered[change.step.id],
        change.after.answered[change.step.id],
        solver.some(change.given[one] for one in kept),
        *(solver.some((solver.no(change.given[one]), change.then[one])) for one in kept),
    ]


def _higher_number(change: AnswerChange) -> list[Term]:
    solver, pieces = change.solver, list(change.given)
    higher = [
        solver.every((change.given[piece], solver.some(change.then[one] for one in pieces[at:])))
        for at, piece in enumerate(pieces)
    ]
    return [change.before.answered[change.step.id], solver.some(higher)]
