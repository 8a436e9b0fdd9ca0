"""A year of invented cases, drawn by a seeded chance from the tables below: every run tells the same year.

Months are not alike, posts are not alike: the railway post never calls an interpreter at night. Nobody exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from referral.cli.demonstration.answers import Table
from referral.cli.demonstration.cast import PLACES, STATION, InventedPost
from referral.cli.demonstration.story import (
    Act,
    Close,
    Confirm,
    Escalate,
    GoOn,
    Issue,
    SendAgain,
    SendBack,
    Story,
    StoryChange,
    Wait,
)

LENGTH = timedelta(days=365)

_SEED = 2016
_LANGUAGES = ("dari", "pashto", "uzbek", "russian", "english", "kazakh", "arabic", "uyghur")
_SHARED = frozenset({"russian", "kazakh"})
_NIGHT_STARTS, _NIGHT_ENDS, _OFFSET = 20, 8, 5  # hours; the clock of the posts is five hours ahead
_MINUTES = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of case, and how many of a hundred are of it."""

    about: str
    share: int
    answers: Table = field(default_factory=dict)
    is_referred: bool = True


_KINDS = (
    _Kind("One adult asks in words.", 30, {"request": ("explicit",)}),
    _Kind(
        "A family asks in words.",
        20,
        {
            "travels_with": ("family",),
            "count_6_11": 1,
            "count_18_59": 2,
            "maybe_child": "yes",
        },
    ),
    _Kind(
        "A child without an adult.",
        8,
        {
            "request": ("implicit",),
            "signs": ("child_alone",),
            "age_band": "age_12_17",
            "maybe_child": "yes",
            "child_company": "nobody",
        },
    ),
    _Kind(
        "Signs that somebody is controlled.",
        6,
        {"traffic_strong": ("papers_held", "debt"), "controller_near": "yes"},
    ),
    _Kind("Somebody who is hurt.", 7, {"violence_signs": ("injury",), "signs": ("injuries",)}),
    _Kind("Help is needed at once.", 6, {"danger_to_life": "yes", "special_needs": ("illness",)}),
    _Kind("A person without a state.", 5, {"citizenship": "no_state", "papers_shown": ("none",)}),
    _Kind(
        "Somebody who speaks of giving up.", 4, {"withdraws": "not_sure", "pressure": "not_sure"}
    ),
    _Kind(
        "A traveller who needs no protection.",
        14,
        {"request": ("none",), "signs": ("none",)},
        is_referred=False,
    ),
)

_SLIPS: tuple[tuple[str, str, int], ...] = (
    ("quiet_place", "no_place", 12),
    ("return_stopped", "no_contact", 6),
    ("information_given", "partly", 14),
    ("child_body_called", "no_answer", 22),
    ("child_talk_apart", "no_second_officer", 18),
    ("trafficking_called", "no_answer", 15),
    ("care_offered", "no_doctor", 16),
    ("authority_called", "no_answer", 9),
    ("ambulance_called", "no_line", 8),
    ("withdrawal_talk", "not_yet", 30),
    ("parted_safely", "waiting_for_police", 20),
)
"""Critical actions, the reason given when they were not done, and in how many of a hundred cases that is."""

_UNHEARD = frozenset({"pictures", "none"})
_TO_MEND: tuple[tuple[str, str, str], ...] = (
    ("interpreter_used", "Was the telephone interpreter tried? Please call the service.", "phone"),
    ("quiet_place", "Was the talk really held away from the queue? Please check.", "no_place"),
)
"""Steps that supervisors ask about, what they write, and what the officer then answers."""


def stories(now: datetime) -> Iterator[tuple[datetime, Story]]:
    """Every case of the year before ``now``, with the moment at which it was opened."""
    for code, place in PLACES.items():
        chance = Random(f"{_SEED} {code}")  # noqa: S311 (a story, not a secret)
        for _ in range(place.cases):
            at = _hour(chance, code, now - LENGTH * _ago(chance), now)
            yield at, _story(chance, code, place, at, now)


