"""The archive's files: the real ones are sound, and every slip is told with its place and a remedy."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from referral.archive.definitions import archive_at, archive_problems
from referral.archive.definitions.problems import EventProblem
from referral.archive.model.events import Availability
from referral.definitions.problems import Unsound
from referral.settings import root

ASTANA = "events/som-2-2015-astana.yaml"
PART = "events/national-workshop-pses-2015-astana.yaml"
WHOLE = "events/national-workshops-pses-2015.yaml"
CLAIM = "      - {says: Organised by the former Chair., source: unhcr-recent-events}\n"
COPY = 'copies: [{language: ru, url: "https://example.org/", checksum: abc}]'


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "checklists"
    shutil.copytree(root() / "checklists", folder)
    return folder


@pytest.fixture
def spoil(sound: Path, tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Replace words in one file of a copy of the archive."""
    folder = tmp_path / "checklists"
    shutil.copytree(sound, folder)

    def spoiled(file: str, old: str, new: str) -> Path:
        path = folder / "archive" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return spoiled


def test_the_archive_is_sound_and_holds_every_event():
    archive = archive_at(root() / "checklists")

    assert archive_problems(root() / "checklists") == ()
    assert len(archive.events) == 36
    assert [one.state for one in archive.chairs] == ["kz", "kg", "tj", "tr", "az", "kz"]


def test_a_document_tells_which_languages_are_there_and_which_were_not_found():
    manual = archive_at(root() / "checklists").documents["training-manual"]

    assert {one.language: one.availability for one in manual.versions} == {
        "en": Availability.NOT_FOUND,
        "ru": Availability.EXISTS,
        "kk": Availability.NOT_FOUND,
    }


def test_contradictions_are_kept_with_what_each_source_says():
    second = archive_at(root() / "checklists").event("som-2-2015-astana")
    city = next(one for one in second.conflicts if one.about == "city")

    assert {claim.says for claim in city.claims} == {"Astana", "Almaty"}
    assert all(claim.source for claim in city.claims)
    assert city.kept == "Astana."


SLIPS = [
    ("E01", ASTANA, "city: astana", "city: Astana"),
    ("E02", ASTANA, "date: 2015-09-22", "date: 2015-09-31"),
    ("E03", ASTANA, "city: astana", "city: astanna"),
    ("E03", ASTANA, "iom-som-2015,", "iom-som-2051,"),
    ("E03", "lineage.yaml", "[regional_guidelines]", "[regional_guideline]"),
    ("E03", "lineage.yaml", "- no_return", "- no_returns"),
    ("E04", "sources.yaml", "id: iom-som-2015", "id: ots-2023"),
    ("E05", ASTANA, "id: som-2-2015-astana", "id: som-2-2015-almaty"),
    ("E06", WHOLE, "chair: kz", f"part_of: {Path(PART).stem}"),
    ("E07", PART, "date: 2015-02-23/2015-02-24", "date: 2016-02-23/2016-02-24"),
    ("E08", ASTANA, "country: kz", "country: KAZ"),
    ("E09", ASTANA, CLAIM, ""),
    ("E10", "documents.yaml", "languages: [ru, en]", COPY),
    ("E11", "process.yaml", '"43.24"', '"43,24"'),
    ("C02", ASTANA, "kind: senior_officials_meeting\n", ""),
    ("C25", ASTANA, "kind: senior_officials_meeting", "kind: senior_officials_meetings"),
    ("Y02", ASTANA, "chair: kz", "city: almaty"),
]


@pytest.mark.parametrize(("code", "file", "old", "new"), SLIPS)
def test_a_slip_is_told_with_its_place_and_a_remedy(spoil, code, file, old, new):
    folder = spoil(file, old, new)
    found = archive_problems(folder)

    assert code in {one.code for one in found}
    assert all(one.place.file.startswith("checklists/archive/") and one.remedy for one in found)
    with pytest.raises(Unsound):
        archive_at(folder)


def test_every_problem_of_the_catalogue_is_provoked_here():
    assert {one.name for one in EventProblem} == {code for code, *_ in SLIPS if code[0] == "E"}
