"""Who may be what in a class: a nickname, never a name; and coming back with one's word."""

import re

import pytest
from flask import Flask

from tests.practice.classroom import opened
from tests.web.visitors import Visitor

WORD = re.compile(r"your word: ([0-9A-Z]{3}-[0-9A-Z]{3})")


@pytest.mark.parametrize("nickname", ["Falcon", "7", "Сұңқар", "120"])
def test_a_short_word_or_a_number_will_do(app: Flask, nickname: str):
    page = opened(app).joins(nickname).visitor.page.get_data(as_text=True)

    assert "My practice" in page


@pytest.mark.parametrize(
    "nickname",
    [
        "Gulnara Akhmadzoda",
        "+77015550123",
        "N0491827",
        "gulnara@example.org",
        "1987-03-14",
        "a" * 13,
        "",
        "<b>",
    ],
)
def test_what_could_be_a_name_or_a_number_of_somebody_is_refused(app: Flask, nickname: str):
    page = opened(app).joins(nickname).visitor.page.get_data(as_text=True)

    assert "Choose a short nickname or a number" in page
    if len(nickname) > 3:
        assert nickname not in page, "What is refused is not shown again."


def test_a_taken_nickname_needs_the_word(app: Flask):
    room = opened(app).gives()
    first = room.joins("Falcon").visitor.page.get_data(as_text=True)
    word = WORD.search(first)[1]

    stranger = room.joins("Falcon").visitor
    back = Visitor(app)
    back.get("practice")
    page = back.post("practice/join", code=room.code, nickname="Falcon", word=word.lower()).text

    assert "Somebody in this class has that nickname" in stranger.page.get_data(as_text=True)
    assert "My practice" in page


def test_whoever_types_the_code_of_an_exercise_is_asked_for_the_post(app: Flask):
    opened(app).gives().joins(
        "Heron"
    ).begins()  # a run has a post of its own, at which nobody works
    room = opened(app, country="kz")
    officer = Visitor(app)
    officer.get("practice")

    asked = officer.post("practice/join", code=room.code, nickname="Falcon").text
    listed = re.findall(r'<option value="([^"]+)"', asked)
    page = officer.post("practice/join", code=room.code, nickname="Falcon", post=listed[0]).text

    assert "Choose yours" in asked
    assert listed and all(code.startswith("KZ-") for code in listed)
    assert "My practice" in page


def test_guessing_words_is_slowed_down(app: Flask):
    room = opened(app)
    room.joins("Falcon")
    guesser = Visitor(app)

    answers = []
    for _ in range(7):
        guesser.get("practice")
        answers.append(
            guesser.post("practice/join", code=room.code, nickname="Falcon", word="000-000")
        )

    assert [one.status_code for one in answers][-1] == 429


def test_an_officer_signed_in_to_service_is_nobody_in_practice(aigul: Visitor):
    page = aigul.get("practice").text

    assert "Join the class" in page


def test_a_trainee_is_nobody_in_service(app: Flask):
    trainee = opened(app).gives().joins("Falcon").visitor

    assert trainee.get("cases").status_code == 303
    assert "/sign-in" in trainee.get("cases").location
