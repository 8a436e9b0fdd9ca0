"""The clocks on the form: which duty is due until when, in both languages, and never that something ends."""

from referral.engine.conditions import Operator, Test
from referral.engine.country import Deadline
from referral.engine.model import Aim, Duty
from referral.engine.sources import Confidence
from referral.printing.forms.bilingual import NOTHING, Bilingual
from tests.printing.papers import FAMILY, action, country, everything, form, html, question, small

DANGER = Test("danger", Operator.IS, "yes")
CALLED = Test("call", Operator.IS, "done")
AFRAID = {"danger": "yes"}


def duty(name: str, within: Aim = Aim.SAME_DAY, **other: object) -> Duty:
    return Duty(name, f"Duty {name}.", DANGER, "ambulance", within, **other)  # type: ignore[arg-type]


def walker(*duties: Duty, **pack: object):
    return small(question("danger"), action("call"), duties=duties, pack=country(**pack))


def test_a_duty_says_until_when_by_the_clock_on_the_wall_in_both_languages():
    paper = form(AFRAID, "en-ru", walker=walker(duty("help", done_when=CALLED)))

    ((line,),) = [group.duties for group in paper.duties]
    assert line.due == Bilingual("due: 21.11.2026\u00a013:20", "срок: 21.11.2026\u00a013:20")


def test_a_limit_of_the_law_that_ends_sooner_is_the_due_time():
    clock = Deadline("soon", "", "Soon.", limits="help", hours=2, confidence=Confidence.VERIFIED)

    paper = form(AFRAID, "en-ru", walker=walker(duty("help", done_when=CALLED), clocks=(clock,)))

    assert paper.duties[0].duties[0].due.first == "due: 20.11.2026\u00a015:20"


def test_what_is_done_is_due_no_more():
    paper = form({**AFRAID, "call": "done"}, walker=walker(duty("help", done_when=CALLED)))

    assert paper.duties[0].duties[0].due == NOTHING


def test_duties_of_one_time_say_it_once():
    duties = (duty("help", done_when=CALLED), duty("drive", done_when=CALLED))

    document = html(AFRAID, "en-ru", walker=walker(*duties))

    assert form(AFRAID, "en-ru", walker=walker(*duties)).duties[0].due
    assert document.count("due: 21.11.2026") == 1


def test_no_time_is_ever_said_over_a_rule_that_holds_for_the_whole_case():
    rule, help_ = duty("no_return"), duty("help", done_when=CALLED)

    paper = form(AFRAID, "en-ru", walker=walker(rule, help_))

    (group,) = paper.duties
    assert group.due == NOTHING
    assert [bool(line.due) for line in group.duties] == [False, True]


def test_clocks_that_bind_others_and_limits_without_hours_stand_on_the_form():
    clocks = (
        Deadline("prints", "", "The authority takes fingerprints."),
        Deadline("vague", "", "Without delay.", limits="help", confidence=Confidence.VERIFIED),
    )

    paper = form(AFRAID, "en-ru", walker=walker(duty("help", done_when=CALLED), clocks=clocks))

    assert [(one.says.first, one.mark.first) for one in paper.terms] == [
        ("Without delay.", ""),
        ("The authority takes fingerprints.", "not verified"),
    ]


def test_the_same_case_gives_the_same_page_and_says_nowhere_that_something_lapses():
    for answers in (FAMILY, everything()):
        document = html(answers, "en-ru")

        assert document == html(answers, "en-ru")
        assert not [word for word in ("laps", "expire", "истек", "утрач") if word in document]
