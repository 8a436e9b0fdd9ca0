"""What is said of a change of a checklist, and how much it weighs."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import pytest

from referral.authoring.differences import (
    ChecklistDifference,
    ChecklistPart,
    Weight,
    differences,
    heaviest,
)
from referral.authoring.differences.rules import ELSEWHERE, RULES
from referral.definitions.builder import build
from referral.definitions.library import Library
from referral.definitions.source_files import source_files_at
from referral.engine.model import Checklist
from tests.authoring.changes_told import STORIES, Rewritten
from tests.definitions.folder import OVERLAY, REGIONAL, Folder, sound

REPOSITORY = Path(__file__).parents[2]


def built(folder: Folder, where: Path) -> Checklist:
    return build(source_files_at(folder.on_disk(where)), "small", "kz")


def compared(new: Folder, where: Path, old: Folder | None = None) -> Sequence[ChecklistDifference]:
    """What differs from the sound folder, or from another."""
    return differences(built(old or sound(), where / "old"), built(new, where / "new"))


def weight(found: Sequence[ChecklistDifference]) -> Weight:
    return heaviest(one.change.weight for one in found)


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_a_change_is_told_and_weighed(story: Rewritten, tmp_path: Path):
    found = compared(sound().but(story.file, story.old, story.new), tmp_path)

    told = [one for one in found if (one.part, one.id) == (story.part, story.id)]
    assert story.says in [one.change.says for one in told]
    assert weight(told) is story.weight


def test_equal_versions_do_not_differ(tmp_path: Path):
    assert compared(sound(), tmp_path) == ()


def test_a_step_comes_and_its_officers_answer_more(tmp_path: Path):
    without = sound().without(OVERLAY)

    come = compared(sound(), tmp_path / "come", old=without)
    gone = compared(without, tmp_path / "gone")

    assert [one.change.says for one in come if one.id == "paper"] == ["The step is new."]
    assert weight(come) is Weight.COMPATIBLE
    assert [one.change.says for one in gone if one.id == "paper"] == [
        "The step is removed; answers to it no longer fit."
    ]
    assert weight(gone) is Weight.BREAKING


def test_a_duty_that_goes_breaks(tmp_path: Path):
    gone = compared(sound().without(OVERLAY), tmp_path)

    [duty] = [one for one in gone if one.part is ChecklistPart.DUTY]

    assert duty.change.says == "The duty is removed."
    assert duty.change.before == "“Is there a paper?” is answered “Yes”"


def test_a_question_that_is_answered_in_another_way_breaks(tmp_path: Path):
    chosen = (
        sound()
        .but(REGIONAL, "number: {from: 0, to: 50}", "options: doubt")
        .but(REGIONAL, "{answer: children, at_least: 1}", "{answer: children, is: yes}")
    )

    found = compared(chosen, tmp_path)

    says = "It is answered in another way; old answers no longer fit."
    assert says in [one.change.says for one in found if one.id == "children"]


def test_a_lost_duty_is_shown_with_answers_that_lose_it(tmp_path: Path):
    found = compared(sound().but(REGIONAL, "[yes, not_sure]", "[yes]"), tmp_path)

    [refer] = [one for one in found if one.part is ChecklistPart.DUTY]

    assert refer.name == "Refer the person."
    assert refer.change.example == "“Does the person fear to return?” – “Not sure”"


def test_a_condition_is_told_in_words_before_and_after(tmp_path: Path):
    found = compared(sound().but(REGIONAL, "[yes, not_sure]", "[yes]"), tmp_path)

    [fact] = [one for one in found if one.part is ChecklistPart.FACT]

    question = "“Does the person fear to return?” is answered"
    assert fact.change.before == f"{question} “Yes” or “Not sure”"
    assert fact.change.after == f"{question} “Yes”"


def test_a_step_behind_a_step_that_is_asked_less_is_asked_less_too(tmp_path: Path):
    """The clock looks at "way" alone; but "way" is not asked any more of whom shows a wound."""
    wound = "            - {answer: signs, includes: wound}\n"

    found = compared(sound().but(REGIONAL, wound, ""), tmp_path)

    [clock] = [one for one in found if one.part is ChecklistPart.CLOCK]
    assert clock.change.says == "It runs in fewer cases. What it rests on has changed."
    assert "“Which signs do you see?” – “A wound”" in clock.change.example


def test_a_step_that_moves_is_the_only_one_that_moved(tmp_path: Path):
    text = sound().texts[REGIONAL]
    start, end = text.index("      - id: children"), text.index("  - id: second")
    block = text[start:end]
    first = text.replace(block, "").replace("      - id: fear", f"{block}      - id: fear")

    found = compared(sound().with_file(REGIONAL, first), tmp_path)

    assert [(one.id, one.change.says) for one in found] == [
        ("children", "The step stands at another place.")
    ]


def test_a_step_that_moves_to_another_section_names_both(tmp_path: Path):
    text = sound().texts[REGIONAL]
    start, end = text.index("      - id: children"), text.index("  - id: second")
    block = text[start:end]
    later = text.replace(block, "").replace("      - id: called", f"{block}      - id: called")

    [moved] = compared(sound().with_file(REGIONAL, later), tmp_path)

    assert moved.change.says == "The step stands in another section."
    assert (moved.change.before, moved.change.after) == ("First things", "Second things")


def test_more_answers_needed_for_a_new_step_do_not_make_an_old_duty_later(tmp_path: Path):
    """A duty that waits for the answer to a new question is lost to whom it was owed before."""
    asked = sound().but(
        REGIONAL,
        "when: {fact: needs_referral}\n    done_when",
        "when: {all: [{fact: needs_referral}, {answer: way, is: road}]}\n    done_when",
    )

    found = compared(asked, tmp_path)

    [refer] = [one for one in found if one.part is ChecklistPart.DUTY]
    assert (refer.change.weight, refer.change.says) == (
        Weight.BREAKING,
        "It arises in fewer cases.",
    )


def test_no_field_of_the_model_can_change_unseen():
    for type_, rules in RULES.items():
        names = {field.name for field in fields(type_) if field.compare}

        assert rules.keys() | ELSEWHERE[type_] == names
        assert not rules.keys() & ELSEWHERE[type_]


def test_the_checklists_of_two_countries_are_compared_in_a_moment():
    library = Library(REPOSITORY / "checklists")

    found = differences(library.checklist("referral", "kz"), library.checklist("referral", "tj"))

    assert weight(found) is Weight.BREAKING
    assert "The duty is new." in [one.change.says for one in found]
