"""Every text of a scenario with its place in it, so that it can be said in other languages, and changed.

A place is written as under ``translations``: ``title``, ``reply.request.says``, ``teaching.1``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from referral.practice.scenarios.model import (
    Forbidden,
    Interruption,
    Picture,
    Reply,
    Scenario,
    Teaching,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One text: its place, and what it says in the first language of the scenario."""

    place: str
    text: str


def passages(scenario: Scenario) -> Iterator[Passage]:
    """Every text of a scenario that says something, in the order in which it is told."""
    return (one for one in _all(scenario) if one.text)


def _all(scenario: Scenario) -> Iterator[Passage]:
    yield Passage("title", scenario.title)
    yield Passage("setting", scenario.setting)
    yield Passage("story", scenario.story)
    for number, picture in enumerate(scenario.pictures, start=1):
        yield Passage(picture_place(number), picture.alt)
    for reply in scenario.replies:
        yield Passage(reply_place(reply.step, "says"), reply.says)
        yield Passage(reply_place(reply.step, "shows"), reply.shows)
    for question in scenario.forbidden:
        yield Passage(f"forbidden.{question.id}.asks", question.asks)
        yield Passage(f"forbidden.{question.id}.because", question.because)
    for one in scenario.interruptions:
        yield from _interruption(one)
    for number, point in enumerate(scenario.teaching, start=1):
        yield Passage(teaching_place(number), point.says)


def _interruption(one: Interruption) -> Iterator[Passage]:
    yield Passage(f"interruption.{one.id}.says", one.says)
    for choice in one.choices:
        yield Passage(choice_place(one, choice.id), choice.says)
    yield Passage(f"interruption.{one.id}.because", one.because)


def reply_place(step: str, how: str) -> str:
    """Where a reply stands; ``how`` is says or shows."""
    return f"reply.{step}.{how}"


def choice_place(interruption: Interruption, choice: str) -> str:
    """Where a choice at an interruption stands."""
    return f"interruption.{interruption.id}.{choice}.choice"


def picture_place(number: int) -> str:
    """Where the words of a picture stand; the first is 1."""
    return f"picture.{number}"


def teaching_place(number: int) -> str:
    """Where a teaching point stands; the first is 1."""
    return f"teaching.{number}"


def translated(scenario: Scenario, language: str, texts: Mapping[str, str]) -> Scenario:
    """The scenario with these texts in one more language; what is empty is not written yet."""
    known = [one.place for one in passages(scenario)]
    written = tuple((place, texts[place]) for place in known if texts.get(place))
    others = [(code, said) for code, said in scenario.translations if code != language]
    added = [(language, written)] if written else []
    return replace(scenario, translations=tuple(sorted([*others, *added])))


def reworded(scenario: Scenario, texts: Mapping[str, str]) -> Scenario:
    """The scenario with other texts in its first language.

    An empty one leaves what must be said as it was, and takes back a reply. A reply may be new.
    """
    return _with_sound_translations(
        replace(
            scenario,
            title=texts.get("title") or scenario.title,
            setting=texts.get("setting") or scenario.setting,
            story=texts.get("story") or scenario.story,
            pictures=tuple(_picture(scenario, texts)),
            replies=tuple(_replies(scenario, texts)) or scenario.replies,
            forbidden=tuple(_forbidden(one, texts) for one in scenario.forbidden),
            interruptions=tuple(_reworded(one, texts) for one in scenario.interruptions),
            teaching=tuple(_teaching(scenario, texts)),
        )
    )


def with_pictures(scenario: Scenario, pictures: tuple[Picture, ...]) -> Scenario:
    """The scenario with these pictures; each keeps its words in other languages."""
    places = {one: picture_place(n) for n, one in enumerate(scenario.pictures, start=1)}
    moved = {places[one]: picture_place(n) for n, one in enumerate(pictures, 1) if one in places}
    translations = tuple(
        (
            code,
            tuple((moved.get(place, place), said) for place, said in texts if _stays(place, moved)),
        )
        for code, texts in scenario.translations
    )
    return _with_sound_translations(replace(scenario, pictures=pictures, translations=translations))


def _stays(place: str, moved: Mapping[str, str]) -> bool:
    return place in moved or not place.startswith("picture.")


def _with_sound_translations(scenario: Scenario) -> Scenario:
    """Without translations of what is not said any more."""
    known = {one.place for one in passages(scenario)}
    kept = (
        (code, tuple((place, said) for place, said in texts if place in known))
        for code, texts in scenario.translations
    )
    return replace(scenario, translations=tuple((code, texts) for code, texts in kept if texts))


def _picture(scenario: Scenario, texts: Mapping[str, str]) -> Iterator[Picture]:
    for number, one in enumerate(scenario.pictures, start=1):
        yield replace(one, alt=texts.get(picture_place(number)) or one.alt)


def _replies(scenario: Scenario, texts: Mapping[str, str]) -> Iterator[Reply]:
    known = {one.step: one for one in scenario.replies}
    new = [place.split(".")[1] for place in texts if place.startswith("reply.")]
    for step in dict.fromkeys([*known, *new]):
        old = known.get(step, Reply(step))
        says = texts.get(reply_place(step, "says"), old.says)
        shows = texts.get(reply_place(step, "shows"), old.shows)
        if says or shows:
            yield Reply(step, says, shows)


def _forbidden(one: Forbidden, texts: Mapping[str, str]) -> Forbidden:
    place = f"forbidden.{one.id}"
    return replace(
        one,
        asks=texts.get(f"{place}.asks") or one.asks,
        because=texts.get(f"{place}.because") or one.because,
    )


def _reworded(one: Interruption, texts: Mapping[str, str]) -> Interruption:
    place = f"interruption.{one.id}"
    return replace(
        one,
        says=texts.get(f"{place}.says") or one.says,
        because=texts.get(f"{place}.because") or one.because,
        choices=tuple(
            replace(choice, says=texts.get(choice_place(one, choice.id)) or choice.says)
            for choice in one.choices
        ),
    )


def _teaching(scenario: Scenario, texts: Mapping[str, str]) -> Iterator[Teaching]:
    for number, one in enumerate(scenario.teaching, start=1):
        yield replace(one, says=texts.get(teaching_place(number)) or one.says)
