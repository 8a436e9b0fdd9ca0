"""The library: what stands in a folder, by name and country, or why it must not be used."""

from pathlib import Path

import pytest

from referral.definitions.documents.compiler import checklist_of, hash_of
from referral.definitions.library import Library, UnknownChecklist
from referral.definitions.problems import Unsound
from tests.definitions.folder import PACK, POSTS, REGIONAL, sound

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The library of the sound folder."""
    return Library(sound().on_disk(tmp_path))


def test_a_checklist_is_known_by_name_and_country(library: Library):
    assert library.names() == [("small", "kz")]
    assert library.checklist("small", "kz").pack.name.get("kk") == "Қазақстан"
    assert library.checklist("small", "KZ") is library.checklist("small", "kz")


def test_document_checklist_and_walker_are_of_one_version(library: Library):
    document = library.document("small", "kz")

    assert library.checklist("small", "kz").hash == hash_of(document)
    assert library.checklist("small", "kz") == checklist_of(document)
    assert library.walker("small", "kz").checklist is library.checklist("small", "kz")


def test_every_country_has_every_checklist(tmp_path: Path):
    pack = sound().texts[PACK]
    neighbour = pack.replace("country: kz", "country: kg").replace("way, is: river", "fear, is: no")
    body = neighbour.index("  - id: archive"), neighbour.index("clocks:")
    folder = sound().with_file(
        "countries/kg/country.yaml", neighbour[: body[0]] + neighbour[body[1] :]
    )

    library = Library(folder.on_disk(tmp_path))

    assert library.names() == [("small", "kg"), ("small", "kz")]
    assert "paper" not in library.checklist("small", "kg").step_by_id
    assert "paper" in library.checklist("small", "kz").step_by_id


def test_crossing_points_are_known_with_their_doubts(library: Library):
    bridge, pier = library.crossing_points("KZ")

    assert bridge.name.get("kk") == "Көпір"
    assert (bridge.border, bridge.kind, bridge.confidence) == ("kg", "road", "verified")
    assert (pier.border, pier.kind, pier.confidence) == ("sea", "", "unverified")


def test_a_country_need_not_list_its_crossing_points(tmp_path: Path):
    library = Library(sound().without(POSTS).on_disk(tmp_path))

    assert library.problems() == ()
    assert library.crossing_points("kz") == ()


@pytest.mark.parametrize(("name", "country"), [("large", "kz"), ("small", "tj"), ("", "")])
def test_what_is_not_there_is_named_together_with_what_is(
    library: Library, name: str, country: str
):
    with pytest.raises(UnknownChecklist, match='There are: "small" for KZ'):
        library.checklist(name, country)


def test_definitions_with_a_problem_are_not_used_at_all(tmp_path: Path):
    broken = sound().but(REGIONAL, "within: same_day", "within: soon")
    library = Library(broken.on_disk(tmp_path))

    with pytest.raises(Unsound, match="C25") as refused:
        library.checklist("small", "kz")

    assert refused.value.found == library.problems()


def test_the_definitions_of_this_repository_are_sound():
    assert Library(REPOSITORY / "checklists").problems() == ()
