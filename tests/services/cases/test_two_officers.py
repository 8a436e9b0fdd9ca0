"""Two officers on one case, in any order, with lost replies and repeats: nothing is lost or silently replaced."""

from threading import Thread
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from referral.engine.conditions import Value
from referral.services.cases.answering import NewAnswer
from referral.services.cases.refusals import ChangedMeanwhile, Saved, StepDoesNotApply
from referral.services.upkeep.journal import verify
from referral.store.accounts.people import Actor
from referral.store.cases.answers import AnswerRow
from referral.store.cases.cases import Case
from tests.builders import Border

VALUES: dict[str, list[Value]] = {
    "danger": ["yes", "no", "not_sure"],
    "ambulance_called": ["done", "no_line"],
    "afraid": ["yes", "no", "not_sure"],
    "signs": [("tired",), ("tired", "hurt"), ("none",)],
    "children": [0, 1, 2],
}
officers = st.sampled_from(["officer", "colleague"])
answers = st.sampled_from([(step, value) for step, values in VALUES.items() for value in values])


def lines(border: Border, case: Case) -> list[AnswerRow]:
    """Every answer of a case, oldest first."""
    with border.database.read_session() as session:
        query = select(AnswerRow).where(AnswerRow.case_id == case.id).order_by(AnswerRow.revision)
        return list(session.scalars(query))


class TwoOfficers(RuleBasedStateMachine):
    """What may happen on one case; every run opens a case of its own."""

    border: Border

    def __init__(self) -> None:
        super().__init__()
        self.case = self.border.open_case()
        self.actors: dict[str, Actor] = {
            "officer": self.border.officer,
            "colleague": self.border.colleague,
        }
        self.seen: dict[str, dict[str, int]] = {name: {} for name in self.actors}
        self.sent: list[tuple[str, NewAnswer]] = []
        self.record: list[tuple[str, NewAnswer]] = []

    @rule(officer=officers)
    def reload(self, officer: str) -> None:
        """The page is loaded again and shows everything there is."""
        revision = self.border.file(self.case).revision
        self.seen[officer] = dict.fromkeys(VALUES, revision)

    @rule(officer=officers, answer=answers)
    def give(self, officer: str, answer: tuple[str, Value]) -> None:
        """An answer is given, and its reply arrives."""
        saved = self.send(officer, self.given(officer, answer))
        if saved is not None:
            self.seen[officer] |= saved.revisions

    @rule(officer=officers, answer=answers)
    def give_and_hear_nothing(self, officer: str, answer: tuple[str, Value]) -> None:
        """An answer is given, and its reply is lost."""
        self.send(officer, self.given(officer, answer))

    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """Anything that was ever sent is sent again."""
        if self.sent:
            self.send(*data.draw(st.sampled_from(self.sent)))

    def given(self, officer: str, answer: tuple[str, Value]) -> NewAnswer:
        step, value = answer
        return NewAnswer(step, value, uuid4(), self.seen[officer].get(step, 0))

    def send(self, officer: str, given: NewAnswer) -> Saved | None:
        before = {one.step: (at, one) for at, (_, one) in enumerate(self.record, start=1)}
        known = any(one.operation == given.operation for _, one in self.record)
        self.sent.append((officer, given))
        try:
            saved = self.border.send(self.case, given, by=self.actors[officer])
        except StepDoesNotApply:
            return None
        except ChangedMeanwhile as meanwhile:
            self.must_be_true(meanwhile, given, before[given.step])
            assert not known, "what was taken in before is no conflict"
            return None
        if saved.changed:
            assert not known, "sent twice, but written twice"
            standing = before.get(given.step)
            assert standing is None or standing[0] <= given.seen, "replaced unseen"
            self.record.append((officer, given))
        return saved

    def must_be_true(
        self, meanwhile: ChangedMeanwhile, yours: NewAnswer, standing: tuple[int, NewAnswer]
    ) -> None:
        revision, theirs = standing
        assert revision > yours.seen
        assert [one.theirs for one in meanwhile.conflicts] == [theirs.value] != [yours.value]

    @invariant()
    def everything_acknowledged_is_there(self) -> None:
        kept = [(one.step, one.value, one.operation) for one in lines(self.border, self.case)]
        assert kept == [(one.step, one.value, one.operation) for _, one in self.record]

    def teardown(self) -> None:
        with self.border.database.read_session() as session:
            assert verify(session).whole


def test_whatever_two_officers_do_nothing_is_lost_or_silently_replaced(border: Border):
    run_state_machine_as_test(
        type("OnThisDatabase", (TwoOfficers,), {"border": border}),
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("steps", [("afraid", "afraid"), ("afraid", "children")])
def test_two_officers_at_the_very_same_moment(border: Border, steps: tuple[str, str]):
    case, acknowledged, refused = border.open_case(), [], []

    def work(actor: Actor, step: str) -> None:
        for number in range(20):
            value = VALUES[step][number % 3]
            given = NewAnswer(step, value, uuid4(), border.file(case).revision)
            try:
                if border.send(case, given, by=actor).changed:
                    acknowledged.append(given.operation)
            except ChangedMeanwhile:
                refused.append(given.operation)

    actors = (border.officer, border.colleague)
    threads = [Thread(target=work, args=pair) for pair in zip(actors, steps, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    kept = lines(border, case)
    assert [one.revision for one in kept] == list(range(1, len(kept) + 1))
    assert {one.operation for one in kept} == set(acknowledged)
    assert not {one.operation for one in kept} & set(refused)
    with border.database.read_session() as session:
        assert verify(session).whole
