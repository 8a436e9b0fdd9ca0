"""``referral checklists diff``, as it is typed before a new version goes out."""

import shutil
from pathlib import Path

import pytest
from click.testing import Result

from referral.definitions.library import Library
from referral.settings import root
from tests.cli.typing_commands import run
from tests.definitions.folder import OVERLAY, PACK, REGIONAL, Folder, sound
from tests.i18n.builders import entry, put

FEWER = sound().but(REGIONAL, "[yes, not_sure]", "[yes]")
NEIGHBOUR = "countries/kg/country.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with the small sound checklist, which is "now"."""
    sound().on_disk(tmp_path / "project")
    return tmp_path / "project"


def diff(project: Path, old: object, new: object, *more: object) -> Result:
    return run("checklists diff", old, new, "--root", project, *more)


def version(folder: Folder, tmp_path: Path) -> Path:
    """Another version, in a folder beside the project."""
    return folder.on_disk(tmp_path / "version")


def with_neighbour(folder: Folder) -> Folder:
    """The same with a second country, which has no overlay."""
    pack = folder.texts[PACK].replace("country: kz", "country: kg")
    archive, clocks = pack.index("  - id: archive"), pack.index("clocks:")
    return folder.with_file(NEIGHBOUR, pack[:archive] + pack[clocks:])


def test_a_loss_is_told_in_words_with_answers_and_a_sum(project: Path, tmp_path: Path):
    result = diff(project, "now", version(FEWER, tmp_path))

    assert result.exit_code == 0, result.output
    assert (
        "\nDuty refer: Refer the person.\n    breaking    It arises in fewer cases."
        in result.output
    )
    assert "for instance: “Does the person fear to return?” – “Not sure”\n" in result.output
    assert "after: “Does the person fear to return?” is answered “Yes”\n" in result.output
    assert "Open cases stay on their version until an officer" in result.output
    assert "In all breaking: old answers may not fit" in result.output
    assert result.output.endswith("Differences: 3 breaking, 0 compatible, 0 wording.\n")


def test_the_way_back_is_compatible(project: Path, tmp_path: Path):
    result = diff(project, version(FEWER, tmp_path), "now")

    assert "In all compatible: old answers still fit" in result.output


def test_equal_versions_do_not_differ(project: Path):
    assert diff(project, "now", "now").output.endswith("Nothing differs.\n")


def test_a_document_stands_for_the_one_checklist_it_holds(project: Path, tmp_path: Path):
    document = tmp_path / "document.json"
    document.write_text(Library(project / "checklists").document("small", "kz"), "utf-8")

    same = diff(project, document, "now")
    other = diff(project, document, version(FEWER, tmp_path))

    assert same.output.endswith("Nothing differs.\n")
    assert "3 breaking" in other.output


def test_what_is_alike_in_two_countries_is_told_once(project: Path, tmp_path: Path):
    old = with_neighbour(sound()).on_disk(tmp_path / "old")
    new = with_neighbour(FEWER).but(OVERLAY, "Call the akimat.", "Ring the akimat.")

    output = diff(project, old, version(new, tmp_path)).output

    assert output.count("Duty refer") == 1
    assert output.index("In KG, KZ\n") < output.index("Duty refer") < output.index("In KZ\n")
    assert output.index("In KZ\n") < output.index("before: Call the akimat.")


def test_one_country_may_be_asked_for(project: Path, tmp_path: Path):
    old = with_neighbour(sound()).on_disk(tmp_path / "old")
    new = version(with_neighbour(FEWER), tmp_path)

    output = diff(project, old, new, "--country", "KG").output

    assert "small for KG" in output
    assert "KZ" not in output


def test_a_country_that_is_gone_breaks(project: Path, tmp_path: Path):
    old = with_neighbour(sound()).on_disk(tmp_path / "old")

    output = diff(project, old, "now").output

    assert "small for KG is no longer there.\n" in output
    assert "In all breaking" in output


