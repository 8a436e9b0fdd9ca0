"""Practice scenes take the right path in every country, whatever its overlay adds."""

import pytest

from referral.definitions.library import Library
from referral.engine.walk import Walk
from referral.settings import root
from tests.definitions.scenes import PATHS, SCENES, Scene

LIBRARY = Library(root() / "checklists")
COUNTRIES = [country for name, country in LIBRARY.names() if name == "referral"]


def path_of(walk: Walk) -> set[str]:
    """The codes of the path a walk takes."""
    owed = {arisen.duty.id for arisen in walk.duties}
    taken = {code for code, duties in PATHS.items() if owed & duties}
    return taken if "R" in taken else taken | {"N"}


def test_the_four_countries_are_here():
    assert COUNTRIES == ["kg", "kz", "tj", "tm"]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.story)
def test_a_scene_takes_its_path(scene: Scene, country: str):
    walk = LIBRARY.walker("referral", country).walk(scene.answers)

    assert walk.active == scene.answers, "an answer of the scene does not apply"
    assert path_of(walk) == set(scene.path.split())
    assert [duty for duty in scene.also.split() if not walk.owes(duty)] == []


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(
    "scene", [scene for scene in SCENES if "R" in scene.path.split()], ids=lambda scene: scene.story
)
def test_whoever_is_referred_is_protected_until_the_authority_decides(scene: Scene, country: str):
    walk = LIBRARY.walker("referral", country).walk(scene.answers)

    kept = {arisen.duty.id for arisen in walk.duties if arisen.duty.stop_rule}
    [referral] = [arisen.duty for arisen in walk.duties if arisen.duty.id == "refer"]

    assert {"no_return", "secrecy"} <= kept
    assert (referral.to, referral.within, referral.urgent) == (
        "migration_authority",
        "same_day",
        True,
    )
    assert not walk.owes("explain_refusal")
