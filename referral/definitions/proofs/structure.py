"""What holds by construction, without a solver; where it does not, nothing else can be proved.

Every run ends: steps stand in one order, a step's condition looks only at steps above it and facts
rest on no circle, so that each step is decided once, from the top; a run asks every step at most
once. And ids are unique, and what is forbidden is never "done".
"""

from collections.abc import Iterable, Iterator

from referral.definitions.proofs.faults import Fault, Finding
from referral.definitions.proofs.inquiry import Inquiry
from referral.engine.conditions import steps_asked


def check(inquiry: Inquiry) -> Iterator[Finding]:
    """What is wrong with the structure of a checklist."""
    checklist = inquiry.checklist
    yield from _twice("step", [step.id for step in checklist.steps()], inquiry)
    yield from _twice("fact", [fact.id for fact in checklist.facts], inquiry)
    yield from _twice("duty", [duty.id for duty in checklist.duties], inquiry)
    yield from _backwards(inquiry)
    for duty in checklist.duties:
        if duty.stop_rule and duty.done_when is not None:
            yield inquiry.finding(Fault.L03, "duty", duty.id, duty=duty.id)


def _twice(what: str, ids: Iterable[str], inquiry: Inquiry) -> Iterator[Finding]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield inquiry.finding(Fault.L02, what, id_, what=what, id=id_)
        seen.add(id_)


def _backwards(inquiry: Inquiry) -> Iterator[Finding]:
    above: set[str] = set()
    for step in inquiry.checklist.steps():
        if step.when is not None:
            for asked in steps_asked(step.when, inquiry.checklist.conditions):
                if asked not in above:
                    yield inquiry.finding(Fault.L01, "step", step.id, step=step.id, asked=asked)
        above.add(step.id)
