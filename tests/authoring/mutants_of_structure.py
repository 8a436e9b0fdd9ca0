"""Faults of structure, and parts of a checklist that nothing leads to."""

from referral.authoring.proofs import covered, done, reach, structure
from referral.authoring.questions.promises import NoSigns, Sign
from referral.engine.conditions import AllOf, FactHolds
from referral.engine.model import Aim, Duty, Fact
from tests.authoring import mutations
from tests.authoring.mutants import Mutant
from tests.authoring.rewriting import answer, only_if

NEVER = AllOf((answer("maybe_child", "is", "yes"), answer("maybe_child", "is", "no")))
CONTACT = answer("wants_contact", "is", "yes")


def core_duty(id_: str) -> Duty:
    """A core duty that nobody promised."""
    return Duty(id_, "Do it.", CONTACT, "unhcr", Aim.SAME_DAY, core=True)


MUTANTS = [
    Mutant(
        "a step is moved above what it depends on",
        mutations.below("danger_to_life", "ambulance_called"),
        structure.check, "L01", '"ambulance_called" looks at "danger_to_life"',
    ),
    Mutant(
        "a step waits for its own answer",
        mutations.of_step("withdraws", only_if(answer("withdraws", "is", "no"))),
        structure.check, "L01", '"withdraws" looks at "withdraws"',
    ),
    Mutant(
        "a step waits for a later one through a fact",
        mutations.step("information_given", when=FactHolds("needs_referral")),
        structure.check, "L01", '"information_given" looks at "child_company"',
    ),
    Mutant(
        "a country's fact hides a regional one",
        mutations.added(Fact("needs_referral", NEVER)),
        structure.check, "L02", 'Two facts have the id "needs_referral"',
    ),
    Mutant(
        "a country's duty hides a regional one",
        mutations.added(core_duty("refer")),
        structure.check, "L02", 'Two dutys have the id "refer"',
    ),
    Mutant(
        "no return can be ticked off",
        mutations.duty("no_return", done_when=answer("return_stopped", "is", "done")),
        structure.check, "L03", '"no_return"',
    ),
    Mutant(
        "the referral is taken out",
        mutations.without_duty("refer"),
        structure.check, "L04", 'promise "sign_refers" names "refer"',
    ),
    Mutant(
        "the question about children is taken out",
        mutations.without_step("maybe_child"),
        structure.check, "L04", 'promise "always_asked" names "maybe_child"',
    ),
    Mutant(
        "an option that a fact rests on is taken out",
        mutations.without_option("age_band", "not_sure"),
        structure.check, "L04", 'fact "may_be_child" names "age_band',
    ),
    Mutant(
        "a fact names another that there is not",
        mutations.fact("child_at_risk", FactHolds("child_alone")),
        structure.check, "L04", 'fact "child_at_risk" names "child_alone"',
    ),
    Mutant(
        "facts rest on each other",
        mutations.fact("may_fear_return", FactHolds("needs_referral")),
        structure.check, "L05", '"needs_referral" rests on itself',
    ),
    Mutant(
        "a step is asked for two answers that exclude each other",
        mutations.step("child_company", when=NEVER),
        reach.check, "L10", '"child_company"',
    ),
    Mutant(
        "a step hangs on a path that excludes it",
        mutations.of_step("withdrawal_talk", only_if(FactHolds("no_sign_found"))),
        reach.check, "L10", '"withdrawal_talk"',
    ),
    Mutant(
        "a duty rests on what cannot be",
        mutations.duty("safe_waiting", when=NEVER),
        reach.check, "L11", '"safe_waiting"',
    ),
    Mutant(
        "a fact cannot hold",
        mutations.fact("origin_may_know", NEVER),
        reach.check, "L12", '"origin_may_know"',
    ),
    Mutant(
        "a clock runs only where its duty does not arise",
        mutations.clock("inland_claim", when=FactHolds("no_sign_found")),
        reach.check, "L13", '"inland_claim" never runs while its duty "refer" stands',
    ),
    Mutant(
        "a duty can be done only where it does not arise",
        mutations.duty("urgent_care", done_when=answer("danger_to_life", "is", "no")),
        reach.check, "L14", '"urgent_care"',
    ),
    Mutant(
        "a promised duty is no longer core",
        mutations.duty("refer", core=False),
        covered.check, "L26", 'Duty "refer"',
    ),
    Mutant(
        "a promised question is no longer core",
        mutations.step("fear_again", core=False),
        covered.check, "L26", 'Step "fear_again"',
    ),
    Mutant(
        "a core duty is added without a promise",
        mutations.added(core_duty("call_home")),
        covered.check, "L27", 'Duty "call_home"',
    ),
    Mutant(
        "a sign is added that leads to nothing",
        mutations.with_option("signs", "hunger"),
        covered.check, "L28", 'The answer "hunger" to "signs"',
    ),
    Mutant(
        "a sign is excused as none",
        mutations.promising(no_signs=[NoSigns("signs", ("war",), "Wars end.")]),
        covered.check, "L29", 'The answer "war" to "signs"',
    ),
    Mutant(
        "the referral counts as done when the person went alone",
        mutations.duty("refer", done_when=answer("handed_over", "one_of", ("done", "went_alone"))),
        done.check, "L50", '"refer"',
    ),
    Mutant(
        "the call for a child counts as done when nobody answered",
        mutations.duty(
            "child_protection", done_when=answer("child_body_called", "is_not", "helpline")
        ),
        done.check, "L50", '"child_protection"',
    ),
    Mutant(
        "information counts as given in doubt",
        mutations.duty("inform", done_when=answer("understood", "one_of", ("yes", "not_sure"))),
        done.check, "L50", '"inform"',
    ),
    Mutant(
        "a duty counts as done by its own cause",
        mutations.duty("security_channel", done_when=FactHolds("security_matter")),
        done.check, "L50", '"security_channel"',
    ),
]  # fmt: skip

POSSIBLE = Sign("impossible", "Made for tests.", answer("child_company", "is", "nobody"))
