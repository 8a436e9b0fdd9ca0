"""Remarks on words that a tired officer would have to read twice."""

from pathlib import Path

import pytest

from referral.authoring.plain_words import PLAINER, remarks, texts_read
from referral.definitions.library import Library
from referral.definitions.problems import FoundProblem
from referral.definitions.source_files import source_files_at
from referral.i18n.words.checklist_messages import messages
from tests.definitions.folder import OVERLAY, PACK, REGIONAL, Folder, sound

REPOSITORY = Path(__file__).parents[2]

THIRTY = " ".join(["word"] * 29) + " end"


def said(folder: Folder, where: Path) -> tuple[FoundProblem, ...]:
    return remarks(source_files_at(folder.on_disk(where)))


def test_plain_words_leave_nothing_to_say(tmp_path: Path):
    assert said(sound(), tmp_path) == ()


def test_a_sentence_is_measured_by_itself(tmp_path: Path):
    long = sound().but(REGIONAL, "hint: Listen.", f"why: {THIRTY}. {THIRTY}? And more.")
    longer = sound().but(REGIONAL, "hint: Listen.", f"why: And more. Word {THIRTY}.")

    [remark] = said(longer, tmp_path / "longer")

    assert said(long, tmp_path / "long") == ()
    assert (remark.code, remark.place.line) == ("R01", longer.line_of(REGIONAL, "why: And"))
    assert "31 words: “Word word word word word …”" in remark.sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "plainer"),
    [
        (REGIONAL, "do: Refer the person.", "do: Refer pursuant to the law.", "under, by"),
        (REGIONAL, "hint: Listen.", "hint: Listen. Notwithstanding that.", "although"),
        (REGIONAL, "label: A wound", "label: Prima facie a wound", "at first sight"),
        (OVERLAY, "hint: Listen and wait.", "hint: You shall wait.", "must"),
        (PACK, "says: A certificate", "says: Prior to that, a certificate", "before"),
    ],
)
def test_a_word_of_lawyers_is_named_with_a_plainer_one(
    tmp_path: Path, file: str, old: str, new: str, plainer: str
):
    folder = sound().but(file, old, new)

    [remark] = said(folder, tmp_path)

    assert (remark.code, remark.place.line) == ("R02", folder.line_of(file, new))
    assert plainer in remark.remedy


def test_a_word_within_another_is_no_word_of_lawyers(tmp_path: Path):
    assert said(sound().but(REGIONAL, "hint: Listen.", "hint: Shallow water."), tmp_path) == ()


def test_names_and_ids_are_left_alone(tmp_path: Path):
    named = sound().but(PACK, "{en: Archive,", "{en: Archive pursuant to the Act,")

    assert said(named, tmp_path) == ()


def test_plain_words_are_plain():
    assert not any(word in plainer.split() for word in PLAINER for plainer in PLAINER.values())


def test_whatever_is_translated_is_looked_at():
    found_files = source_files_at(REPOSITORY / "checklists")
    library = Library(REPOSITORY / "checklists")
    shown = messages(library.checklist(*key) for key in library.names())

    looked_at = {text.value for text in texts_read(found_files)}

    places = {"place in a law or guideline"}
    assert {one.text for one in shown if set(one.notes) != places} <= looked_at
