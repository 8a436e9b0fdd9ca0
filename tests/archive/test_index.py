"""A journalist looks for events in an archive of invented ones, in any form of a word and with slips."""

import time
from collections.abc import Callable, Iterable

import pytest

from referral.archive.model.finding import Query, SpellingCorrection
from referral.archive.model.index import Index
from referral.archive.model.stemming import words_of
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


def test_a_search_among_five_thousand_events_costs_a_trifle_of_reading_them():
    archive = invented()
    index, english = archive.index(), ArchiveWords(_languages().get("en"))
    reading = _quickest(lambda: _read(archive.texts.values()), turns=3)

    for what, query in questions().items():
        searching = _quickest(lambda asked=query: service.find(index, asked, english), turns=7)

        assert searching < reading / 10, f"{what}: 1/{reading / searching:.0f} of reading all words"
    assert service.find(index, Query(), english).total == EVENTS


def _languages() -> Languages:
    return Languages(root() / "translations", ("en",))


def _read(texts: Iterable[list[str]]) -> None:
    for them in texts:
        for text in them:
            words_of(text)


def _quickest(do: Callable[[], object], *, turns: int) -> float:
    """Seconds of the processor, which nobody else's work lengthens."""
    seconds = []
    for _ in range(turns):
        started = time.process_time()
        do()
        seconds.append(time.process_time() - started)
    return min(seconds)


def test_an_empty_archive_finds_nothing():
    assert Index((), {}).page(Query(), ()).total == 0
