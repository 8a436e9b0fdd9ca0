"""Nothing is written in vain: every step is asked, every duty arises, every clock runs, in some run.

And how long a finished run is, at least and at most.
"""

from collections.abc import Iterator

from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.query import ProofQuery
from referral.authoring.questions.solver import Term


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """What no answers lead to."""
    runs, checklist, can_be = query.runs, query.checklist, query.solver.can_be
    for step in checklist.steps():
        if not can_be(runs.applies[step.id]):
            yield query.finding(ProofFault.L10, "step", step.id, step=step.id)
    for fact in checklist.facts:
        if not can_be(runs.holds(fact.when)):
            yield query.finding(ProofFault.L12, "fact", fact.id, fact=fact.id)
    for duty in checklist.duties:
        if not can_be(runs.owes(duty.id)):
            yield query.finding(ProofFault.L11, "duty", duty.id, duty=duty.id)
        elif duty.done_when is not None and not can_be(runs.is_done(duty.id)):
            yield query.finding(ProofFault.L14, "duty", duty.id, duty=duty.id)
    yield from _clocks(query)


def _clocks(query: ProofQuery) -> Iterator[ProofFinding]:
    runs, duties = query.runs, {duty.id for duty in query.checklist.duties}
    for clock in query.checklist.pack.clocks:
        limits = [runs.owes(clock.limits)] if clock.limits in duties else []
        when = [] if clock.when is None else [runs.holds(clock.when)]
        if not query.solver.can_be(*limits, *when):
            beside = f' while its duty "{clock.limits}" stands' if limits else ""
            yield query.finding(ProofFault.L13, "clock", clock.id, clock=clock.id, beside=beside)


def lengths(query: ProofQuery) -> tuple[int, int]:
    """How many steps the shortest and the longest finished run have."""
    applies = list(query.runs.applies.values())
    return _shortest(query, applies), _longest(query, applies)


def quick_lengths(query: ProofQuery) -> tuple[int, int]:
    """The same for the quick path: the steps of its sections."""
    quick = [step for one in query.checklist.sections if one.quick for step in one.steps]
    applies = [query.runs.applies[step.id] for step in quick]
    return _shortest(query, applies), _longest(query, applies)


def _shortest(query: ProofQuery, applies: list[Term]) -> int:
    solver, finished = query.solver, query.runs.finished
    low, high = 0, len(applies)
    while low < high:
        middle = (low + high) // 2
        if solver.can_be(finished, solver.at_most(middle, applies)):
            high = middle
        else:
            low = middle + 1
    return low


def _longest(query: ProofQuery, applies: list[Term]) -> int:
    solver, finished = query.solver, query.runs.finished
    low, high = 0, len(applies)
    while low < high:
        middle = (low + high + 1) // 2
        if solver.can_be(finished, solver.at_least(middle, applies)):
            low = middle
        else:
            high = middle - 1
    return low
