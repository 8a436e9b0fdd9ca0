"""The register of works, and what of it steps and duties implement."""

from pathlib import Path

import pytest

from referral.authoring.coverage import Citing, Covered, Use, WorkCoverage, coverage
from referral.definitions.library import Library
from referral.definitions.problems import Unsound
from referral.engine.sources import Confidence
from tests.definitions.folder import REGIONAL, WORKS, Folder, sound

REPOSITORY = Path(__file__).parents[2]

PRINCIPLES = """\
  year: 2014
  principles:
    - {at: page 1, says: Listen.}
    - {at: secrecy, says: Keep silent., by: [signs, refer], confidence: verified}
    - {at: law, says: Make laws., outside: Officers make no laws.}
    - {at: rest, says: Let people rest.}
"""
TAUGHT = sound().but(WORKS, "  year: 2014\n", PRINCIPLES)


def covered(folder: Folder, where: Path) -> dict[str, WorkCoverage]:
    library = Library(folder.on_disk(where))
    works = coverage(library.register(), [library.checklist("small", "kz")])
    return {one.work.id: one for one in works}


def principle(folder: Folder, where: Path, at: str) -> Covered:
    [found] = [
        one for one in covered(folder, where)["handbook"].principles if one.principle.at == at
    ]
    return found


def test_a_place_is_told_with_everything_that_cites_it(tmp_path: Path):
    works = covered(sound(), tmp_path)

    whole, page = sorted(works["handbook"].places, key=lambda place: place.at)
    assert [use.id for use in page.uses] == ["fear"]
    assert [use.id for use in whole.uses] == [
        "signs", "children", "called", "way", "talk", "gone", "refer", "confirmed",
    ]  # fmt: skip
    assert {(use.what, use.id) for place in works["law"].places for use in place.uses} == {
        (Citing.STEP, "paper"),
        (Citing.DUTY, "receipt"),
        (Citing.CLOCK, "by_law"),
        (Citing.CLOCK, "certificate"),
        (Citing.BODY, "migration_authority"),
        (Citing.BASIS, ""),
    }


def test_a_work_that_nothing_cites_is_in_the_register(tmp_path: Path):
    assert covered(sound(), tmp_path)["uncited"].places == ()


def test_a_principle_is_implemented_by_what_cites_its_place(tmp_path: Path):
    listen = principle(TAUGHT, tmp_path, "page 1")

    assert listen.by == (Use(Citing.STEP, "fear", ("kz",)),)
    assert not listen.is_gap


def test_a_place_within_another_counts_for_it(tmp_path: Path):
    closer = TAUGHT.but(REGIONAL, 'at: "page 1"', 'at: "page 1 (2)"')
    farther = TAUGHT.but(REGIONAL, 'at: "page 1"', 'at: "page 12"')

    assert principle(closer, tmp_path / "closer", "page 1").by
    assert principle(farther, tmp_path / "farther", "page 1").is_gap


def test_a_principle_may_name_what_implements_it(tmp_path: Path):
    silence = principle(TAUGHT, tmp_path, "secrecy")

    assert [(use.what, use.id) for use in silence.by] == [
        (Citing.STEP, "signs"),
        (Citing.DUTY, "refer"),
    ]
    assert silence.principle.confidence is Confidence.VERIFIED


def test_a_principle_that_no_step_can_implement_is_no_gap(tmp_path: Path):
    assert not principle(TAUGHT, tmp_path / "law", "law").is_gap
    assert principle(TAUGHT, tmp_path / "rest", "rest").is_gap


def test_a_cited_place_that_is_not_in_the_list_is_told(tmp_path: Path):
    other = TAUGHT.but(REGIONAL, 'at: "page 1"', 'at: "page 7"')

    assert [place.at for place in covered(other, tmp_path)["handbook"].unlisted] == ["page 7", ""]


def test_principles_make_no_new_version(tmp_path: Path):
    without, taught = (
        Library(sound().on_disk(tmp_path / "a")),
        Library(TAUGHT.on_disk(tmp_path / "b")),
    )

    assert taught.document("small", "kz") == without.document("small", "kz")


def test_the_register_of_unsound_works_is_refused(tmp_path: Path):
    broken = TAUGHT.but(WORKS, "by: [signs, refer]", "by: [sings]")

    with pytest.raises(Unsound, match='Did you mean "signs"'):
        Library(broken.on_disk(tmp_path)).register()


def test_the_works_of_this_repository_have_their_principles_in_plain_sight():
    library = Library(REPOSITORY / "checklists")
    works = coverage(library.register(), [library.checklist(*key) for key in library.names()])

    known = {one.work.id: one for one in works}
    guidelines = [
        one for one in known["ohchr_borders"].principles if one.principle.at.startswith("guideline")
    ]
    assert len(guidelines) == 10
    assert {"guideline 7", "guideline 9"} <= {one.principle.at for one in guidelines if one.by}
    assert all(one.by for one in known["refugee_convention"].principles)
