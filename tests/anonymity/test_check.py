"""What the check promises whatever it is given."""

import re
import sys
from collections.abc import Callable
from re import _constants as kinds_of_pattern
from re import _parser as patterns

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.anonymity import (
    IdentityFinding,
    IdentityKind,
    check,
    dates,
    findings,
    is_clean,
    names,
    numbers,
    ordinary,
    scripts,
    tokens,
    wording,
)
from tests.anonymity import comments

FALSELY_REFUSED = 0.02
GIVING_BACK = (kinds_of_pattern.MAX_REPEAT, kinds_of_pattern.MIN_REPEAT)
MODULES = (dates, names, numbers, scripts, tokens, wording, ordinary)


@pytest.mark.parametrize("locale", comments.BY_LANGUAGE)
def test_ordinary_comments_pass(locale: str):
    written = comments.BY_LANGUAGE[locale]

    refused = [comment for comment in written if not is_clean(comment)]

    assert len(refused) <= len(written) * FALSELY_REFUSED, refused


def test_nothing_is_found_in_nothing():
    assert findings("") == ()


@given(st.text())
def test_any_text_has_an_answer_within_it(text: str):
    for found in findings(text):
        assert found.kind is not IdentityKind.UNCHECKED
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(alphabet="aA1 .<@-:мә\u200b\u0661имязовутname", max_size=80))
def test_any_text_near_the_edge_has_an_answer_within_it(text: str):
    for found in findings(text):
        assert found.kind is not IdentityKind.UNCHECKED
        assert 0 <= found.start < found.end <= len(text)


def test_a_fault_of_the_check_refuses_the_whole_text(monkeypatch: pytest.MonkeyPatch):
    def broken(text: object) -> None:
        raise RuntimeError("Aisha Noori")

    monkeypatch.setattr(check, "DETECTORS", (broken,))

    found = findings("A comment that is in order.")

    assert found == (IdentityFinding(0, 27, IdentityKind.UNCHECKED),)


def test_a_finding_holds_nothing_of_the_text():
    found = findings("Her name is Aisha Noori, born 12.05.1990, a@b.kz")

    shown = repr(found) + str(found)

    assert len(found) == 3
    assert not any(part in shown for part in ("Aisha", "Noori", "1990", "b.kz"))


LONG = {
    "words": "the officer called the doctor again ",
    "one word": "a",
    "one number": "7",
    "digits apart": "7 ",
    "fillers": "<",
    "at signs": "a@",
    "triggers": "name is ",
    "capitals": "Ahmad ",
    "letters apart": "А. ",
    "invisible": "\u200b\u0301",
    "months": "5 May ",
}


@pytest.mark.parametrize("kind", LONG)
def test_the_work_grows_as_the_text_does(kind: str):
    text = LONG[kind] * (100_000 // len(LONG[kind]))

    half, whole = calls(lambda: findings(text[:50_000])), calls(lambda: findings(text))

    assert whole <= 2.2 * half + 2_000


def test_no_pattern_can_go_back_without_bound():
    """What calls cannot show: a pattern that tries again and again at one place."""
    for module in MODULES:
        for pattern in compiled_in(module):
            assert not goes_back(patterns.parse(pattern.pattern)), pattern.pattern


def calls(work: Callable[[], object]) -> int:
    """How many calls a piece of work makes, in Python and in C."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def compiled_in(module: object) -> list[re.Pattern[str]]:
    values = list(vars(module).values())
    flat = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    return [one for one in flat if isinstance(one, re.Pattern)]


def goes_back(parsed: object) -> bool:
    """Whether an unbounded repetition in it returns what it took."""
    for operation, argument in parsed:
        if operation in GIVING_BACK and argument[1] is kinds_of_pattern.MAXREPEAT:
            return True
        for part in parts_of(argument):
            if goes_back(part):
                return True
    return False


def parts_of(argument: object) -> list[object]:
    if isinstance(argument, patterns.SubPattern):
        return [argument]
    if isinstance(argument, list | tuple):
        return [part for one in argument for part in parts_of(one)]
    return []
