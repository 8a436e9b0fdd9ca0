"""Who may be what in a class: a nickname, never a name; and coming back with one's word."""

import re
import unicodedata

import pytest
from flask import Flask

from referral.practice.services import classes
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


def test_guessing_words_is_bounded_and_keeps_nobody_from_coming_back(app: Flask):
    room = opened(app)
    word = WORD.search(room.joins("Falcon").visitor.page.get_data(as_text=True))[1]
    guesser = Visitor(app)
    for _ in range(25):
        guesser.get("practice")
        wrong = guesser.post("practice/join", code=room.code, nickname="Falcon", word="000-000")

    back = Visitor(app)
    back.get("practice")
    page = back.post("practice/join", code=room.code, nickname="Falcon", word=word)

    assert "do not belong together" in wrong.text or wrong.status_code == 429
    assert "My practice" in page.text


@pytest.mark.parametrize("typed", ["falcon", "FALCON", "Fаlсоn", "Fálcon"])
def test_nicknames_that_look_the_same_are_the_same(app: Flask, typed: str):
    room = opened(app)
    word = WORD.search(room.joins("Falcon").visitor.page.get_data(as_text=True))[1]

    refused = room.joins(typed).visitor
    back = Visitor(app)
    back.get("practice")
    page = back.post("practice/join", code=room.code, nickname=typed, word=word).text

    assert "Somebody in this class has that nickname" in refused.page.get_data(as_text=True)
    assert "Falcon in class" in page


@pytest.mark.parametrize("nickname", ["Тайлақ", "Йолбарс"])
def test_a_nickname_in_decomposed_letters_will_do(app: Flask, nickname: str):
    page = opened(app).joins(unicodedata.normalize("NFD", nickname)).visitor.page

    assert f"{nickname} in class" in page.get_data(as_text=True)


def test_code_and_word_typed_on_a_cyrillic_keyboard_are_understood(app: Flask):
    cyrillic = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
    room = opened(app)
    word = WORD.search(room.joins("Falcon").visitor.page.get_data(as_text=True))[1]
    back = Visitor(app)
    back.get("practice")

    page = back.post(
        "practice/join",
        code=f" {room.code.translate(cyrillic).lower()}.",
        nickname="Falcon",
        word=f"{word.translate(cyrillic)}.",
    )

    assert "My practice" in page.text


def test_the_word_can_be_read_again_and_the_trainer_can_give_another(app: Flask):
    room = opened(app)
    falcon = room.joins("Falcon").visitor
    word = WORD.search(falcon.page.get_data(as_text=True))[1]
    assert f"this word: {word}" in falcon.get("practice").text
    page = room.trainer.get(f"training/{room.code}").text
    assert f"Falcon: {word}" in page

    number = re.search(r'name="trainee" value="(\d+)"', page)[1]
    told = room.trainer.post(f"training/{room.code}/words", trainee=number).text

    new = re.search(r"Falcon comes back with this word: ([0-9A-Z]{3}-[0-9A-Z]{3})", told)[1]
    assert new != word
    for tried, sentence in ((word, "do not belong together"), (new, "My practice")):
        back = Visitor(app)
        back.get("practice")
        answer = back.post("practice/join", code=room.code, nickname="Falcon", word=tried)
        assert sentence in answer.text


@pytest.mark.parametrize("number", ["999", "-1", "x", "9" * 40, ""])
def test_a_trainee_of_no_such_number_gets_no_word(app: Flask, number: str):
    room = opened(app)

    assert room.trainer.post(f"training/{room.code}/words", trainee=number).status_code == 404


def test_a_full_class_says_so(app: Flask, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(classes, "MOST_TRAINEES", 1)
    room = opened(app)
    room.joins("Falcon")

    assert "This class is full" in room.joins("Heron").visitor.page.get_data(as_text=True)


def test_a_form_that_was_open_before_somebody_joined_leads_to_the_class(app: Flask):
    room, stranger = opened(app), Visitor(app)

    again = stranger.post("practice/join", code=room.code, nickname="Falcon", csrf_token="old")
    joined = stranger.post("practice/join", code=room.code, nickname="Falcon")
    home = stranger.post("practice/join", code=room.code, nickname="Heron", csrf_token="old")

    assert "Press the button again" in again.text
    assert room.code[:3] in again.text
    assert "My practice" in joined.text
    assert "Falcon in class" in home.text


def test_an_officer_signed_in_to_service_is_nobody_in_practice(aigul: Visitor):
    page = aigul.get("practice").text

    assert "Join the class" in page


def test_a_trainee_is_nobody_in_service(app: Flask):
    trainee = opened(app).gives().joins("Falcon").visitor

    assert trainee.get("cases").status_code == 303
    assert "/sign-in" in trainee.get("cases").location
