"""A journalist looks for events in an archive of invented ones, in any form of a word and with slips."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from referral.archive.model.finding import Query, SpellingCorrection
from referral.archive.model.index import Index
from referral.archive.model.word_index import WordIndex
from referral.archive.services import search as service
from referral.archive.words.archive_words import ArchiveWords
from referral.i18n.languages import Languages
from referral.settings import root
from tests.archive.invented import EVENTS, invented, questions


class Journalist:
    """Somebody who looks for words in texts, one text for each event."""

    def __init__(self, *texts: str) -> None:
        self._words = WordIndex([text] for text in texts)

    def finds(self, words: str) -> list[int]:
        terms, _ = self._words.understood(words)
        return sorted(self._words.places_with(terms))

    def is_told(self, words: str) -> tuple[SpellingCorrection, ...]:
        return self._words.understood(words)[1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("беженцев", "Первый беженец пришел в мае."),
        ("беженец", "Положение беженцев на границе"),
        ("подростками", "Каждый подросток был с опекуном."),
        ("refugee", "The refugees' own words"),
        ("reporting", "What the police reported"),
        ("босқын", "Шекарадағы босқындардың жағдайы"),
        ("босқындарға", "Бір босқын келді."),
        ("боскын", "Босқындарға көмек"),
        ("кукыктары", "Босқындардың құқығы"),
        ("конференциясының", "Конференция Алматыда өтті."),
        ("cooperation", "Regional co-operation at borders"),
        ("co-operation", "Regional cooperation at borders"),
        ("Co-operation", "Forms of CO‑OPERATION"),
        ("государств-наблюдателей", "Прибыло государство-наблюдатель."),
        ("совещания", "Сове\u00adщание в Душанбе"),
        ("БЕЖЕНЦАМ border БОСҚЫНДАР", "Refugees at borders: беженец, босқын"),
    ],
)
def test_a_word_in_one_form_finds_an_event_that_says_it_in_another(asked: str, said: str):
    journalist = Journalist("Something else: прочее, басқа.", said)

    assert journalist.finds(asked) == [1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("refugee border", "border"), ("қол", "Она взяла кол."), ("co-chair", "The chair spoke.")],
)
def test_an_event_that_does_not_say_it_is_not_found(asked: str, said: str):
    assert Journalist("refugee", said).finds(asked) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [("бежанцев", "беженцев"), ("refguees", "refugees"), ("босқндар", "босқындар")],
)
def test_a_slip_finds_what_was_meant_and_says_so(typed: str, said: str):
    journalist = Journalist("прочее", f"{said} 2016")

    assert journalist.finds(f"{typed} 2016") == [1]
    assert journalist.is_told(typed) == (SpellingCorrection(typed, said),)


def test_a_search_among_five_thousand_events_takes_some_twenty_steps_an_event_at_most():
    archive = invented()
    index, english = archive.index(), ArchiveWords(_languages().get("en"))
    for what, query in questions().items():
        searching = _work_of(lambda asked=query: service.find(index, asked, english))

        assert searching < 20 * EVENTS, f"{what}: {searching / EVENTS:.1f} calls an event"
    assert service.find(index, Query(), english).total == EVENTS


def _languages() -> Languages:
    return Languages(root() / "translations", ("en",))


def _work_of(do: Callable[[], object]) -> int:
    """How many functions are called: always the same, however busy the machine is."""
    calls = 0

    def called(_frame: FrameType, event: str, _about: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        do()
    finally:
        sys.setprofile(None)
    return calls


def test_an_empty_archive_finds_nothing():
    assert Index((), {}).page(Query(), ()).total == 0
