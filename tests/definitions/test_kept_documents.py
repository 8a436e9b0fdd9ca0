"""Documents that instances keep always mean what they meant, byte for byte, whatever the model becomes.

``documents/`` holds what older programs wrote and the program of today writes. Nobody edits these files: a
test that fails here says that a kept case would be read otherwise than its officer read it. Whoever adds a
field to the model gives the format a new number, and the files of that format stand here beside the others.
"""

from pathlib import Path

import pytest

from referral.definitions.builder import build
from referral.definitions.documents.compiler import checklist_of, document_of, hash_of
from referral.definitions.source_files import source_files_at
from referral.engine.model import Checklist, Duty, Option, Step
from referral.engine.roles import BodyRole, DutyRole, FactRole, OptionRole, StepRole
from tests.definitions.folder import sound

DOCUMENTS = Path(__file__).parent / "documents"
OF_KAZAKHSTAN = "da93860fb67f52c2bc7690fca509e75340d09a5ffcac857109020716f8136804"
"""The version of the checklist of Kazakhstan that the last program of the first format wrote."""


def kept(name: str) -> str:
    return (DOCUMENTS / f"{name}.json").read_text("utf-8")


def test_the_first_format_means_what_it_meant():
    written_out = document_of(checklist_of(kept("small-checklist-1")))

    assert written_out == kept("small-checklist-1-written-out")


def test_the_format_of_today_comes_back_byte_for_byte():
    assert document_of(checklist_of(kept("small-checklist-2"))) == kept("small-checklist-2")


def test_the_format_of_today_is_written_as_it_was(tmp_path: Path):
    built = build(source_files_at(sound().on_disk(tmp_path)), "small", "kz")

    assert document_of(built) == kept("small-checklist-2")


def test_a_kept_case_finds_its_version_by_the_hash_it_always_had():
    document = kept("kz-checklist-1")

    assert hash_of(document) == OF_KAZAKHSTAN
    assert checklist_of(document).hash == OF_KAZAKHSTAN


def test_what_old_programs_knew_by_id_is_a_role_now():
    checklist = checklist_of(kept("kz-checklist-1"))
    talk = checklist.step_by_role[StepRole.UNDERSTANDING]

    assert ids_by_role(checklist) == {
        StepRole.UNDERSTANDING: "interpreter_used",
        StepRole.HAND_OVER: "handed_over",
        FactRole.CHILD: "may_be_child",
        FactRole.WITHDRAWAL: "may_withdraw",
        DutyRole.REFERRAL: "refer",
        DutyRole.RECEIPT: "confirm_receipt",
        BodyRole.SENDER: "border_service",
        BodyRole.RECIPIENT: "migration_authority",
    }
    assert {one.id: one.role for one in talk.options} == {
        "own_language": OptionRole.OWN_LANGUAGE,
        "phone": OptionRole.INTERPRETER,
        "in_person": OptionRole.INTERPRETER,
        "pictures": None,
        "none": None,
        "not_sure": OptionRole.NOT_SURE,
    }
    assert all(one.find_option(OptionRole.DONE) for one in checklist.steps() if one.is_action)


@pytest.mark.parametrize("name", ["small-checklist-1", "small-checklist-2", "kz-checklist-1"])
def test_another_default_in_the_model_changes_no_kept_document(
    name: str, monkeypatch: pytest.MonkeyPatch
):
    before = document_of(checklist_of(kept(name)))

    for kind in (Step, Option, Duty):
        others = tuple(not one if isinstance(one, bool) else one for one in defaults(kind))
        assert others != defaults(kind)
        monkeypatch.setattr(kind.__init__, "__defaults__", others)

    assert document_of(checklist_of(kept(name))) == before


def defaults(kind: type) -> tuple[object, ...]:
    return kind.__init__.__defaults__  # type: ignore[misc,no-any-return]


def ids_by_role(checklist: Checklist) -> dict[object, str]:
    bodies = {one.role: one.id for one in checklist.pack.bodies if one.role}
    roles = (checklist.step_by_role, checklist.fact_by_role, checklist.duty_by_role)
    return {**{role: one.id for each in roles for role, one in each.items()}, **bodies}
