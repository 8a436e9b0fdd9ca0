"""``referral scenarios`` lists what can be played and names what a changed checklist broke."""

from pathlib import Path
from shutil import copytree

import pytest

from referral.settings import root
from tests.cli.typing_commands import run


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    copytree(root() / "checklists", tmp_path / "checklists")
    return tmp_path


def test_the_list_names_every_scenario_with_its_countries():
    listed = run("scenarios", "list").output

    assert "boy_with_uncle" in listed
    assert "kz kg tj tm" in listed


def test_all_scenarios_of_this_project_hold():
    checked = run("scenarios", "check")

    assert checked.exit_code == 0, checked.output
    assert "no problems" in checked.output


def test_a_renamed_answer_names_the_scenarios_that_used_it(checkout: Path):
    regional = checkout / "checklists" / "regional" / "referral.yaml"
    text = regional.read_text(encoding="utf-8")
    regional.write_text(text.replace("id: uyghur,", "id: uighur,"), encoding="utf-8")

    checked = run("scenarios", "check", "--root", checkout)

    assert checked.exit_code == 1
    assert "scenarios/transit_zone.yaml:" in checked.output
    assert "S22" in checked.output
    assert "teacher_at_the_desk" not in checked.output
