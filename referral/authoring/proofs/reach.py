"""Nothing is written in vain: every step is asked, every duty arises, every clock runs, in some run.

And how long a finished run is, at least and at most.
"""

from collections.abc import Iterator

from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.query import Query
from referral.authoring.questions.solver import Term


def check(inquiry: Query) -> Iterator[ProofFinding]:
    """What no answers lead to."""
    runs, checklist, can_be = inquiry.runs, inquiry.checklist, inquiry.solver.can_be
    for step in checklist.steps():
        if not can_be(runs.applies[step.id]):
            yield inquiry.finding(ProofFault.L10, "step", step.id, step=step.id)
    for fact in checklist.facts:
        if not can_be(runs.holds(fact.when)):
            yield inquiry.finding(ProofFault.L12, "fact", fact.id, fact=fact.id)
    for duty in checklist.duties:
        if not can_be(runs.owes(duty.id)):
            yield inquiry.finding(ProofFault.L11, "duty", duty.id, duty=duty.id)
        elif duty.done_when is not None and not can_be(runs.is_done(duty.id)):
            yield inquiry.finding(ProofFault.L14, "duty", duty.id, duty=duty.id)
    yield from _clocks(inquiry)


def _clocks(inquiry: Query) -> Iterator[ProofFinding]:
    runs, duties = inquiry.runs, {duty.id for duty in inquiry.checklist.duties}
    for clock in inquiry.checklist.pack.clocks:
        limits = [runs.owes(clock.limits)] if clock.limits in duties else []
        when = [] if clock.when is None else [runs.holds(clock.when)]
        if not inquiry.solver.can_be(*limits, *when):
            beside = f' while its duty "{clock.limits}" stands' if limits else ""
            yield inquiry.finding(ProofFault.L13, "clock", clock.id, clock=clock.id, beside=beside)


def lengths(inquiry: Query) -> tuple[int, int]:
    """How many steps the shortest and the longest finished run have."""
    applies = list(inquiry.runs.applies.values())
    return _shortest(inquiry, applies), _longest(inquiry, applies)


def quick_lengths(inquiry: Query) -> tuple[int, int]:
    """The same for the quick path: the steps of its sections."""
    quick = [step for one in inquiry.checklist.sections if one.quick for step in one.steps]
    applies = [inquiry.runs.applies[step.id] for step in quick]
    return _shortest(inquiry, applies), _longest(inquiry, applies)


def _shortest(inquiry: Query, applies: list[Term]) -> int:
    solver, finished = inquiry.solver, inquiry.runs.finished
    low, high = 0, len(applies)
    while low < high:
        middle = (low + high) // 2
        if solver.can_be(finished, solver.at_most(middle, applies)):
            high = middle
        else:
            low = middle + 1
    return low


def _longest(inquiry: Query, applies: list[Term]) -> int:
    solver, finished = inquiry.solver, inquiry.runs.finished
    low, high = 0, len(applies)
    while low < high:
        middle = (low + high + 1) // 2
        if solver.can_be(finished, solver.at_least(middle, applies)):
            low = middle
        else:
            high = middle - 1
    return low
