"""``referral checklists coverage``, as a lawyer reads it."""

import json
from pathlib import Path

import pytest

from tests.authoring.test_coverage import TAUGHT
from tests.cli.typing_commands import run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout whose works have principles."""
    TAUGHT.on_disk(tmp_path)
    return tmp_path


def coverage(project: Path, *more: str) -> str:
    result = run("checklists coverage", *more, "--root", project)
    assert result.exit_code == 0, result.output
    return result.output


def test_works_are_told_with_their_principles_and_what_implements_them(project: Path):
    text = coverage(project)

    assert "\nA handbook (handbook)\n    handbook, 2014, unverified\n" in text
    assert "\n    page 1: Listen.\n        steps: fear\n" in text
    assert "\n    secrecy: Keep silent.\n        steps: signs\n        duties: refer\n" in text
    assert "\n    law: Make laws.\n        outside: Officers make no laws.\n" in text
    assert "\n    rest: Let people rest.\n        NO STEP implements this.\n" in text
    assert "\n    article 5\n        legal basis\n" in text
    assert "\nCited by no checklist here: uncited.\n" in text


def test_the_last_line_sums_up(project: Path):
    assert coverage(project).splitlines()[-1] == (
        "3 works, 2 of them cited here. 4 principles listed: 2 implemented by a step or duty, "
        "1 outside what a step can do, 1 implemented by no step."
    )


def test_steps_are_told_in_the_order_of_the_paper_and_duties_after_them(project: Path):
    text = coverage(project, "--steps", "--country", "KZ")

    heads = [line for line in text.splitlines() if line.startswith(("step ", "duty "))]
    assert heads == [
        "step fear", "step signs", "step children", "step called", "step way", "step paper",
        "step talk", "step gone", "duty refer", "duty confirmed", "duty receipt",
    ]  # fmt: skip
    assert "\nstep signs\n    handbook\n    handbook, secrecy\n" in text


def test_programs_read_the_same_as_json(project: Path):
    report = json.loads(coverage(project, "--json"))

    assert report["countries"] == ["kz"]
    handbook = report["works"][0]
    assert handbook["principles"][0]["implemented_by"] == [
        {"what": "step", "id": "fear", "countries": ["kz"]}
    ]
    assert [one["at"] for one in handbook["principles"] if one["is_gap"]] == ["rest"]


def test_a_country_without_a_folder_is_not_known(project: Path):
    result = run("checklists coverage", "--country", "FR", "--root", project)

    assert result.exit_code == 1
    assert 'No checklist for "FR". There are: kz.' in result.output


def test_what_only_some_countries_have_is_marked():
    text = run("checklists coverage").output

    assert "petition_signed (KZ)" in text
    assert "danger_to_life" in text
    assert "danger_to_life (" not in text
