"""A duty shows as done only when somebody said so: an action was done, a question answered with yes.

Whatever else may count as done is listed under ``done_by``, with the reason.
"""

from collections.abc import Iterator

from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.query import Query
from referral.authoring.questions.solver import Term
from referral.engine.conditions import steps_asked
from referral.engine.model import Duty
from referral.engine.roles import OptionRole


def check(inquiry: Query) -> Iterator[ProofFinding]:
    """Duties that show as done for another reason."""
    no = inquiry.solver.no
    for duty in inquiry.checklist.duties:
        if duty.done_when is None:
            continue
        said = inquiry.solver.some(_reasons(duty, inquiry))
        if run := inquiry.shown(inquiry.runs.is_done(duty.id), no(said)):
            yield inquiry.finding(ProofFault.L50, "duty", duty.id, run=run, duty=duty.id)


def _reasons(duty: Duty, inquiry: Query) -> Iterator[Term]:
    runs, checklist = inquiry.runs, inquiry.checklist
    if duty.done_when is not None:
        for one in steps_asked(duty.done_when, checklist.conditions):
            step = checklist.step_by_id[one]
            answer = step.find_option(OptionRole.DONE if step.is_action else OptionRole.YES)
            if answer:
                yield runs.says(one, answer.id)
    for exception in inquiry.promises.done_by:
        if exception.duty == duty.id:
            yield runs.holds(exception.when)
