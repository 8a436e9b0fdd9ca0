"""Conditions in words: what a lawyer reads is what the engine does."""

import pytest

from referral.definitions.documents.compiler import canonical, checklist_of
from referral.engine.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
)
from referral.engine.wording import Wording
from tests.engine.test_vectors import VECTORS

FEAR, NO_FEAR = Test("fear", Operator.IS, "yes"), Test("fear", Operator.IS_NOT, "no")
MAYBE = Test("fear", Operator.ONE_OF, ("yes", "no", "not_sure"))
FEARFUL, WOUNDED = (Test("signs", Operator.INCLUDES, one) for one in ("fear", "wound"))
TWO, ABOVE = Test("children", Operator.AT_LEAST, 2), Test("children", Operator.AT_MOST, 9)


class English:
    """The words as they are written."""

    def gettext(self, message: str, **values: object) -> str:
        return message % values

    def checklist(self, context: str, text: str) -> str:
        return text


class Contexts(English):
    """Shows the context under which each word of a checklist is looked up."""

    def checklist(self, context: str, text: str) -> str:
        return f"{context}/{text}"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (FEAR, "“Fear?” is answered “Yes”"),
        (NO_FEAR, "“Fear?” is answered, but not “No”"),
        (MAYBE, "“Fear?” is answered “Yes”, “No” or “Not sure”"),
        (FEARFUL, "the answers to “Signs?” include “Fear”"),
        (Test("signs", Operator.EXCLUDES, "wound"), "“Signs?” is answered without “Wound”"),
        (TWO, "“Children?” is answered 2 or more"),
        (ABOVE, "“Children?” is answered 9 or less"),
        (Test("children", Operator.IS, 0), "“Children?” is answered 0"),
        (
            AllOf((FEAR, TWO)),
            "all of these: “Fear?” is answered “Yes”; “Children?” is answered 2 or more",
        ),
        (AnyOf((FEAR,)), "“Fear?” is answered “Yes”"),
        (AnyOf((FEARFUL, WOUNDED)), "the answers to “Signs?” include “Fear” or “Wound”"),
        (AllOf((FEARFUL, WOUNDED)), "the answers to “Signs?” include “Fear” and “Wound”"),
        (
            AllOf((FEAR, AnyOf((TWO, FEARFUL)))),
            (
                "all of these: “Fear?” is answered “Yes”; (any of these: “Children?” is answered "
                "2 or more; the answers to “Signs?” include “Fear”)"
            ),
        ),
    ],
)
def test_a_condition_reads_as_a_phrase(condition: Condition, words: str):
    checklist = checklist_of(canonical(VECTORS["silence"]["document"]))

    assert Wording(checklist, English()).of(condition) == words


def test_a_fact_is_spelt_out_or_goes_by_its_name():
    checklist = checklist_of(canonical(VECTORS["facts_of_facts"]["document"]))
    condition = AnyOf((FactHolds("child_alone"), FactHolds("may_be_child")))
    spelt_out, by_name = (
        Wording(checklist, English()),
        Wording(checklist, English(), {"may_be_child": "A"}),
    )

    assert spelt_out.of(condition) == (
        "any of these: (all of these: “Age?” is answered “Child” or “Not sure”; "
        "“Alone?” is answered, but not “No”); “Age?” is answered “Child” or “Not sure”"
    )
    assert by_name.of(condition) == (
        "any of these: (all of these: A holds; “Alone?” is answered, but not “No”); A holds"
    )


def test_an_action_is_marked_rather_than_answered():
    checklist = checklist_of(canonical(VECTORS["duty_done"]["document"]))
    wording = Wording(checklist, English())

    assert wording.of(Test("handed_over", Operator.IS, "done")) == "“Handed over.” is marked “Done”"
    assert wording.of(Test("handed_over", Operator.IS_NOT, "done")) == (
        "“Handed over.” is marked, but not “Done”"
    )


def test_words_are_looked_up_under_the_step_or_its_answer_set():
    document = VECTORS["is"]["document"]
    fear = {**document["sections"][0]["steps"][0], "answer_set": "doubt"}
    section = {**document["sections"][0], "steps": [fear]}
    checklist = checklist_of(canonical({**document, "sections": [section]}))

    assert Wording(checklist, Contexts()).of(FEAR) == "“fear/Fear?” is answered “doubt/Yes”"
