"""Every word of a checklist reaches a translator under the context it is looked up with."""

from dataclasses import replace

import pytest

from referral.engine.conditions import Operator, Test
from referral.engine.country import Body, Contact, CountryPack, Deadline, LegalBasis, Names
from referral.engine.model import Aim, Checklist, Duty, Fact, Option, Section, Step
from referral.engine.sources import Source, Work
from referral.i18n.words.checklist_messages import messages

CHILD = Test("age", Operator.IS, "yes")
STEP = Step(
    "age",
    "Is the person under 18?",
    options=(Option("yes", "Yes", hint="Or it seems so"),),
    answer_set="yes_no",
    hint="Ask gently.",
    why="Children go first.",
    never=("Guess.",),
    examples=("I am in school.",),
    sources=(Source("crc", "art. 1"),),
)
DUTY = Duty("call", "Call the body.", CHILD, "guardians", Aim.AT_ONCE, why="No child alone.")
PACK = CountryPack(
    "kz",
    Names((("en", "Kazakhstan"),)),
    ("kk", "ru"),
    "2026-11-20",
    bodies=(
        Body(
            "guardians",
            Names((("en", "Guardians"),)),
            "Who cares.",
            (Contact("phone", "1", "Day"),),
        ),
    ),
    clocks=(Deadline("limit", "At entry", "It is sent.", passes="It is still taken."),),
    legal_basis=(LegalBasis("law", "art. 7", "The right to ask"),),
    sentences=(("secrecy", "This is secret."),),
)
CHECKLIST = Checklist(
    "referral",
    "Identify and refer",
    "What it is for.",
    (Section("child", "Children", (STEP,), intro="Look.", decides="Not you."),),
    (Fact("may_be_child", CHILD, flag="Child"),),
    (DUTY,),
    PACK,
    (Work("crc", "treaty", (("en", "Convention"),), note="Widely ratified."),),
)

EXPECTED = [
    ("referral", "Identify and refer"),
    ("referral", "What it is for."),
    ("child", "Children"),
    ("child", "Look."),
    ("child", "Not you."),
    ("age", "Is the person under 18?"),
    ("age", "Ask gently."),
    ("age", "Children go first."),
    ("age", "Guess."),
    ("age", "I am in school."),
    ("yes_no", "Yes"),
    ("yes_no", "Or it seems so"),
    ("may_be_child", "Child"),
    ("call", "Call the body."),
    ("call", "No child alone."),
    ("guardians", "Who cares."),
    ("guardians", "Day"),
    ("limit", "At entry"),
    ("limit", "It is sent."),
    ("limit", "It is still taken."),
    ("law", "The right to ask"),
    ("law", "art. 7"),
    ("secrecy", "This is secret."),
    ("crc", "Widely ratified."),
    ("crc", "art. 1"),
]


def test_every_word_that_is_read_is_collected_in_the_order_of_the_paper():
    assert [message.key for message in messages([CHECKLIST])] == EXPECTED


def test_what_two_countries_share_is_translated_once():
    other = replace(CHECKLIST, pack=replace(PACK, code="kg"))

    shared = messages([CHECKLIST, other])

    assert [message.key for message in shared] == EXPECTED
    assert shared[15].files == (
        "checklists/countries/kz/country.yaml",
        "checklists/countries/kg/country.yaml",
    )


@pytest.mark.parametrize(("text", "note"), [("Guess.", "never do this"), ("Yes", "answer")])
def test_a_translator_is_told_what_a_sentence_is(text, note):
    [message] = [one for one in messages([CHECKLIST]) if one.text == text]

    assert message.notes == (note,)


def test_an_option_of_a_step_itself_is_explained_by_its_question():
    own = replace(STEP, answer_set="")
    section = replace(CHECKLIST.sections[0], steps=(own,))

    found = messages([replace(CHECKLIST, sections=(section,))])

    [yes] = [message for message in found if message.text == "Yes"]
    assert (yes.context, yes.notes) == ("age", ("answer to: Is the person under 18?",))
