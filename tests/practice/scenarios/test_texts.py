"""A scenario changes its texts and languages without losing anything else; its file says the whole of it."""

from dataclasses import replace

import pytest

from referral.practice.scenarios.folder import written_in
from referral.practice.scenarios.model import Picture, Scenario
from referral.practice.scenarios.texts import passages, reworded, translated, with_pictures
from referral.practice.scenarios.writing import file_of
from tests.practice.scenarios.runs import WRITTEN, scenario_named

AROUND = WRITTEN.written_scenarios().surroundings
TEACHER = scenario_named("teacher_at_the_desk")


def read_back(scenario: Scenario) -> Scenario | None:
    return written_in(file_of(scenario), scenario.id, AROUND).scenario


@pytest.mark.parametrize("scenario", WRITTEN.scenarios(), ids=lambda one: one.id)
def test_a_file_written_anew_is_the_same_scenario_in_every_language(scenario: Scenario):
    in_kazakh = {one.place: f"Қазақша: {one.text}" for one in passages(scenario)}
    spoken = translated(replace(scenario, language="ru"), "kk", in_kazakh)

    assert read_back(scenario) == scenario
    assert read_back(spoken) == spoken


def test_every_text_can_be_reworded():
    again = {one.place: f"Again: {one.text}" for one in passages(TEACHER)}

    said = reworded(TEACHER, again)

    assert all(one.text.startswith("Again: ") for one in passages(said))
    assert len(list(passages(said))) == len(again)


def test_what_is_left_empty_stays_but_a_reply_is_taken_back_with_its_translation():
    spoken = translated(TEACHER, "ru", {"reply.request.says": "«Прошу»", "title": "Учительница"})

    said = reworded(spoken, {"title": "", "reply.request.says": ""})

    assert said.title == TEACHER.title
    assert said.reply("request") is None
    assert said.said_in("ru") == {"title": "Учительница"}


def test_a_reply_may_be_new():
    said = reworded(TEACHER, {"reply.weapon.shows": "Her hands are empty."})

    reply = said.reply("weapon")
    assert reply is not None
    assert reply.shows == "Her hands are empty."


def test_words_of_a_picture_go_with_it_when_another_one_is_taken_off():
    first, second = Picture("footpath.svg", "A path"), Picture("false_visa.svg", "A visa")
    both = replace(TEACHER, pictures=(first, second))
    spoken = translated(both, "ru", {"picture.1": "Тропа", "picture.2": "Виза"})

    left = with_pictures(spoken, (second,))

    assert left.said_in("ru") == {"picture.1": "Виза"}
