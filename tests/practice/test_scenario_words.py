"""What is collected of scenarios for translators is what trainees are shown: both ends use the same contexts."""

from pathlib import Path

from babel.messages.catalog import Catalog

from referral.i18n import catalogues
from referral.i18n.checking.update import updated
from referral.i18n.languages import Languages
from referral.practice.scenarios.library import scenarios_of
from referral.practice.words.scenario_messages import messages
from referral.practice.words.scenario_words import ScenarioWords
from referral.settings import root

WRITTEN = scenarios_of(root() / "checklists")
SCENARIOS = WRITTEN.scenarios()


def said(words: ScenarioWords) -> list[str]:
    """Everything that is said of a scenario, but for what the interface says."""
    tale = words.scenario
    told = [words.title(), words.setting(), words.story(), *map(words.teaching, tale.teaching)]
    for reply in tale.replies:
        told += [words.says(reply), words.shows(reply)]
    for question in tale.forbidden:
        told += [words.asks(question), words.because(question)]
    for met in tale.interruptions:
        told += [words.interruption(met), words.because(met)]
        told += [words.choice(met, one) for one in met.choices]
    return [one for one in told if one]


def test_every_word_of_every_scenario_reaches_the_reader_translated(tmp_path: Path):
    catalog = updated(messages(SCENARIOS), Catalog(locale="ru"), "ru")
    for entry in catalog:
        if entry.id:
            entry.string = f"⟨ru⟩{entry.id}"
    path = catalogues.path_of(tmp_path, "ru", catalogues.SCENARIOS)
    catalogues.write(path, catalog, catalogues.SCENARIOS)
    russian = Languages(tmp_path, ("en", "ru")).get("ru")

    for scenario in SCENARIOS:
        told = said(ScenarioWords(scenario, russian, WRITTEN.checklists.works()))

        assert [one for one in told if not one.startswith("⟨ru⟩")] == []


def test_a_context_is_the_scenario_and_the_place_in_it():
    contexts = {one.context for one in messages(SCENARIOS)}

    assert "boy_with_uncle/reply/age_band" in contexts
    assert "boy_with_uncle/interruption/bus_driver" in contexts


def test_sources_are_said_with_title_and_place():
    languages = Languages(root() / "translations", ("en", "ru", "kk"))
    [river] = [one for one in SCENARIOS if one.id == "labour_at_the_river"]
    words = ScenarioWords(river, languages.get("ru"), WRITTEN.checklists.works())

    [source] = words.sources(river.teaching[0].sources)

    assert source.endswith(", руководящее положение 5")


def test_whoever_does_not_practise_never_loads_the_stories(tmp_path: Path):
    (tmp_path / "ru" / "LC_MESSAGES").mkdir(parents=True)
    broken = catalogues.path_of(tmp_path, "ru", catalogues.SCENARIOS)
    broken.write_text("this is no catalogue", encoding="utf-8")

    russian = Languages(tmp_path, ("en", "ru")).get("ru")

    assert russian.gettext("Save") == "Save"
    assert russian.scenario("any/title", "The boy") == "The boy"
