"""Faults that break a promise: a rule dropped, a condition turned round, a duty weakened, a doubt forgotten."""

from referral.authoring.proofs import covered, done, kept
from referral.authoring.questions.promises import NoSigns, Promise, Sign
from referral.engine.conditions import FactHolds
from referral.engine.model import Aim
from tests.authoring import mutations
from tests.authoring.mutants import Mutant, doubted, effective, grown, promised
from tests.authoring.rewriting import answer, dropping, either, every, only_if, without

NOBODY_FEARS = answer("request", "includes", "none")

RULES_DROPPED = [
    Mutant(
        "a written request no longer counts",
        mutations.of_fact("may_fear_return", dropping("request", "written")),
        promised("sign_refers"), "L20", 'duty "refer" does not arise',
    ),
    Mutant(
        "silence after the two questions no longer counts",
        mutations.of_fact("may_fear_return", dropping("two_questions", "no_answer")),
        promised("sign_stops_return"), "L20", 'duty "no_return" does not arise',
    ),
    Mutant(
        "a child alone is no reason to refer",
        mutations.of_fact("needs_referral", without("may_be_alone_child")),
        promised("sign_refers"), "L20", 'duty "refer" does not arise',
    ),
    Mutant(
        "a child with a spouse is no longer unaccompanied",
        mutations.of_fact("may_be_alone_child", dropping("child_company", "spouse")),
        promised("unaccompanied_child_is_protected"), "L20", '"child_protection" does not arise',
    ),
    Mutant(
        "a debt for the journey is no longer a strong sign",
        mutations.of_fact("may_be_trafficked", dropping("traffic_strong", "debt")),
        promised("trafficking_is_reported"), "L20", '"trafficking_referral" does not arise',
    ),
    Mutant(
        "the transit zone is forgotten",
        mutations.of_duty("no_boarding", lambda _: answer("way_of_entry", "is", "not_sure")),
        promised("transit_is_no_gap"), "L20", '"no_boarding" does not arise',
    ),
    Mutant(
        "missing papers are punished",
        mutations.fact("papers_missing_or_false", answer("papers_shown", "includes", "doubtful")),
        promised("no_penalty_for_coming"), "L20", '"no_penalty" does not arise',
    ),
    Mutant(
        "no missing relative is looked for",
        mutations.of_duty("reunite_here", only_if(answer("travels_with", "includes", "family"))),
        promised("split_family_is_looked_for"), "L20", '"reunite_here" does not arise',
    ),
]  # fmt: skip

CONDITIONS_TURNED_ROUND = [
    Mutant(
        "every sign is wanted where one is enough",
        mutations.of_fact("may_fear_return", every),
        promised("sign_refers"), "L20", 'duty "refer" does not arise',
    ),
    Mutant(
        "help is called where nobody is in danger",
        mutations.fact("life_in_danger", answer("danger_to_life", "is", "no")),
        promised("help_first"), "L20", '"urgent_care" does not arise',
    ),
    Mutant(
        "the referral waits until the person does not withdraw",
        mutations.of_duty("refer", only_if(answer("withdraws", "is", "no"))),
        promised("giving_up_changes_nothing"), "L20", 'duty "refer" does not arise',
    ),
    Mutant(
        "pressure is asked about only where there is no doubt",
        mutations.step("pressure", when=answer("withdraws", "is", "yes")),
        promised("giving_up_changes_nothing"), "L22", 'step "pressure" is not asked',
    ),
    Mutant(
        "an early sign no longer asks to stop the return",
        mutations.of_step("return_stopped", only_if(answer("way_of_entry", "is", "inland"))),
        promised("early_sign_is_acted_on"), "L22", 'step "return_stopped" is not asked',
    ),
    Mutant(
        "a refusal is explained to somebody who fears return",
        mutations.duty("explain_refusal", when=answer("two_questions", "is", "no_answer")),
        promised("sign_is_never_refused"), "L21", 'duty "explain_refusal" arises',
    ),
    Mutant(
        "everybody is asked whether entry is refused",
        mutations.step("entry_refused", when=None),
        promised("child_is_never_refused"), "L23", 'step "entry_refused" is asked',
    ),
    Mutant(
        "the last look is left out where there was no sign",
        mutations.of_step("fear_again", only_if(answer("maybe_child", "is", "yes"))),
        promised("asked_twice"), "L22", 'step "fear_again" is not asked',
    ),
]  # fmt: skip

