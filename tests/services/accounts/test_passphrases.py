"""Passphrases: which are refused as soon guessed, and what counts as the same one."""

import unicodedata

import argon2
import pytest

from referral.services.accounts import passphrases
from referral.services.accounts.passphrases import PassphraseRefused

GUESSED = [
    "password password",
    "123456789012345",
    "qwertyuiopasdfg",
    "parolparolparol1",
    "kazakhstan2026!",
    "Казахстан2026!!",
    "йцукенгшщзхъфыв",
    "фывапролджэфывапролджэ",
    "gfhjkmgfhjkmgfhjkm",
    "пароль пароль пароль",
    "пароль123456789",
    "Qazaqstan123456",
    "1qaz2wsx3edc4rfv",
    "iloveyouiloveyou",
    "АлматыАлматы2026",
    "Бишкек Бишкек 2025",
    "шекарашекара123",
    "пограничник2026",
    "officer-7-officer-7",
    "zxcvbnm,./zxcvbnm",
    "абвгдежзийклмнопр",
    "abcabcabcabcabc1",
]
KEPT = [
    "three brown horses at dawn",
    "зайчик едет йодль тропой",
    "чайник поёт под старым мостом",
    "қызыл шелек тауда ұйықтайды",
]
CHOSEN = "зайчик едет йодль - тропой"


@pytest.mark.parametrize("passphrase", GUESSED)
def test_a_common_passphrase_is_refused_with_a_way_out(passphrase: str):
    with pytest.raises(PassphraseRefused, match="several"):
        passphrases.must_protect(passphrase, "officer-7")


@pytest.mark.parametrize("passphrase", KEPT)
def test_words_that_have_nothing_to_do_with_each_other_are_kept(passphrase: str):
    passphrases.must_protect(passphrase, "officer-7")


def test_a_passphrase_that_was_made_here_is_kept():
    passphrases.must_protect(passphrases.generated(), "officer-7")


@pytest.mark.parametrize(
    "typed",
    [
        CHOSEN,
        unicodedata.normalize("NFD", CHOSEN),
        f"  {CHOSEN}\n",
        CHOSEN.replace(" ", "\u00a0"),
        CHOSEN.replace(" ", "\u2009 "),
        CHOSEN.replace("-", "\u2013"),
        CHOSEN.replace("-", "\u2212"),
        CHOSEN.replace("едет", "ед\u00adет"),
    ],
    ids=["as is", "NFD", "blanks", "no-break", "thin", "en dash", "minus", "soft hyphen"],
)
def test_the_same_passphrase_from_another_keyboard_or_a_letter_fits(typed: str):
    assert passphrases.fits(typed, passphrases.hashed(CHOSEN))
    assert passphrases.fits(CHOSEN, passphrases.hashed(typed))


@pytest.mark.parametrize("typed", [CHOSEN.upper(), CHOSEN.replace(" ", ""), CHOSEN + "!", ""])
def test_another_passphrase_does_not_fit(typed: str):
    assert not passphrases.fits(typed, passphrases.hashed(CHOSEN))


def test_a_passphrase_hashed_as_it_was_typed_by_an_earlier_version_still_fits():
    typed = f"{unicodedata.normalize('NFD', CHOSEN)} "
    earlier = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

    assert passphrases.fits(typed, earlier.hash(typed))
    assert not passphrases.fits(CHOSEN.upper(), earlier.hash(typed))
