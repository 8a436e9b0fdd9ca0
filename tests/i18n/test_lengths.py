"""Translated questions and hints that grew too long to be read at a glance."""

from pathlib import Path

import pytest

from referral.definitions.library import Library
from referral.i18n.checking.checks import check
from referral.i18n.checking.extraction import Message
from referral.i18n.checking.glossary import Glossary
from referral.i18n.checking.lengths import LIMITS
from referral.i18n.words.checklist_messages import messages
from tests.definitions.folder import REGIONAL, sound
from tests.i18n.builders import entry, put


def warnings(tmp_path: Path, note: str, words: int) -> list[str]:
    """What is said of a translation with so many words."""
    put(tmp_path, "ru", checklists=entry("Fear?", " ".join(["слово"] * words) + "?", "fear"))
    message = Message("Fear?", context="fear", notes=(note,))
    found = list(check(tmp_path, "ru", {"checklists": [message]}, Glossary()))
    assert all(problem.fault.warning for problem in found)
    return [problem.fault.code for problem in found]


@pytest.mark.parametrize(
    ("note", "most"),
    [
        ("question to the officer", 30),
        ("what the officer does", 30),
        ("hint below the step", 72),
        ("hint below an answer", 72),
    ],
)
def test_a_fifth_more_words_than_in_english_are_fine(tmp_path: Path, note: str, most: int):
    assert warnings(tmp_path, note, most) == []
    assert warnings(tmp_path, note, most + 1) == ["L13"]


def test_other_words_may_be_as_long_as_they_are(tmp_path: Path):
    assert warnings(tmp_path, "why this is asked", 100) == []


def test_the_notes_are_those_that_checklists_give(tmp_path: Path):
    hinted = sound().but(REGIONAL, "label: A wound", "label: A wound, hint: Look.")
    library = Library(hinted.on_disk(tmp_path))

    given = messages([library.checklist("small", "kz")])

    assert LIMITS.keys() <= {note for message in given for note in message.notes}
