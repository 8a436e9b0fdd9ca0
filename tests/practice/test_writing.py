"""A trainer writes a scenario in the browser, in several languages, with a picture; trainees read it."""

import re

import pytest
from flask import Flask

from referral import clock
from referral.services.accounts import accounts
from referral.store.accounts.people import Role
from tests.practice.test_authoring import _imports, _text
from tests.web.visitors import HASH, Visitor

MINE = "training/scenarios/my-teacher"


@pytest.fixture
def timur(app: Flask) -> Visitor:
    """A trainer who has brought a scenario in English, which nobody translated."""
    trainer = Visitor(app).signs_in("timur")
    _imports(trainer, _text())
    return trainer


def writes(trainer: Visitor, language: str, **texts: str):
    """Write texts in a language; two underlines stand for the dot of a place."""
    trainer.get(f"{MINE}/texts/{language}")
    fields = {f"text-{place.replace('__', '.')}": text for place, text in texts.items()}
    return trainer.post(f"{MINE}/texts/{language}", **fields)


def tries(trainer: Visitor, locale: str) -> str:
    """Try the scenario as a trainee of that language; returns the briefing."""
    trainer.get(MINE)
    trainer.locale = locale
    page = trainer.post(f"{MINE}/preview").text
    trainer.locale = "en"
    return page


def test_trainees_read_it_in_their_language_and_what_is_missing_in_the_first(timur: Visitor):
    writes(timur, "kk", title="Үстел алдындағы мұғалім")

    page = tries(timur, "kk")

    assert '<h1 class="page-title">Үстел алдындағы мұғалім</h1>' in page
    assert re.search(r'briefing__story"><span lang="en">', page)
    assert "English" in re.search(r'<p class="notice">.*', page)[0]


def test_what_is_all_written_in_a_language_bears_no_mark(timur: Visitor):
    page = tries(timur, "en")

    assert "<span lang=" not in page.split("<main")[1].split("</main")[0]


def test_an_exported_file_keeps_its_languages_and_comes_back(timur: Visitor):
    writes(timur, "ru", title="Учительница у стойки", story="Она молчит.")
    exported = timur.get(f"{MINE}.yaml").text

    page = _imports(timur, exported.replace("my_teacher", "her_teacher"), "her_teacher").text

    assert "It holds on every checklist it names." in page
    assert timur.get("training/scenarios/her-teacher.yaml").text == exported.replace(
        "my_teacher", "her_teacher"
    )
    assert "Она молчит." in exported


def test_a_text_that_could_identify_somebody_is_refused_and_stays_on_the_page(timur: Visitor):
    answer = writes(timur, "ru", title="Учительница Гульнара Ахмедова", story="Она молчит.")

    assert answer.status_code == 422
    assert "Она молчит." in answer.text
    assert 'href="#text-title"' in answer.text
    assert "translations" not in timur.get(f"{MINE}.yaml").text


def test_a_picture_of_the_folder_is_shown_with_words_of_its_own(timur: Visitor):
    timur.get(f"{MINE}/pictures")
    timur.post(f"{MINE}/pictures", file="footpath.svg", step="request", alt="A path to the post")

    exported = timur.get(f"{MINE}.yaml").text

    assert "file: footpath.svg" in exported
    assert "alt: A path to the post" in exported
    assert "picture.1" in timur.get(f"{MINE}/texts/kk").text
    timur.get(f"{MINE}/pictures")
    timur.post(f"{MINE}/pictures/removal", number="1")
    assert "footpath" not in timur.get(f"{MINE}.yaml").text


def test_a_file_from_elsewhere_cannot_be_a_picture(timur: Visitor):
    timur.get(f"{MINE}/pictures")
    timur.post(f"{MINE}/pictures", file="../works.yaml", step="", alt="A law")

    assert "pictures" not in timur.get(f"{MINE}.yaml").text


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [("ru", "– не ответ на шаг «weapon»"), ("kk", "«weapon» қадамының жауабы емес")],
)
def test_what_to_mend_is_said_in_the_trainers_language(timur: Visitor, locale: str, sentence: str):
    _imports(timur, _text().replace("weapon: no", "weapon: nowhere"))

    timur.locale = locale

    assert sentence in timur.get(MINE).text


def test_nobody_else_writes_on_it(app: Flask, timur: Visitor):
    saule = Visitor(app).signs_in("saule")

    assert saule.get(f"{MINE}/texts/en").status_code == 403
    assert timur.get("training/scenarios/teacher-at-the-desk/texts/en").status_code == 404
    assert timur.get(f"{MINE}/texts/xx").status_code == 404


def test_what_is_published_can_be_played_on_paper_too(app: Flask, timur: Visitor):
    writes(timur, "en", title="The teacher who waits", story="She waits.")
    with app.extensions["app_parts"].database.transaction() as db:
        accounts.create(db, login="asel", password_hash=HASH, role=Role.TRAINER, now=clock.now())
    timur.get(MINE)
    timur.post(f"{MINE}/approval")
    asel = Visitor(app, "kk").signs_in("asel")
    asel.get(MINE)
    asel.post(f"{MINE}/approval")

    listed = asel.get("tabletop").text
    sheet = asel.get("tabletop/my-teacher/kz/trainee").text

    assert '<span lang="en">The teacher who waits</span>' in listed
    assert '<h1 class="page-title" lang="en">The teacher who waits</h1>' in sheet
    assert '<span lang="en">She waits.</span>' in sheet