def test_scenarios_that_name_what_differs_are_counted(project: Path, tmp_path: Path):
    new = version(FEWER, tmp_path)
    scenarios = new / "scenarios"
    scenarios.mkdir()
    (scenarios / "bridge.yaml").write_text("scenario: bridge\nduties: [refer]\n", "utf-8")
    (scenarios / "market.yaml").write_text("answers:\n  children: 2\n", "utf-8")

    output = diff(project, "now", new).output

    assert "Scenarios that name what differs: 1 of 2: bridge.\n" in output


def test_translations_that_come_and_go_are_counted(project: Path, tmp_path: Path):
    put(project / "translations", "ru", checklists=entry("Hear.", "Слушайте.", "fear"))
    put(project / "translations", "kk")
    new = version(sound().but(OVERLAY, "hint: Listen and wait.", "hint: Hear."), tmp_path)

    output = diff(project, "now", new).output

    assert "kk: 1 to come in, of which 1 wait to be made; 1 to go out.\n" in output
    assert "ru: 1 to come in, of which 0 wait to be made; 1 to go out.\n" in output


@pytest.mark.thorough
def test_open_cases_of_an_instance_are_counted_by_the_version_they_rest_on(
    demonstration: Path, tmp_path: Path
):
    shutil.copytree(root() / "checklists", tmp_path / "checklists")
    regional = tmp_path / "checklists" / "regional" / "referral.yaml"
    words = regional.read_text("utf-8").replace(
        "Is anyone's life in danger?", "Is a life in danger?"
    )
    regional.write_text(words, "utf-8")
    kept = Library(root() / "checklists").checklist("referral", "kz").hash[:16]

    told = run("checklists diff", kept, tmp_path, "--instance", demonstration).output
    back = run("checklists diff", tmp_path, kept, "--instance", demonstration).output

    assert "before: Is anyone's life in danger?" in told
    on_old, on_others = counts(told)
    assert on_old > 0
    assert on_others == 0
    assert counts(back) == (0, on_old)


def counts(output: str) -> tuple[int, int]:
    """Open cases on the old version, and on others."""
    [line] = [one for one in output.splitlines() if one.startswith("Open cases on the old")]
    on_old, on_others = line.removesuffix(".").split(";")
    return int(on_old.split(": ")[1]), int(on_others.split(": ")[1])


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("yesterday", '"yesterday" names no version. Give a folder of checklists'),
        (".", "There are no checklists in checklists: it lacks regional/."),
        ("abcdef", '"abcdef" names no version'),
    ],
)
def test_a_word_that_names_nothing_is_refused(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, says: str
):
    monkeypatch.chdir(tmp_path)

    result = diff(project, word, "now")

    assert result.exit_code == 1
    assert says in result.output


@pytest.mark.thorough
def test_a_hash_that_the_instance_does_not_keep_is_refused(demonstration: Path):
    result = run("checklists diff", "0" * 12, "now", "--instance", demonstration)

    assert result.exit_code == 1
    assert "No document begins with 000000000000 in this instance." in result.output


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "checklist/9"}', "not JSON"])
def test_a_file_that_holds_no_document_is_refused(project: Path, tmp_path: Path, text: str):
    file = tmp_path / "document.json"
    file.write_text(text, "utf-8")

    result = diff(project, file, "now")

    assert result.exit_code == 1
    assert "holds no checklist document" in result.output
    assert "Traceback" not in result.output


def test_versions_without_a_checklist_in_common_cannot_be_compared(project: Path):
    result = diff(project, "now", "now", "--country", "TM")

    assert result.exit_code == 1
    assert "now and now have no checklist in common for TM." in result.output


def test_unsound_definitions_are_named_and_not_compared(project: Path, tmp_path: Path):
    broken = version(sound().but(REGIONAL, "within: same_day", "within: soon"), tmp_path)

    result = diff(project, "now", broken)

    assert result.exit_code == 1
    assert "C25" in result.output
