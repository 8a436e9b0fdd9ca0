"""What holds by construction, without a solver; where it does not, nothing else can be proved.

Every run ends: steps stand in one order, a step's condition looks only at steps above it and facts
rest on no circle, so that each step is decided once, from the top; a run asks every step at most
once. And names are those of something, ids are unique, and what is forbidden is never "done".
"""

from collections.abc import Iterable, Iterator

from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.pieces import parts_of
from referral.authoring.questions.query import ProofQuery
from referral.engine.conditions import Condition, FactHolds, Test, steps_asked


def check(query: ProofQuery) -> Iterator[ProofFinding]:
    """What is wrong with the structure of a checklist; the worst alone, where it hides the rest."""
    unknown = [*_twice(query), *_unknown(query)]
    circles = [] if unknown else list(_circles(query))
    yield from (*unknown, *circles)
    if not unknown and not circles:
        yield from _backwards(query)
    for duty in query.checklist.duties:
        if duty.stop_rule and duty.done_when is not None:
            yield query.finding(ProofFault.L03, "duty", duty.id, duty=duty.id)


def _twice(query: ProofQuery) -> Iterator[ProofFinding]:
    checklist = query.checklist
    used = {
        "step": [step.id for step in checklist.steps()],
        "fact": [fact.id for fact in checklist.facts],
        "duty": [duty.id for duty in checklist.duties],
    }
    for what, ids in used.items():
        for id_ in dict.fromkeys(one for one in ids if ids.count(one) > 1):
            yield query.finding(ProofFault.L02, what, id_, what=what, id=id_)


def _unknown(query: ProofQuery) -> Iterator[ProofFinding]:
    checklist = query.checklist
    for kind, id_, condition in _conditions(query):
        for part in parts_of(condition):
            if isinstance(part, Test) and not _is_answer(part, query):
                name = f"{part.step}: {part.operand}"
                yield query.finding(ProofFault.L04, kind, id_, what=kind, id=id_, name=name)
            if isinstance(part, FactHolds) and part.fact not in checklist.conditions:
                yield query.finding(ProofFault.L04, kind, id_, what=kind, id=id_, name=part.fact)
    known = {*checklist.step_by_id, *(duty.id for duty in checklist.duties)}
    for promise in query.promises.promises:
        for name in (*promise.then, *promise.never, *promise.asks, *promise.never_asks):
            if name not in known:
                values = {"what": "promise", "id": promise.id, "name": name}
                yield query.finding(ProofFault.L04, "promise", promise.id, **values)


def _is_answer(test: Test, query: ProofQuery) -> bool:
    step = query.checklist.step_by_id.get(test.step)
    if step is None or isinstance(test.operand, int):
        return step is not None and step.number is not None
    wanted = (test.operand,) if isinstance(test.operand, str) else test.operand
    return {option.id for option in step.options} >= set(wanted)


def _conditions(query: ProofQuery) -> Iterator[tuple[str, str, Condition]]:
    checklist, promises = query.checklist, query.promises
    holders: list[tuple[str, str, Condition | None]] = []
    holders += [("step", step.id, step.when) for step in checklist.steps()]
    holders += [("fact", fact.id, fact.when) for fact in checklist.facts]
    for duty in checklist.duties:
        holders += [("duty", duty.id, duty.when), ("duty", duty.id, duty.done_when)]
    holders += [("clock", clock.id, clock.when) for clock in checklist.pack.clocks]
    holders += [("sign", sign.id, sign.when) for sign in promises.signs]
    for promise in promises.promises:
        holders += [("promise", promise.id, one) for one in (promise.when, promise.unless)]
    yield from ((kind, id_, when) for kind, id_, when in holders if when is not None)


def _circles(query: ProofQuery) -> Iterator[ProofFinding]:
    facts = query.checklist.conditions
    rests_on = {
        name: {part.fact for part in parts_of(when) if isinstance(part, FactHolds)}
        for name, when in facts.items()
    }
    for name in facts:
        reached, ahead = set[str](), list(rests_on[name])
        while ahead:
            if (fact := ahead.pop()) not in reached:
                reached.add(fact)
                ahead += rests_on[fact]
        if name in reached:
            yield query.finding(ProofFault.L05, "fact", name, fact=name)


def _backwards(query: ProofQuery) -> Iterator[ProofFinding]:
    above: set[str] = set()
    for step in query.checklist.steps():
        asked = _asked(step.when, query)
        for one in dict.fromkeys(one for one in asked if one not in above):
            yield query.finding(ProofFault.L01, "step", step.id, step=step.id, asked=one)
        above.add(step.id)


def _asked(when: Condition | None, query: ProofQuery) -> Iterable[str]:
    return () if when is None else steps_asked(when, query.checklist.conditions)
