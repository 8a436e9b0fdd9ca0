"""The commands for authors and lawyers, as they are typed."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from referral.cli import main
from tests.definitions.folder import REGIONAL, Folder, sound

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

"""


def run(*words: object) -> Result:
    """Type ``referral checklists …``."""
    return CliRunner().invoke(main, ["checklists", *map(str, words)])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with the small sound checklist and a language in which two words are known."""
    written(sound(), tmp_path)
    folder = tmp_path / "translations" / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    words = 'msgctxt "fear"\nmsgid "Does the person fear to return?"\nmsgstr "Боится вернуться?"\n'
    (folder / "checklists.po").write_text(PO + words, "utf-8")
    sentence = 'msgid "Asked when: %(condition)s"\nmsgstr "Когда: %(condition)s"\n'
    (folder / "interface.po").write_text(PO + sentence, "utf-8")
    return tmp_path


def written(folder: Folder, where: Path) -> Path:
    folder.on_disk(where)
    return where


def answers(where: Path, text: str) -> Path:
    path = where / "answers.json"
    path.write_text(text, "utf-8")
    return path


def walk(project: Path, given: Any) -> Result:
    text = given if isinstance(given, str) else json.dumps(given)
    file = answers(project, text)
    return run("walk", "small", "--country", "KZ", "--answers", file, "--root", project)


def test_check_says_in_one_line_that_all_is_well(project: Path):
    result = run("check", "--root", project)

    assert result.exit_code == 0
    assert result.output == "small for KZ: 8 steps, no problems.\n"


def test_check_says_what_is_wrong_where_and_what_to_do(project: Path):
    written(sound().but(REGIONAL, "within: same_day", "within: same_days"), project)

    result = run("check", "--root", project)

    assert result.exit_code == 1
    assert "checklists/regional/small.yaml:94  C25" in result.output
    assert 'Did you mean "same_day"?' in result.output
    assert "1 problem in 1 file." in result.output


def test_check_remarks_on_words_of_lawyers_and_lets_them_pass(project: Path):
    written(sound().but(REGIONAL, "hint: Listen.", "hint: Listen prior to that."), project)

    result = run("check", "--root", project)

    assert result.exit_code == 0
    assert "small.yaml:17  R02  “prior to” is a word of lawyers." in result.output
    assert result.output.endswith("1 remark on plain words.\n")


def test_check_of_broken_yaml_is_a_problem_like_others(project: Path):
    (project / "checklists" / REGIONAL).write_text("sections: [\n", "utf-8")

    result = run("check", "--root", project)

    assert result.exit_code == 1
    assert "small.yaml:2  Y01" in result.output


def test_prove_without_the_solver_names_the_extra_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "z3", None)

    refused = run("prove", "--root", project)

    assert refused.exit_code == 1
    assert "install the extra referral[authoring]" in refused.output


def test_show_prints_numbered_steps_with_conditions_and_sources(project: Path):
    text = run("show", "small", "--country", "kz", "--root", project).output

    assert text.startswith("A small checklist – Kazakhstan\n")
    assert "\n1. First things\n" in text
    assert "\n1.1  Does the person fear to return?\n" in text
    assert "Answers, one of: Yes; No; Not sure\n" in text
    assert "None of these (only by itself)" in text
    assert "Answer: a number from 0 to 50\n" in text
    assert "Never: Ask for proof.\n" in text
    assert "Source: A handbook, page 1\n" in text
    assert "\n2.1  Call the akimat.\n" in text
    assert "Asked when: [1] Needs a referral holds\n" in text
    assert (
        "\n[1]  Needs a referral\n"
        "    Holds when: “Does the person fear to return?” is answered “Yes” or “Not sure”\n"
        "    Printed on the form as: Needs a referral\n"
    ) in text
    assert "Addressed to: Authority\n" in text
    assert "The same day; by law within 24 hours when “How did the person come?” is" in text


def test_show_speaks_the_language_asked_for_and_english_for_the_rest(project: Path):
    text = run("show", "small", "--country", "KZ", "--locale", "ru", "--root", project).output

    assert text.startswith("A small checklist – Казахстан\n")
    assert "1.1  Боится вернуться?\n" in text
    assert "Когда: [1] Needs a referral" in text
    assert "Addressed to: Орган\n" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["small", "--country", "TJ"], 'There is no checklist "small" for TJ'),
        (["large", "--country", "KZ"], 'There are: "small" for KZ'),
        (["small", "--country", "KZ", "--locale", "fr"], 'No language "fr"'),
        (["small", "--country", "KZ", "--locale", "../.."], "No language"),
    ],
)
def test_show_names_what_there_is(project: Path, words: list[str], says: str):
    result = run("show", *words, "--root", project)

    assert result.exit_code == 1
    assert says in result.output
    assert "Traceback" not in result.output


def test_a_checklist_with_a_problem_is_not_shown(project: Path):
    written(sound().but(REGIONAL, "within: same_day", "within: soon"), project)

    result = run("show", "small", "--country", "KZ", "--root", project)

    assert result.exit_code == 1
    assert "C25" in result.output


def test_walk_prints_what_follows_from_the_answers(project: Path):
    result = walk(project, {"fear": "not_sure", "signs": ["wound"], "way": "river"})

    report = json.loads(result.output)
    assert result.exit_code == 0
    assert report["applicable"] == ["fear", "signs", "children", "called", "way", "paper"]
    assert report["missing"] == ["children", "called", "paper"]
    assert report["complete"] is False
    assert report["flags"] == ["needs_referral"]
    assert len(report["hash"]) == 64
    assert report["duties"] == [
        {
            "id": "refer",
            "do": "Refer the person.",
            "addressee": {
                "body": "migration_authority",
                "name": {"en": "Authority", "ru": "Орган", "kk": "Орган"},
            },
            "aim_hours": 24,
            "limits": [{"clock": "by_law", "hours": 24}],
            "because": {"fear": "not_sure"},
            "done": False,
        }
    ]


def test_walk_of_complete_answers_says_so(project: Path):
    given = {"fear": "no", "signs": ["none"], "children": 0, "paper": "no"}

    report = json.loads(walk(project, given).output)

    assert report["complete"] is True
    assert report["duties"] == []


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("{", "is not JSON"),
        ("[]", "holds no answers"),
        ('"yes"', "holds no answers"),
        ({"faer": "yes"}, 'There is no step "faer". Did you mean "fear"?'),
        (
            {"fear": "maybe"},
            '"maybe" is no answer to "fear". Write one of "yes", "no", "not_sure".',
        ),
        ({"fear": True}, 'true is no answer to "fear"'),
        ({"children": 51}, '51 is no answer to "children". Write a whole number from 0 to 50.'),
        ({"children": 1.5}, '1.5 is no answer to "children"'),
        ({"signs": "wound"}, 'Write a list of one or more of "wound", "none", "not_sure"'),
        ({"signs": ["wound", "none"]}, '"none" only alone'),
        ({"signs": {"wound": True}}, 'is no answer to "signs"'),
        ('{"fear": "yes", "fear": "no"}', '"fear" is answered twice.'),
    ],
)
def test_walk_says_what_is_wrong_with_the_answers(project: Path, given: Any, says: str):
    result = walk(project, given)

    assert result.exit_code == 1
    assert says in result.output


def test_walk_tells_everything_that_is_wrong_at_once(project: Path):
    result = walk(project, {"faer": "yes", "children": -1})

    assert "faer" in result.output
    assert "children" in result.output


def test_walk_without_a_file_says_so(project: Path):
    missing = project / "none.json"
    result = run("walk", "small", "--country", "KZ", "--answers", missing, "--root", project)

    assert result.exit_code == 1
    assert "cannot be read: No such file" in result.output


def test_the_checklist_of_this_repository_can_be_shown_in_every_language():
    for locale in ("en", "ru", "kk"):
        result = run("show", "referral", "--country", "KZ", "--locale", locale)

        assert result.exit_code == 0
        assert "%(" not in result.output
