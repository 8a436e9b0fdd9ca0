"""The words and pictures of a scenario that a trainer writes: language by language, without touching the rest.

The file is rewritten from the scenario, so that export and import keep everything. Nothing that could identify
somebody is kept.
"""

from collections.abc import Mapping
from dataclasses import replace

from referral.anonymity import is_clean
from referral.practice.scenarios import texts
from referral.practice.scenarios.model import Picture, Scenario
from referral.practice.scenarios.writing import file_of
from referral.practice.services import scenario_drafts
from referral.practice.services.scenario_drafts import CleanDraft


class TextsIdentify(Exception):
    """Texts could identify somebody; ``places`` says which, never what they say."""

    def __init__(self, places: list[str]) -> None:
        self.places = places
        super().__init__(f"Texts at {places} could identify somebody.")


def in_first_language(
    scenario: Scenario, written: Mapping[str, str], language: str = ""
) -> Scenario:
    """The scenario reworded; with a language, what its texts are written in, unless it is a translation."""
    said = texts.reworded(scenario, _tidy(written))
    spoken = [code for code, _texts in said.translations]
    return said if not language or language in spoken else replace(said, language=language)


def in_language(scenario: Scenario, written: Mapping[str, str], language: str) -> Scenario:
    """The scenario with these texts in another language; what is empty is not written yet."""
    return texts.translated(scenario, language, _tidy(written))


def with_picture(scenario: Scenario, picture: Picture) -> Scenario:
    """The scenario with one more picture; the same picture at the same step stands there once."""
    others = [
        one for one in scenario.pictures if (one.file, one.step) != (picture.file, picture.step)
    ]
    return texts.with_pictures(scenario, (*others, picture))


def without_picture(scenario: Scenario, number: int) -> Scenario:
    """The scenario without the picture of that number; the first is 1."""
    kept = (one for place, one in enumerate(scenario.pictures, start=1) if place != number)
    return texts.with_pictures(scenario, tuple(kept))


def written(scenario: Scenario) -> CleanDraft:
    """The file of a scenario as its author has changed it. Raises TextsIdentify and Identifying."""
    if places := identifying(scenario):
        raise TextsIdentify(places)
    return scenario_drafts.clean(file_of(scenario))


def identifying(scenario: Scenario) -> list[str]:
    """The places of texts that could identify somebody, in whatever language."""
    first = [one.place for one in texts.passages(scenario) if not is_clean(one.text)]
    others = [
        place
        for _language, said in scenario.translations
        for place, text in said
        if not is_clean(text)
    ]
    return list(dict.fromkeys([*first, *others]))


def _tidy(written: Mapping[str, str]) -> dict[str, str]:
    """Texts as the file holds them: single spaces, no lines."""
    return {place: " ".join(text.split()) for place, text in written.items()}
