"""Scenarios on the screen: which are available, and their texts in the reader's language."""

from collections.abc import Mapping
from functools import lru_cache

from referral.practice.scenarios.library import ScenarioLibrary, scenario_library_at
from referral.practice.scenarios.model import Scenario
from referral.practice.services.scenario_catalogue import all_scenarios, with_drafts
from referral.practice.words.scenario_words import ScenarioWords
from referral.web.app.application import app_parts
from referral.web.app.locales import language


def scenarios() -> ScenarioLibrary:
    """The scenarios of the folder."""
    return scenario_library_at(app_parts().settings.root / "checklists")


def available() -> Mapping[str, Scenario]:
    """Every scenario that can be played, by id."""
    with app_parts().practice.read_session() as db:
        return all_scenarios(db, scenarios())


def known() -> Mapping[str, Scenario]:
    """The same, and scenarios being written, which their authors may try."""
    with app_parts().practice.read_session() as db:
        return with_drafts(db, scenarios())


def words_of(scenario: Scenario) -> ScenarioWords:
    """The words of a scenario in the language of the page."""
    return _tale(scenario, language().code)


def titles(scenario: Scenario) -> dict[str, str]:
    """The title of a scenario in every language."""
    return {code: _tale(scenario, code).title().plain for code in app_parts().settings.languages}


def described(file: str, code: str = "") -> str:
    """What a picture of the folder shows, as the first scenario that uses it says."""
    spoken = code if code in app_parts().languages else language().code
    for one in scenarios().scenarios():
        for picture in one.pictures:
            if picture.file == file:
                return _tale(one, spoken).picture(picture).plain
    return file


@lru_cache(maxsize=256)
def _tale(scenario: Scenario, code: str) -> ScenarioWords:
    return ScenarioWords(scenario, app_parts().languages.get(code), app_parts().library.works())
