"""Kept HTML is cut at its holes and never edited as text."""

import re
from importlib.resources import files

import pytest
from markupsafe import escape

from referral.settings import root
from referral.web.app.holes import Cut, Hole


def test_each_hole_is_filled_wherever_it_stands() -> None:
    page = Cut(f"a {Hole.REFERENCE.mark} b {Hole.OPERATION.mark}{Hole.REFERENCE.mark}")

    filled = page.filled({Hole.REFERENCE: lambda: "7F3K", Hole.OPERATION: lambda: "сұрау"})

    assert filled.decode() == "a 7F3K b сұрау7F3K"


def test_a_hole_is_asked_for_once_and_only_where_it_is() -> None:
    asked = []
    page = Cut(f"{Hole.OPERATION.mark} and {Hole.OPERATION.mark}")

    page.filled({hole: lambda hole=hole: asked.append(hole) or "" for hole in Hole})

    assert asked == [Hole.OPERATION]


def test_a_hole_is_never_left_open() -> None:
    with pytest.raises(KeyError):
        Cut(Hole.REFERENCE.mark).filled({})


def test_words_of_people_are_no_holes() -> None:
    words = "REFERENCE {{operation}} {{forgery-token}} </legend> hole-0-reference-end"

    assert Cut(words).filled({}).decode() == words


@pytest.mark.parametrize("hole", Hole)
def test_html_and_addresses_leave_marks_as_they_are(hole: Hole) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", hole.mark)
    assert escape(hole.mark) == hole.mark


def test_our_fieldset_is_the_librarys_with_one_more_place() -> None:
    place = "components/fieldset/macro.html"
    library = files("govuk_frontend_jinja").joinpath("templates", place).read_text(encoding="utf-8")

    ours = (root() / "templates" / "govuk_frontend_jinja" / place).read_text(encoding="utf-8")

    _comment, _, macro = ours.partition("\n")
    assert macro.replace("{{ params.legend.after }}", "") == library
