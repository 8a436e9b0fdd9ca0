"""Generated identities in three languages are refused, also in disguise."""

import random

import pytest

from referral.anonymity import IdentityKind, findings, is_clean
from tests.anonymity import identities

LOCALES = ("en", "ru", "kk")
DRAWN = 600


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


@pytest.mark.parametrize("locale", LOCALES)
def test_numbers_dates_and_addresses_are_refused(locale: str):
    texts = list(identities.structured(locale, random.Random(41), DRAWN))

    missed = [text for text in texts if is_clean(text)]

    assert len(missed) <= DRAWN * 0.005, missed[:20]


@pytest.mark.parametrize("locale", LOCALES)
def test_announced_names_are_refused_where_they_stand(locale: str):
    drawn = list(identities.names(locale, random.Random(42), DRAWN))

    missed = [(text, name) for text, name in drawn if not names_it(text, name)]

    assert len(missed) <= DRAWN * 0.02, missed[:20]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_disguise_hides_no_number(locale: str):
    chance = random.Random(43)
    texts = [
        identities.disguised(text, chance)
        for text in identities.structured(locale, random.Random(44), DRAWN)
    ]

    missed = [text for text in texts if is_clean(text)]

    assert len(missed) <= DRAWN * 0.005, missed[:20]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_disguise_hides_no_announced_name(locale: str):
    chance = random.Random(45)
    texts = [
        identities.disguised(text, chance)
        for text, _ in identities.names(locale, random.Random(46), DRAWN)
    ]

    missed = [text for text in texts if is_clean(text)]

    assert len(missed) <= DRAWN * 0.02, missed[:20]


@pytest.mark.parametrize(
    "text",
    [
        "her name is aisha",
        "name: farid noori",
        "его зовут фарид",
        "мальчик по имени идрис",
        "фио: саидов",
        "аты-жөні: асан үсенов",
        "баланың есімі айгүл",
    ],
)
def test_small_letters_hide_no_name_that_is_surely_announced(text: str):
    assert [found.kind for found in findings(text)] == [IdentityKind.NAME]


@pytest.mark.parametrize(
    "text",
    [
        "Сегодня Саидзода ждёт.",
        "Потом Каримова вышла.",
        "Кеше Жақсыбеков келді.",
        "Then Rahmonov left the room.",
        "The brother, Asadullah, waits.",
        "Спросите А. Нури ещё раз.",
        "Нури А.К. опрошен.",
        "Спросите А х м а д а.",
    ],
)
def test_names_are_known_by_their_form_within_a_sentence(text: str):
    assert [found.kind for found in findings(text)] == [IdentityKind.NAME]


@pytest.mark.parametrize("text", ["محمد کریمی", "See 张伟 again", "Спросите שרה"])
def test_letters_that_cannot_be_read_cannot_be_cleared(text: str):
    assert IdentityKind.OTHER_SCRIPT in {found.kind for found in findings(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("call +7 701 123 45 67 now", IdentityKind.PHONE),
        ("тел. 2-34-56", IdentityKind.PHONE),
        ("number 12345 it was", IdentityKind.LONG_NUMBER),
        ("один два три четыре пять", IdentityKind.LONG_NUMBER),
        ("passport AB1234C it was", IdentityKind.LETTERS_AND_DIGITS),
        ("series AB 1234 it was", IdentityKind.LETTERS_AND_DIGITS),
        ("the 5th of May, 1990", IdentityKind.DATE),
        ("IDKAZ12<<<<<<", IdentityKind.MACHINE_LINE),
        ("write to someone@post.kz", IdentityKind.EMAIL),
        ("see t.me/someone", IdentityKind.LINK),
    ],
)
def test_a_finding_says_its_kind(text: str, kind: IdentityKind):
    assert kind in {found.kind for found in findings(text)}


def names_it(text: str, name: str) -> bool:
    place = text.index(name)
    return any(found.start <= place < found.end for found in findings(text))