DUTIES_WEAKENED = [
    Mutant(
        "no return can wait a day",
        mutations.duty("no_return", within=Aim.SAME_DAY),
        kept.check_strength, "L24", "it is to be done same_day, not at_once",
    ),
    Mutant(
        "no return forbids nothing any more",
        mutations.duty("no_return", stop_rule=False),
        kept.check_strength, "L24", "it is no stop rule",
    ),
    Mutant(
        "child protection stands out no more",
        mutations.duty("child_protection", urgent=False),
        kept.check_strength, "L24", "it is not urgent",
    ),
    Mutant(
        "help for the body stands below everything",
        mutations.last_duty("urgent_care"),
        kept.check_strength, "L25", '"urgent_care" stands below "weapon_safety"',
    ),
    Mutant(
        "a sign that nobody can show",
        mutations.promising(signs=[Sign("no_fear", "Made for tests.", answer("age_band", "is", "x"))]),
        kept.check, "L15", '"no_fear" rests on an answer that can never be given',
    ),
    Mutant(
        "a promise about nobody",
        mutations.promising(
            promises=[Promise("empty", "Made for tests.", when=answer("age_band", "is", "x"))]
        ),
        kept.check, "L16", '"empty" speaks of a case that can never be',
    ),
    Mutant(
        "words of violence are excused as no sign",
        mutations.promising(no_signs=[NoSigns("violence_signs", ("says",), "Words are cheap.")]),
        covered.check, "L29", 'The answer "says" to "violence_signs"',
    ),
]  # fmt: skip

DOUBT_FORGOTTEN = [
    Mutant(
        "not sure whether life is in danger",
        mutations.fact("life_in_danger", answer("danger_to_life", "is", "yes")),
        doubted("danger_to_life"), "L30", '"danger_to_life" in place of the answer loses urgent_care',
    ),
    Mutant(
        "not sure who is with the child",
        mutations.after_each_other(
            mutations.of_fact("may_be_alone_child", dropping("child_company", "not_sure")),
            mutations.of_fact("child_with_other_adult", dropping("child_company", "not_sure")),
        ),
        doubted("child_company"), "L30", '"Not sure" to "child_company"',
    ),
    Mutant(
        "not sure about giving up",
        mutations.fact("may_withdraw", answer("withdraws", "is", "yes")),
        doubted("withdraws"), "L30", "withdrawal_safeguards",
    ),
    Mutant(
        "not sure how many came",
        mutations.fact("large_arrival", answer("arrived_together", "is", "mass")),
        doubted("arrived_together"), "L30", "mass_arrival",
    ),
]  # fmt: skip

MORE_IS_LESS = [
    Mutant(
        "a second sign of trafficking clears the first",
        mutations.of_fact("may_be_trafficked", only_if(answer("traffic_strong", "excludes", "debt"))),
        grown("traffic_strong"), "L41", 'One option more, chosen in "traffic_strong"',
    ),
    Mutant(
        "an age that is entered clears the request",
        mutations.of_duty("refer", only_if(either(answer("age_band", "is_not", "age_60"), NOBODY_FEARS))),
        promised("sign_refers"), "L20", 'duty "refer" does not arise',
    ),
    Mutant(
        "a third child takes the first two away",
        mutations.of_duty("treat_as_child", only_if(answer("count_0_5", "at_most", 2))),
        grown("count_0_5"), "L42", 'A higher number, given to "count_0_5"',
    ),
]  # fmt: skip

NO_CONSEQUENCE = [
    Mutant(
        "an answer that leads nowhere is added for curiosity",
        mutations.with_option("security_signs", "rumour"),
        effective("security_signs"), "L60", 'The answer "rumour" to "security_signs"',
    ),
    Mutant(
        "a conduct that endangers people leads nowhere",
        mutations.after_each_other(
            mutations.of_fact("security_matter", dropping("security_signs", "threat")),
            mutations.of_fact("may_be_wanted", dropping("security_signs", "threat")),
        ),
        effective("security_signs"), "L60", 'The answer "threat" to "security_signs"',
    ),
    Mutant(
        "the doctor's word counts when none was reached",
        mutations.duty(
            "fit_to_travel", done_when=answer("travel_fit", "one_of", ("done", "no_doctor"))
        ),
        done.check, "L50", '"fit_to_travel"',
    ),
    Mutant(
        "a married child counts as apart without a second room",
        mutations.duty("married_child", done_when=answer("spouse_apart", "is_not", "later")),
        done.check, "L50", '"married_child"',
    ),
    Mutant(
        "the interpreter's duty hangs on a fact that says the opposite",
        mutations.duty("interpreter", when=FactHolds("no_early_sign")),
        promised("interpreter_is_found"), "L20", '"interpreter" does not arise',
    ),
]  # fmt: skip

MUTANTS = [
    *RULES_DROPPED,
    *CONDITIONS_TURNED_ROUND,
    *DUTIES_WEAKENED,
    *DOUBT_FORGOTTEN,
    *MORE_IS_LESS,
    *NO_CONSEQUENCE,
]
