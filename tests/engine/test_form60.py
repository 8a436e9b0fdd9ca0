"""A long form with expected questions: answered at once, step by step, and resumed as a draft."""

import json
from random import Random
from typing import Any

import pytest

from referral.definitions.documents.compiler import document_of
from referral.engine.conditions import Value
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from tests.bench import form60
from tests.engine.twins import Job, in_javascript, in_python, values

CHECKLIST = form60.checklist()


@pytest.fixture(params=form60.SCENARIOS)
def scenario(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each scenario of the form."""
    return form60.SCENARIOS[request.param]


def visible(walk: Walk) -> list[str]:
    """The questions that apply, in the order of the form."""
    applicable = {step.id for step in walk.applicable}
    return [question for question in form60.QUESTIONS if question in applicable]


def stored_and_read(answers: dict[str, Value]) -> dict[str, Value]:
    """Answers as they come back from storage."""
    return values(json.loads(json.dumps(answers)))


def test_the_form_was_converted_whole():
    conditional = [step for step in CHECKLIST.steps() if step.when]

    assert len(list(CHECKLIST.steps())) == 60
    assert len(conditional) == form60.FORM["counts"]["conditional"]
    assert sum(len(step.options) for step in CHECKLIST.steps()) == 25 * 2 + 35 * 5


def test_all_answers_at_once(scenario: dict[str, Any]):
    walk = Walker(CHECKLIST).walk(form60.answers(scenario))

    assert visible(walk) == scenario["expected_visible"]


def test_a_draft_read_back_from_storage(scenario: dict[str, Any]):
    resumed = stored_and_read(form60.answers(scenario))

    walk = Walker(CHECKLIST).walk(resumed)

    assert visible(walk) == scenario["expected_visible"]


def test_a_draft_given_step_by_step_and_resumed_each_time(scenario: dict[str, Any]):
    draft: dict[str, Value] = {}
    for question, value in form60.answers(scenario).items():
        draft = stored_and_read({**draft, question: value})
        Walker(CHECKLIST).walk(draft)

    assert visible(Walker(CHECKLIST).walk(draft)) == scenario["expected_visible"]


def test_the_order_in_which_answers_are_given_does_not_matter(scenario: dict[str, Any]):
    given = list(form60.answers(scenario).items())
    Random(60).shuffle(given)

    assert visible(Walker(CHECKLIST).walk(dict(given))) == scenario["expected_visible"]


def test_an_officer_who_answers_only_what_is_shown_sees_the_same(scenario: dict[str, Any]):
    wanted, draft = form60.answers(scenario), dict[str, Value]()
    walker = Walker(CHECKLIST)
    while to_ask := [step for step in walker.walk(draft).missing if step.id in wanted]:
        draft[to_ask[0].id] = wanted[to_ask[0].id]

    assert visible(walker.walk(draft)) == scenario["expected_visible"]


def test_turning_an_answer_off_and_on_brings_everything_back():
    walker = Walker(CHECKLIST)
    answers = form60.answers(form60.SCENARIOS["all_visible"])
    for toggled in form60.TOGGLED:
        off = walker.walk({**answers, toggled: "no"})
        on = walker.walk({**answers, toggled: "yes"})

        assert len(off.applicable) == 54
        assert len(on.applicable) == 60


def test_javascript_sees_the_same():
    jobs = [
        Job(document_of(CHECKLIST), [json.loads(json.dumps(form60.answers(scenario)))])
        for scenario in form60.SCENARIOS.values()
    ]

    said = [line["walks"] for line in in_javascript(jobs)]

    assert said == [in_python(job) for job in jobs]
