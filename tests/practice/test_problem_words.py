"""Whatever is wrong with a scenario is said in each language, with its values, and falls back on English."""

import pytest

from referral.definitions.grammar.shapes import KINDS
from referral.definitions.nodes import SourceLocation
from referral.definitions.problems import Problem
from referral.i18n.languages import Languages
from referral.practice.scenarios.faults import ScenarioFault
from referral.practice.words import problem_words
from referral.settings import root
from tests.practice.scenarios.test_faults import FORM_SLIPS, REPLAY_SLIPS, on, spoilt

LANGUAGES = Languages(root() / "translations", ("en", "ru", "kk"))
HERE = SourceLocation("mine.yaml", 3)


@pytest.mark.parametrize("code", [*FORM_SLIPS, *REPLAY_SLIPS])
@pytest.mark.parametrize("locale", ["ru", "kk"])
def test_a_slip_is_told_in_the_authors_language(code: str, locale: str):
    written = spoilt(*(FORM_SLIPS | REPLAY_SLIPS)[code])

    for found in (*written.problems, *on(written)):
        assert problem_words.sentence(found, LANGUAGES.get(locale)) != found.sentence
        assert problem_words.remedy(found, LANGUAGES.get(locale)) != found.remedy


def test_english_says_the_same_as_the_command():
    for found in spoilt(*FORM_SLIPS["S11"]).problems:
        assert problem_words.sentence(found, LANGUAGES.get("en")) == found.sentence
        assert problem_words.remedy(found, LANGUAGES.get("en")) == found.remedy


def test_a_guess_and_the_words_within_are_translated_too():
    russian = LANGUAGES.get("ru")
    guess = ScenarioFault.S15.at(
        HERE, near=["footpath.svg"], missed="footpaht.svg", file="footpaht.svg"
    )
    kind = Problem.C03.at(HERE, found="a text", expected="a list")

    assert "Вы имели в виду «footpath.svg»?" in problem_words.sentence(guess, russian)
    assert problem_words.sentence(kind, russian) == "Здесь стоит текст, а ожидается список."
    assert set(KINDS.values()) <= set(problem_words.WORDS)
