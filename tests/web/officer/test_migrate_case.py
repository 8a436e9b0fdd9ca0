"""A newer checklist comes while a case is open: the officer sees what changes and decides."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from referral.definitions.library import library_at
from referral.settings import root
from tests.web.visitors import Visitor

WORDS = ("ask: Is anyone's life in danger?", "ask: Is anybody's life in danger here?")
OFF = (
    "when: {answer: danger_to_life, one_of: [yes, not_sure]}",
    "when: {answer: danger_to_life, is: no}",
)


@pytest.fixture
def new_version(app: Flask, tmp_path: Path) -> Callable[..., None]:
    """Let the service be started again with some passages of the checklist written otherwise."""

    def come(*passages: tuple[str, str]) -> None:
        folder = tmp_path / "checklists"
        shutil.copytree(root() / "checklists", folder)
        file = folder / "regional" / "referral.yaml"
        text = file.read_text("utf-8")
        for old, new in passages:
            assert old in text
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
        app.extensions["app_parts"] = replace(
            app.extensions["app_parts"], library=library_at(folder)
        )

    return come


def text_of(visitor: Visitor) -> str:
    assert visitor.page is not None
    return visitor.page.get_data(as_text=True)


def test_an_officer_moves_a_case_and_keeps_the_answers(
    aigul: Visitor, new_version: Callable[..., None]
) -> None:
    reference = aigul.opens_a_case()
    section = f"cases/{reference}/sections/life-and-limb"
    aigul.get(section)
    aigul.post(section, danger_to_life="yes")
    new_version(WORDS)

    aigul.get(f"cases/{reference}")
    assert "There is a newer one." in text_of(aigul)
    aigul.get(f"cases/{reference}/version")
    assert "Is anybody&#39;s life in danger here?" in text_of(aigul)
    assert "Asked before: Is anyone&#39;s life in danger?" in text_of(aigul)
    aigul.post(f"cases/{reference}/version", to=aigul.hidden("to")["to"])

    assert "The case is on the newest version." in text_of(aigul)
    assert "There is a newer one." not in text_of(aigul)
    aigul.get(f"cases/{reference}/check")
    assert "Is anybody&#39;s life in danger here?" in text_of(aigul)


def test_a_case_that_would_lose_a_duty_has_no_button_and_can_be_referred(
    aigul: Visitor, new_version: Callable[..., None]
) -> None:
    reference = aigul.opens_a_case()
    section = f"cases/{reference}/sections/life-and-limb"
    aigul.get(section)
    aigul.post(section, danger_to_life="yes")
    new_version(OFF)

    aigul.get(f"cases/{reference}/version")
    assert "This case cannot be moved" in text_of(aigul)
    assert "Move the case to the newer version" not in text_of(aigul)
    aigul.get(f"cases/{reference}/referral")
    answer = aigul.post(f"cases/{reference}/referral", follow=False)

    assert answer.status_code == 303


def test_a_case_on_the_newest_version_has_nothing_to_move_to(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()

    answer = aigul.get(f"cases/{reference}/version")

    assert answer.status_code == 303 and answer.location.endswith(f"/cases/{reference}")


def test_a_case_of_another_post_is_not_found(app: Flask, aigul: Visitor) -> None:
    reference = aigul.opens_a_case()

    assert Visitor(app).signs_in("dana").get(f"cases/{reference}/version").status_code == 404
