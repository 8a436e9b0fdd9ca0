"""What stands on a form, decided before any template."""

from referral.engine.conditions import Operator, Test
from referral.engine.country import Contact, Deadline, LegalBasis
from referral.engine.model import Aim, Duty, Fact, FormPart, Number, Step, StepKind
from referral.engine.sources import Confidence
from referral.printing.forms.bilingual import Bilingual
from tests.printing import papers
from tests.printing.papers import action, body, country, form, question, small

DANGER = Test("danger", Operator.ONE_OF, ("yes", "not_sure"))
VERIFIED = Confidence.VERIFIED


def duty(name: str, to: str, within: Aim, **other: object) -> Duty:
    return Duty(name, f"Duty {name}.", DANGER, to, within, **other)


def test_an_empty_case_gives_a_whole_form():
    paper = form({})

    assert paper.head.reference == "7F3K-92XQ-5"
    assert paper.duties == () and paper.flags == ()
    assert paper.statements.no_return.first and paper.statements.secrecy.second
    assert paper.family.lines == 3


def test_a_country_without_bodies_still_gets_a_form():
    bare = country(bodies=())

    paper = form({}, "en-ru", walker=small(question("danger"), pack=bare))

    assert paper.head.service.first == "Xland"
    assert paper.recipient.name == Bilingual("", "")


def test_the_second_form_names_the_one_it_replaces():
    assert form({}, number=1).head.replaces is None
    assert form({}, number=3).head.replaces == 2


def test_the_time_is_the_local_time_of_the_country():
    head = form({}).head

    assert (head.issued, head.zone) == ("20.11.2026 14:05", "UTC+05:00")


def test_everything_is_said_in_both_languages():
    paper = form(papers.FAMILY, "ru-en")

    language = paper.circumstances[0]
    assert language.question == Bilingual("Язык:", "Language:")
    assert language.answer.second == "Dari"
    assert paper.head.post == Bilingual("Пост «Тест»", "Test Post")


def test_flags_that_hold_are_printed_and_no_others():
    child = Fact("child", Test("age", Operator.ONE_OF, ("yes", "not_sure")), "Perhaps a child")
    quiet = Fact("quiet", DANGER)
    walker = small(question("danger"), question("age"), facts=(child, quiet))

    doubt = form({"age": "not_sure", "danger": "yes"}, "en-ru", walker=walker)
    none = form({"age": "no", "danger": "yes"}, "en-ru", walker=walker)

    assert [flag.first for flag in doubt.flags] == ["Perhaps a child"]
    assert none.flags == ()


def test_urgent_duties_come_first_and_those_to_one_body_stand_together():
    duties = (
        duty("inform", "border_service", Aim.SAME_DAY),
        duty("hand_over", "migration_authority", Aim.SAME_DAY),
        duty("help", "ambulance", Aim.AT_ONCE, urgent=True),
        duty("send_papers", "migration_authority", Aim.SAME_DAY),
    )

    paper = form({"danger": "yes"}, "en-ru", walker=small(question("danger"), duties=duties))

    found = [(group.to.first, [line.number for line in group.duties]) for group in paper.duties]
    assert found == [("Ambulance", [1]), ("Border service", [2]), ("Receiving authority", [3, 4])]
    assert paper.duties[0].duties[0].urgent


def test_a_legal_limit_stands_beside_the_aim_with_its_mark():
    clocks = (
        Deadline("day", "", "", limits="refer", hours=24, confidence=Confidence.UNVERIFIED),
        Deadline("vague", "", "Soon.", limits="refer"),
    )
    refer = duty("refer", "migration_authority", Aim.SAME_DAY, confidence=VERIFIED)
    walker = small(question("danger"), duties=(refer,), pack=country(clocks=clocks))

    line = form({"danger": "yes"}, "en-ru", walker=walker).duties[0].duties[0]

    assert [(one.says.first, one.mark.first) for one in line.limits] == [
        ("by law within 24 hours", "not verified")
    ]
    assert not line.unverified


def test_a_duty_from_an_unverified_source_is_marked():
    walker = small(question("danger"), duties=(duty("help", "ambulance", Aim.AT_ONCE),))

    paper = form({"danger": "yes"}, "en-ru", walker=walker)

    assert paper.has_unverified_duties and paper.duties[0].duties[0].unverified


def test_steps_are_done_or_not_with_the_reason_or_still_open():
    walker = small(
        action("call", label="Call"),
        action("room", "no_room", label="Room"),
        action("share", label="Share"),
        question("danger", label="Danger", critical=True),
        question("weather"),
    )

    record = form(
        {"call": "done", "room": "no_room", "share": "not_needed"}, "en-ru", walker=walker
    ).record

    assert [one.first for one in record.done] == ["Call"]
    assert [(one.question.first, one.answer.first) for one in record.not_done] == [
        ("Room:", "No_Room")
    ]
    assert [one.first for one in record.not_needed] == ["Share"]
    assert [one.first for one in record.unanswered] == ["Danger"]


def test_answers_that_no_longer_count_are_not_printed():
    paper = form({"danger_to_life": "no", "ambulance_called": "no_line"}, "en-ru")

    assert paper.record.not_done == ()


def test_a_step_without_a_label_is_printed_in_full():
    walker = small(question("nature", form=FormPart.NATURE))

    assert form({}, "en-ru", walker=walker).nature[0].question.first == "Nature?"


def test_there_is_a_line_for_every_family_member_counted():
    count = Step("count", "How many?", StepKind.NUMBER, number=Number(0, 50), form=FormPart.FAMILY)
    walker = small(count)

    lines = {number: form({"count": number}, walker=walker).family.lines for number in (0, 5, 30)}

    assert lines == {0: 3, 5: 5, 30: 8}


def test_only_verified_contacts_meant_for_paper_are_printed_and_never_whose_they_are():
    contacts = (
        Contact("phone", "111", "Help", print=True, confidence=VERIFIED),
        Contact("phone", "222", "Rumour", print=True),
        Contact("phone", "333", "Office", confidence=VERIFIED),
    )
    bodies = (body("trafficking_police", contacts=contacts),)

    paper = form({}, "en-ru", walker=small(question("danger"), pack=country(bodies=bodies)))

    assert [(one.label.first, one.value) for one in paper.contacts] == [("Help", "111")]


def test_a_country_may_word_the_declarations():
    pack = country(sentences=(("no_return", "Nobody sends this person back."),))

    statements = form({}, "en-ru", walker=small(question("danger"), pack=pack)).statements

    assert statements.no_return.first == "Nobody sends this person back."
    assert "has not assessed" in statements.not_assessed.first


def test_the_legal_basis_are_laws_and_unverified_ones_say_so():
    paper = form({}, "en-ru")

    lines = paper.recipient.legal_basis
    assert any("216-IV" in one.title.second for one in lines)
    assert [bool(one.mark) for one in lines if "Convention" in one.title.first] == [True]
    assert all("guidelines" not in one.title.first for one in lines)


def test_a_legal_basis_in_an_unknown_work_is_left_out():
    pack = country(legal_basis=(LegalBasis("nowhere", "art. 1", "Says so."),))

    assert form({}, walker=small(question("danger"), pack=pack)).recipient.legal_basis == ()


def test_a_draft_translation_is_called_one():
    draft = form({}, "ru-en").draft

    assert "перевод" in draft.first.lower() and draft.second == ""
