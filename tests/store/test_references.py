"""References: random, forgiving to read, strict about slips."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.store.cases import references

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_reference_is_eight_symbols_and_a_check_that_can_be_said():
    for _ in range(500):
        reference = references.new()

        assert len(reference) == 9 and set(reference) <= set(SYMBOLS)
        assert references.parse(references.shown(reference)) == reference


def test_the_check_symbol_is_crockfords():
    # The number modulo 37: 1 leaves 1, 1234 (written 16J) leaves 13.
    assert references.parse("0000-0001-1") == "000000011"
    assert references.parse("0000-016J-D") == "0000016JD"
    assert references.parse("0000-016J-E") is None


def test_references_hold_no_order_and_hardly_ever_repeat():
    made = [references.new() for _ in range(5000)]

    assert len(set(made)) == len(made)
    assert made != sorted(made)
    assert {reference[0] for reference in made} == set(SYMBOLS)


@given(st.integers(0, 8), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_is_noticed(place: int, wrong: str):
    reference = references.new()
    changed = reference[:place] + wrong + reference[place + 1 :]

    assert references.parse(changed) == (reference if changed == reference else None)


@given(st.integers(0, 7))
def test_two_neighbours_swapped_are_noticed(place: int):
    reference = references.new()
    left, right = reference[place], reference[place + 1]
    swapped = reference[:place] + right + left + reference[place + 2 :]

    assert references.parse(swapped) in (None, reference if left == right else None)


def test_what_hands_and_ears_do_to_a_reference_is_forgiven():
    hand, misread = random.Random(7), {"0": "0oO", "1": "1iIlL"}
    for _ in range(300):
        reference = references.new()
        typed = " "
        for symbol in reference:
            typed += hand.choice(misread.get(symbol, symbol + symbol.lower()))
            typed += hand.choice(["", " ", "-", "\u2013", "\u00a0"])

        assert references.parse(typed) == reference


@given(st.text(max_size=30))
def test_anything_else_is_no_reference(typed: str):
    parsed = references.parse(typed)

    assert parsed is None or (len(parsed) == 9 and set(parsed) <= set(string.printable))


@pytest.mark.parametrize(
    "typed",
    [
        "ав−сек нмор тух",  # a Cyrillic keyboard, and a minus for the hyphen
        "АВСЕКНМОРТУХ.",
        " «АВСЕК-НМОРТУХ» ",
        "№ abcekhm0ptyx",
        "\uff21\uff22CEK_HMOPTYX",
        "ӘBCEKHMOPTYX"[1:].join(["А", ""]),
    ],
)
def test_letters_of_the_other_keyboard_are_taken_for_their_twins(typed: str):
    assert references.as_code(typed) == "ABCEKHM0PTYX"


def test_a_code_and_a_reference_typed_in_cyrillic_are_found():
    cyrillic = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
    for _ in range(100):
        reference, code = references.new(), references.new_code()

        assert references.parse(f" {references.shown(reference).translate(cyrillic)}.") == reference
        assert references.parse(reference.translate(cyrillic).lower()) == reference
        assert references.parse_code(references.shown_code(code).translate(cyrillic)) == code
