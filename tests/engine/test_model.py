"""Small promises of the model, and of laying an overlay over a checklist."""

from typing import Any

import pytest

from referral.definitions.documents.compiler import canonical, checklist_of
from referral.engine.country import Names
from referral.engine.model import Aim, Checklist, Option, Step, as_value
from referral.engine.overlay import Addition, Overlay, Rewording, apply_overlay
from referral.engine.walker import Walker
from tests.engine.test_vectors import VECTORS


@pytest.fixture
def checklist() -> Checklist:
    """Two sections: the step first, and then second and third."""
    return checklist_of(canonical(VECTORS["sections"]["document"]))


def extra(step_id: str) -> Step:
    return Step(step_id, "More?", options=(Option("yes", "Yes"), Option("no", "No")))


@pytest.mark.parametrize(
    ("raw", "value"),
    [("yes", "yes"), (3, 3), (["a", "b"], ("a", "b")), (("a",), ("a",)), ([], ())],
)
def test_what_may_be_an_answer_is_taken_as_it_is(raw: Any, value: Any):
    assert as_value(raw) == value


@pytest.mark.parametrize("raw", [None, True, False, 1.0, {"a": "b"}, ["a", 1], [["a"]], b"yes"])
def test_what_is_no_answer_is_none(raw: Any):
    assert as_value(raw) is None


def test_aims_are_hours():
    assert [aim.hours for aim in Aim] == [0, 1, 24, 72]


def test_a_name_is_said_in_the_best_language_there_is():
    names = Names((("kk", "Шекара"), ("en", "Border")))

    assert names.get("kk") == "Шекара"
    assert names.get("ru") == "Border"
    assert Names((("kk", "Шекара"),)).get("ru") == "Шекара"


def test_a_walk_says_whether_it_is_complete_and_what_is_owed():
    vector = VECTORS["duties_together"]
    walk = Walker(checklist_of(canonical(vector["document"]))).walk(
        {"age": "child", "signs": ("fear", "wound")}
    )

    assert walk.complete
    assert walk.owes("guardian")
    assert not walk.owes("calm")


def test_an_overlay_adds_steps_after_those_it_names_in_their_order(checklist: Checklist):
    additions = (
        Addition("first", (extra("a"), extra("b"))),
        Addition("third", (extra("d"),)),
        Addition("first", (extra("c"),)),
    )

    steps = [step.id for step in apply_overlay(checklist, Overlay("vector", additions)).steps()]

    assert steps == ["first", "a", "b", "c", "second", "third", "d"]


def test_an_overlay_rewords_but_never_takes_away(checklist: Checklist):
    words = Rewording("second", hint="Ask again.", never=("Guess.",), examples=("A nod",))

    second = apply_overlay(checklist, Overlay("vector", rewordings=(words, words))).step_by_id[
        "second"
    ]

    assert (second.says, second.hint) == ("Second?", "Ask again.")
    assert second.never == ("Guess.", "Guess.")
    assert second.when == checklist.step_by_id["second"].when


def test_an_overlay_can_only_add_facts_and_duties(checklist: Checklist):
    donor = checklist_of(canonical(VECTORS["duty_through_fact"]["document"]))

    larger = apply_overlay(checklist, Overlay("vector", facts=donor.facts, duties=donor.duties))

    assert larger.facts == checklist.facts + donor.facts
    assert larger.duties == checklist.duties + donor.duties
