"""Promises are kept: in every run in which a promise's case holds, its outcome does."""

from collections.abc import Iterator

from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.pieces import parts_of
from referral.authoring.questions.promises import Promise, Sign
from referral.authoring.questions.query import ProofQuery
from referral.authoring.questions.solver import Term
from referral.engine.conditions import AnyOf, Condition, Operator, Test
from referral.engine.model import Duty


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """Promises that some run breaks, and signs and promises that speak of nothing."""
    for sign in query.promises.signs:
        yield from _possible(sign, query)
    for promise in query.promises.promises:
        yield from kept(promise, query)


def kept(promise: Promise, query: ProofQuery) -> Iterator[ProofFinding]:
    """How one promise is broken."""
    case = _case(promise, query)
    if not query.solver.can_be(*case):
        yield query.finding(ProofFault.L16, "promise", promise.id, promise=promise.id)
        return
    no, runs = query.solver.no, query.runs
    for fault, kind, broken in (
        (ProofFault.L20, "duty", {one: no(runs.owes(one)) for one in promise.then}),
        (ProofFault.L21, "duty", {one: runs.owes(one) for one in promise.never}),
        (ProofFault.L22, "step", {one: no(runs.applies[one]) for one in promise.asks}),
        (ProofFault.L23, "step", {one: runs.applies[one] for one in promise.never_asks}),
    ):
        for one, term in broken.items():
            if run := query.shown(*case, term):
                values = {"promise": promise.id, "says": promise.says, kind: one}
                yield query.finding(fault, kind, one, run=run, **values)


def check_strength(query: ProofQuery) -> Iterator[ProofFinding]:
    """Duties that are weaker than a promise says; no runs are needed for that."""
    duties = {duty.id: duty for duty in query.checklist.duties}
    for promise in query.promises.promises:
        for one in promise.then:
            for lack in _lacks(duties[one], promise):
                values = {"duty": one, "promise": promise.id, "lack": lack, "says": promise.says}
                yield query.finding(ProofFault.L24, "duty", one, **values)
        if promise.first:
            yield from _first(promise, query)


def _case(promise: Promise, query: ProofQuery) -> list[Term]:
    runs, solver = query.runs, query.solver
    case = []
    if promise.signs:
        signs = [sign for sign in query.promises.signs if sign.id in promise.signs]
        case.append(solver.some(runs.holds(sign.when) for sign in signs))
    if promise.when is not None:
        case.append(runs.holds(promise.when))
    if promise.unless is not None:
        case.append(solver.no(runs.holds(promise.unless)))
    if promise.finished:
        case.append(runs.finished)
    return case


def _lacks(duty: Duty, promise: Promise) -> Iterator[str]:
    if promise.within and duty.within.hours > promise.within.hours:
        yield f"it is to be done {duty.within}, not {promise.within}"
    if promise.urgent and not duty.urgent:
        yield "it is not urgent"
    if promise.stop_rule and not duty.stop_rule:
        yield "it is no stop rule"


def _first(promise: Promise, query: ProofQuery) -> Iterator[ProofFinding]:
    order = [duty.id for duty in query.checklist.duties]
    for one in promise.then:
        above = next(duty for duty in order if duty == one or duty not in promise.then)
        if above != one:
            values = {"duty": one, "above": above, "promise": promise.id, "says": promise.says}
            yield query.finding(ProofFault.L25, "duty", one, **values)


def _possible(sign: Sign, query: ProofQuery) -> Iterator[ProofFinding]:
    for part in _alternatives(sign.when):
        if not query.solver.can_be(query.runs.holds(part)):
            tests = [one for one in parts_of(part) if isinstance(one, Test)]
            written = ", ".join(f"{one.step} {one.operator} {one.operand}" for one in tests)
            yield query.finding(ProofFault.L15, "sign", sign.id, sign=sign.id, part=written)


def _alternatives(condition: Condition) -> Iterator[Condition]:
    match condition:
        case AnyOf(parts):
            for part in parts:
                yield from _alternatives(part)
        case Test(step, Operator.ONE_OF, tuple(values)):
            yield from (Test(step, Operator.IS, value) for value in values)
        case _:
            yield condition
