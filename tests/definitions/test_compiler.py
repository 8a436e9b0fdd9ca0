"""The canonical document: nothing is lost on the way there and back, and equal means equal."""

import json
import unicodedata
from dataclasses import fields, replace
from pathlib import Path

import pytest

from referral.definitions.builder import build
from referral.definitions.documents.codec import KeysMissing, UnknownCondition, UnknownKeys
from referral.definitions.documents.compiler import (
    UnknownFormat,
    canonical,
    checklist_of,
    document_of,
    hash_of,
)
from referral.definitions.source_files import source_files_at
from referral.engine.conditions import AllOf, AnyOf, FactHolds, Operator, Test
from referral.engine.model import Checklist, Step
from tests.definitions.folder import OVERLAY, REGIONAL, Folder, sound

REPOSITORY = Path(__file__).parents[2]


def compiled(folder: Folder, where: Path) -> Checklist:
    """The small checklist for Kazakhstan."""
    return build(source_files_at(folder.on_disk(where)), "small", "kz")


@pytest.fixture
def small(tmp_path: Path) -> Checklist:
    """The checklist of the sound folder."""
    return compiled(sound(), tmp_path)


def test_a_checklist_comes_back_whole(small: Checklist):
    again = checklist_of(document_of(small))

    assert again == small
    assert document_of(again) == document_of(small)


def test_the_checklist_of_this_repository_comes_back_whole():
    built = build(source_files_at(REPOSITORY / "checklists"), "referral", "kz")

    assert checklist_of(document_of(built)) == built


def test_the_hash_is_that_of_the_document_and_changes_with_a_letter(small: Checklist):
    document = document_of(small)
    other = document_of(replace(small, title=small.title + "."))

    assert checklist_of(document).hash == hash_of(document)
    assert len(hash_of(document)) == 64
    assert hash_of(other) != hash_of(document)


def test_the_document_is_canonical(small: Checklist):
    document = document_of(small)
    plain = json.loads(document)

    assert plain["format"] == "checklist/2"
    assert document == canonical(plain)
    assert '": ' not in document
    assert "Қазақстан" in document
    assert unicodedata.is_normalized("NFC", document)


def test_what_is_the_default_is_said_too(small: Checklist):
    plain = json.loads(document_of(small))
    fear, signs, children = plain["sections"][0]["steps"]

    assert fear.keys() == {field.name for field in fields(Step)}
    assert (fear["kind"], fear["when"], fear["certain"]) == ("one", None, False)
    assert signs["kind"] == "many"
    assert children["number"] == {"lowest": 0, "highest": 50}
    assert "hash" not in plain


def test_what_a_document_does_not_say_is_never_guessed(small: Checklist):
    plain = json.loads(document_of(small))
    del plain["duties"][0]["urgent"]

    with pytest.raises(KeysMissing, match="urgent"):
        checklist_of(canonical(plain))


def test_the_order_in_a_block_and_the_way_of_writing_make_no_difference(
    tmp_path: Path, small: Checklist
):
    rewritten = (
        sound()
        .but(
            REGIONAL,
            "title: A small checklist\nsummary: Made for tests.\n",
            "summary: >\n  Made for\n  tests.\ntitle: 'A small checklist'\n",
        )
        .but(REGIONAL, "{from: 0, to: 50}", "{to: 50, from: 0}")
    )

    assert document_of(compiled(rewritten, tmp_path / "again")) == document_of(small)


def test_only_works_that_are_cited_are_in_the_document(small: Checklist):
    assert [work.id for work in small.works] == ["handbook", "law"]


def test_conditions_are_built_as_they_are_written(small: Checklist):
    steps = small.step_by_id

    assert steps["called"].when == FactHolds("needs_referral")
    assert steps["way"].when == AnyOf(
        (Test("children", Operator.AT_LEAST, 1), Test("signs", Operator.INCLUDES, "wound"))
    )
    assert small.conditions["needs_referral"] == Test("fear", Operator.ONE_OF, ("yes", "not_sure"))


def test_a_condition_of_several_parts_comes_back(small: Checklist):
    several = AllOf((FactHolds("needs_referral"), Test("children", Operator.IS_NOT, 0)))
    changed = replace(small, duties=(replace(small.duties[0], when=several),))

    assert checklist_of(document_of(changed)).duties[0].when == several


def test_the_overlay_adds_and_rewords(small: Checklist):
    assert [step.id for step in small.steps()] == [
        "fear", "signs", "children", "called", "way", "paper", "talk", "gone",
    ]  # fmt: skip
    assert small.step_by_id["fear"].hint == "Listen and wait."
    assert small.step_by_id["fear"].says == "Does the person fear to return?"
    assert small.step_by_id["called"].says == "Call the akimat."
    assert [duty.id for duty in small.duties] == ["refer", "confirmed", "receipt"]


def test_a_country_without_an_overlay_uses_the_regional_checklist(tmp_path: Path):
    alone = compiled(sound().without(OVERLAY), tmp_path)

    assert [step.id for step in alone.steps()] == [
        "fear", "signs", "children", "called", "way", "talk", "gone",
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["checklist/3", "", None])
def test_a_document_of_another_format_is_refused(small: Checklist, written: str | None):
    plain = {**json.loads(document_of(small)), "format": written}

    with pytest.raises(UnknownFormat, match="update the program"):
        checklist_of(json.dumps(plain))


def test_an_unknown_operator_is_an_error_and_never_false(small: Checklist):
    document = document_of(small).replace('"at_least"', '"resembles"')

    with pytest.raises(UnknownCondition, match="resembles"):
        checklist_of(document)


def test_a_key_that_is_not_known_is_refused(small: Checklist):
    document = document_of(small).replace('"critical"', '"crucial"')

    with pytest.raises(UnknownKeys, match="crucial"):
        checklist_of(document)
