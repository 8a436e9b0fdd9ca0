"""Clauses, as people read them, say what the engine computes; each stands in one section."""

import random
from collections.abc import Iterator

import pytest

from referral.engine.conditions import (
    AllOf,
    Answers,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
    compiled,
)
from referral.engine.model import Checklist, Fact, Step, StepKind
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.logic.clause_places import ClausePlaces
from referral.printing.checklist.logic.clauses import AnswerSet, Clauses, FactRef, Part, Quantifier
from tests.printing.papers import LANGUAGES, LIBRARY, question, real, small

COUNTRIES = [country for _, country in LIBRARY.names()]


@pytest.mark.parametrize("country", COUNTRIES)
def test_clauses_are_true_exactly_when_the_engine_says_so(country: str):
    checklist = real(country).checklist
    clauses, chance = Clauses(checklist), random.Random(7)

    for _ in range(300):
        answers = random_answers(checklist, chance)
        for condition in conditions(checklist):
            said = any(
                all(holds(part, checklist, answers) for part in clause)
                for clause in clauses.of(condition)
            )
            assert said == compiled(condition, checklist.conditions)(answers), condition


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_clause_stands_in_one_section_and_every_duty_is_at_home_once(country: str):
    said = ClauseLabels(real(country).checklist, LANGUAGES.get("en"))
    places = ClausePlaces(said)

    endings = [one for section in said.checklist.sections for one in places.of(section)]

    for duty in said.checklist.duties:
        mine = [one for one in endings if one.target == duty]
        assert [one.home for one in mine] == [True, *[False] * (len(mine) - 1)]
        placed = [clause for one in mine for clause in one.clauses]
        assert sorted(map(str, placed)) == sorted(map(str, said.clauses.of(duty.when)))


def test_answers_are_said_in_few_words():
    said = said_of(
        question("danger", "yes", "no", "not_sure"),
        question("signs", "war", "fear", "child", "none", kind=StepKind.MANY),
        question("age", "young", "old", "older", "not_sure"),
    )

    assert (
        condition(said, "danger", Operator.ONE_OF, ("yes", "not_sure"))
        == "1.1: “Yes” or “Not_Sure”"
    )
    assert condition(said, "age", Operator.ONE_OF, ("young", "older", "not_sure")) == (
        "1.3: any answer but “Old”"
    )
    assert condition(said, "signs", Operator.EXCLUDES, "war") == "1.2: without “War”"


def test_several_choices_are_never_shortened_to_a_choice_that_may_stand_beside_them():
    said = said_of(question("signs", "war", "fear", "child", "none", kind=StepKind.MANY))
    wanted = AnyOf(tuple(Test("signs", Operator.INCLUDES, one) for one in ("war", "fear", "child")))

    assert said.condition(wanted) == "1.1: “War”, “Fear” or “Child”"


def test_all_pairs_of_signs_are_said_as_two_of_them():
    said = said_of(question("signs", "war", "fear", "child", "none", kind=StepKind.MANY))
    pairs = [("war", "fear"), ("war", "child"), ("fear", "child")]
    wanted = AnyOf(
        tuple(AllOf(tuple(Test("signs", Operator.INCLUDES, one) for one in pair)) for pair in pairs)
    )

    assert said.condition(wanted) == "1.1: at least 2 of: “War”, “Fear”, “Child”"


def test_a_condition_goes_by_its_number_only_where_it_looks_at_several_steps():
    danger, fear = (Test(one, Operator.IS, "yes") for one in ("danger", "fear"))
    facts = (Fact("alone", danger), Fact("shared", AnyOf((danger, fear))))
    said = said_of(question("danger"), question("fear"), facts=facts)

    assert said.condition(FactHolds("alone")) == "1.1: “Yes”"
    assert said.condition(FactHolds("shared")) == "[2] shared"


def said_of(*steps: Step, facts: tuple[Fact, ...] = ()) -> ClauseLabels:
    return ClauseLabels(small(*steps, facts=facts).checklist, LANGUAGES.get("en"))


def condition(
    said: ClauseLabels, step: str, operator: Operator, operand: str | tuple[str, ...]
) -> str:
    return said.condition(Test(step, operator, operand))


def conditions(checklist: Checklist) -> Iterator[Condition]:
    yield from (step.when for step in checklist.steps() if step.when)
    yield from (duty.when for duty in checklist.duties)
    yield from (fact.when for fact in checklist.facts)


def random_answers(checklist: Checklist, chance: random.Random) -> Answers:
    """Fitting answers to most steps, whether they apply or not."""
    asked = [step for step in checklist.steps() if chance.random() < 0.85]
    return {step.id: random_answer(step, chance) for step in asked}


def random_answer(step: Step, chance: random.Random) -> str | int | tuple[str, ...]:
    if step.number:
        return chance.choice([step.number.lowest, 1, step.number.highest])
    ids = [option.id for option in step.options]
    if step.kind is StepKind.ONE:
        return chance.choice(ids)
    alone = [option.id for option in step.options if option.alone]
    others = [one for one in ids if one not in alone]
    if alone and chance.random() < 0.4:
        return (chance.choice(alone),)
    return tuple(chance.sample(others, chance.randint(1, len(others))))


def holds(part: Part, checklist: Checklist, answers: Answers) -> bool:
    """What a reader takes a part to mean."""
    if isinstance(part, FactRef):
        return compiled(checklist.conditions[part.fact], checklist.conditions)(answers)
    return part.step in answers and given_holds(part, answers[part.step])


def given_holds(given: AnswerSet, answer: str | int | tuple[str, ...]) -> bool:
    chosen = set(answer) if isinstance(answer, tuple) else {answer}
    wanted = set(given.answers)
    match given.how:
        case Quantifier.ANY:
            return bool(chosen & wanted)
        case Quantifier.ALL:
            return wanted <= chosen
        case Quantifier.NONE:
            return not chosen & wanted
        case Quantifier.SOME:
            return len(chosen & wanted) >= given.least
        case Quantifier.NO_LESS:
            return answer >= given.answers[0]
        case Quantifier.NO_MORE:
            return answer <= given.answers[0]
