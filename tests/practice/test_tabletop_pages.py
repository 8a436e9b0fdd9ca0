"""Tabletop exercises are for trainers: every sheet opens, in every language, and nobody else sees the answers."""

from collections.abc import Callable

import pytest

from tests.web.visitors import Visitor

Visitors = Callable[..., Visitor]

SHEET = "tabletop/boy-with-uncle/kz"


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_a_trainer_finds_every_exercise_and_opens_its_sheets(visitor: Visitors, locale: str):
    trainer = visitor(locale).signs_in("timur")

    listed = trainer.get("tabletop").get_data(as_text=True)

    for who in ("trainee", "trainer"):
        assert f'href="/{locale}/{SHEET}/{who}"' in listed
        shown = trainer.get(f"{SHEET}/{who}")
        assert shown.status_code == 200
        assert f'href="/{locale}/{SHEET}/{who}.pdf"' in shown.get_data(as_text=True)


def test_the_sheets_are_pdfs_named_after_the_exercise(visitor: Visitors):
    trainer = visitor("ru").signs_in("timur")

    response = trainer.get(f"{SHEET}/trainer.pdf")

    assert response.mimetype == "application/pdf"
    assert 'filename="boy_with_uncle-ru.pdf"' in response.headers["Content-Disposition"]


def test_an_exercise_that_does_not_exist_or_is_not_for_that_country_is_not_found(
    visitor: Visitors,
):
    trainer = visitor().signs_in("timur")

    assert trainer.get("tabletop/nothing/kz/trainer").status_code == 404
    assert trainer.get("tabletop/car-with-pets/tj/trainer").status_code == 404


def test_nobody_but_a_trainer_reads_the_answers(visitor: Visitors):
    officer = visitor().signs_in("aigul")

    for path in ("tabletop", f"{SHEET}/trainer", f"{SHEET}/trainee", f"{SHEET}/trainer.pdf"):
        assert officer.get(path).status_code == 403
