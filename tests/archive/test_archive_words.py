"""The archive in the reader's language: what was published stays, all else is translated and can be marked."""

import pytest

from referral.archive.definitions import archive_at
from referral.archive.model.events import Archive
from referral.archive.words.archive_messages import messages
from referral.archive.words.archive_words import ArchiveWords
from referral.i18n.languages import Languages
from referral.settings import root


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archive_at(root() / "checklists")


def words(code: str) -> ArchiveWords:
    return ArchiveWords(Languages(root() / "translations", ("en", "ru", "kk")).get(code))


def test_a_published_title_is_shown_as_published_and_any_other_is_our_translation(archive):
    third, first = archive.event("som-3-2016-astana"), archive.event("som-1-2014-almaty")

    assert words("ru").title(third).startswith("Третья встреча высших должностных лиц (ВВДЛ)")
    assert words("ru").is_published(third.title) and not words("kk").is_published(third.title)
    assert words("ru").title(first) == "Первая встреча высших должностных лиц Алматинского процесса"
    assert not words("ru").is_published(first.title)


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_no_word_of_any_event_stays_english(archive, code):
    english, translated = words("en"), words(code)

    for event in archive.events:
        for says in (ArchiveWords.title, ArchiveWords.summary, ArchiveWords.participants):
            assert not says(english, event) or says(translated, event) != says(english, event)
        for conflict in event.conflicts:
            assert translated.conflict(conflict) != english.conflict(conflict)


def test_every_message_has_a_context_and_stands_once(archive):
    keys = [message.key for message in messages(archive)]

    assert len(keys) == len(set(keys)) and all(context for context, _ in keys)


def test_states_are_named_in_every_language():
    named = [words(code).language.state("kg") for code in ("en", "ru", "kk")]

    assert named == ["Kyrgyzstan", "Кыргызстан", "Қырғызстан"]
    assert words("en").language.state("qq") == "QQ"
