"""A picture of a scenario is a drawing and nothing else: whatever could run, lead away or be read is refused."""

from pathlib import Path

import pytest

from referral.practice.scenarios.drawings import LARGEST, gallery_at, wrong_with
from tests.practice.scenarios.runs import WRITTEN
from tests.practice.scenarios.slips_of_drawings import DRAWING_SLIPS, SOUND


def codes(drawing: str, name: str = "hut.svg") -> list[str]:
    return [found.code for found in wrong_with(drawing.encode(), f"pictures/{name}")]


def test_a_plain_drawing_has_no_fault():
    assert codes(SOUND) == []


@pytest.mark.parametrize(("code", "name", "drawing"), DRAWING_SLIPS)
def test_what_could_do_more_than_be_looked_at_is_refused(code: str, name: str, drawing: str):
    assert codes(drawing, name)[0] == code


def test_the_line_of_the_fault_is_told():
    (found,) = wrong_with(SOUND.replace("<rect", "<script/>\n<rect").encode(), "pictures/hut.svg")

    assert (found.place.line, found.code) == (3, "S19")
    assert "<script>" in found.sentence


def test_an_unsound_picture_is_shown_by_nobody(tmp_path: Path):
    (tmp_path / "hut.svg").write_text(SOUND, encoding="utf-8")
    (tmp_path / "photo.svg").write_text(SOUND.replace("<rect", "<image"), encoding="utf-8")

    gallery = gallery_at(tmp_path, tmp_path)

    assert list(gallery.drawings) == ["hut.svg"]
    assert {found.code for found in gallery.problems} == {"S19"}


def test_every_picture_of_the_folder_is_shown_by_some_scenario_and_light():
    used = {picture.file for one in WRITTEN.scenarios() for picture in one.pictures}

    assert used == set(WRITTEN.pictures())
    assert all(len(drawing) < LARGEST for drawing in WRITTEN.pictures().values())
