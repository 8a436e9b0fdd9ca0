"""A duty shows as done only when somebody said so: an action was done, a question answered with yes.

Whatever else may count as done is listed under ``done_by``, with the reason.
"""

from collections.abc import Iterator

from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.query import ProofQuery
from referral.authoring.questions.solver import Term
from referral.engine.conditions import steps_asked
from referral.engine.model import Duty
from referral.engine.roles import OptionRole


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """Duties that show as done for another reason."""
    no = query.solver.no
    for duty in query.checklist.duties:
        if duty.done_when is None:
            continue
        said = query.solver.some(_reasons(duty, query))
        if run := query.shown(query.runs.is_done(duty.id), no(said)):
            yield query.finding(ProofFault.L50, "duty", duty.id, run=run, duty=duty.id)


def _reasons(duty: Duty, query: ProofQuery) -> Iterator[Term]:
    runs, checklist = query.runs, query.checklist
    if duty.done_when is not None:
        for one in steps_asked(duty.done_when, checklist.conditions):
            step = checklist.step_by_id[one]
            answer = step.find_option(OptionRole.DONE if step.is_action else OptionRole.YES)
            if answer:
                yield runs.says(one, answer.id)
    for exception in query.promises.done_by:
        if exception.duty == duty.id:
            yield runs.holds(exception.when)