def _hour(chance: Random, code: str, at: datetime, now: datetime) -> datetime:
    """Most trains stop at the railway post by night."""
    if code != STATION or chance.random() < 0.15:
        return at
    by_night = at.replace(hour=(chance.randint(_NIGHT_STARTS, 23) - _OFFSET) % 24)
    return min(by_night, now - timedelta(hours=2))


def _ago(chance: Random) -> float:
    # More people come in some seasons than in others, and a few more each month.
    return min(float(chance.random() ** 1.15) + 0.002, 1.0)


def _story(chance: Random, code: str, place: InventedPost, at: datetime, now: datetime) -> Story:
    kind = chance.choices(_KINDS, weights=[one.share for one in _KINDS])[0]
    acts = _referred(chance, now - at) if kind.is_referred else _not_referred(chance)
    understanding = _understanding(chance, code, at)
    return Story(
        about=kind.about,
        officer=place.officer,
        post=code,
        until="record" if kind.is_referred else "follow_up",
        answers={**kind.answers, **understanding},
        leanings=_slips(chance),
        acts=(*acts, *_review(chance, _is_asked_about(understanding, code))),
        pace=chance.randint(2, 6) * _MINUTES,
    )


def _understanding(chance: Random, code: str, at: datetime) -> Table:
    language = chance.choices(_LANGUAGES, weights=(24, 14, 16, 16, 6, 8, 10, 6))[0]
    if language in _SHARED:
        return {"language_understood": language, "interpreter_used": "own_language"}
    hour = (at.hour + _OFFSET) % 24
    is_night = hour >= _NIGHT_STARTS or hour < _NIGHT_ENDS
    called = 0 if code == STATION and is_night else 55 if is_night else 82
    how = ("phone", "in_person", "pictures", "none")
    weights = (called * 0.8, called * 0.2, (100 - called) * 0.7, (100 - called) * 0.3)
    return {"language_understood": language, "interpreter_used": chance.choices(how, weights)[0]}


def _is_asked_about(understanding: Table, code: str) -> bool:
    """Whether the reviewer asks about the interpreter; at the railway post nobody has noticed the nights yet."""
    return code != STATION and understanding["interpreter_used"] in _UNHEARD


def _slips(chance: Random) -> Table:
    drawn = [(step, reason) for step, reason, share in _SLIPS if chance.random() * 100 < share]
    return dict(drawn)


def _referred(chance: Random, age: timedelta) -> list[Act]:
    wait = timedelta(minutes=round(min(chance.lognormvariate(4.6, 0.75), 3000)))
    acts: list[Act] = [Wait(5 * _MINUTES), Issue(), Wait(wait), GoOn("hand_over")]
    if age < timedelta(days=20) and chance.random() < 0.3:
        return [*acts[:2], Wait(age)]  # nobody has come for the person yet: the clocks run over
    return [*acts, Wait(timedelta(hours=chance.randint(1, 20))), GoOn("follow_up"), Close()]


def _not_referred(chance: Random) -> list[Act]:
    return [Wait(chance.randint(5, 90) * _MINUTES), Close()]


def _review(chance: Random, unheard: object) -> list[Act]:
    looked_at = Wait(timedelta(hours=chance.randint(20, 24 * 14)))
    if chance.random() < 0.05:
        return [looked_at, Escalate(), Wait(timedelta(days=3)), Confirm()]
    if chance.random() > 0.12:
        return [looked_at, Confirm()]
    step, comment, mended = _TO_MEND[0 if unheard else 1]
    again = Wait(timedelta(hours=chance.randint(4, 40)))
    asked: list[Act] = [looked_at, SendBack(((step, comment),)), again]
    return [*asked, StoryChange({step: mended}), SendAgain(), looked_at, Confirm()]
