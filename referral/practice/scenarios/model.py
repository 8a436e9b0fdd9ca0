"""What a scenario is: a story, what the traveller answers when asked, and what is right.

Frozen values. English words only: the catalogues of the domain ``scenarios`` say them in other languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from referral.engine.conditions import Value
from referral.engine.model import Step, StepKind
from referral.engine.roles import OptionRole
from referral.engine.sources import Source

Texts = tuple[tuple[str, str], ...]
"""Texts by the place they have in a scenario."""


class Difficulty(StrEnum):
    """How hard a scenario is: one path, several at once, or pressure and doubt besides."""

    FIRST = "first"
    STEADY = "steady"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the traveller ``says``, or the situation ``shows``, when a step is asked about."""

    step: str
    says: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in ``checklists/scenarios/pictures``; ``step`` reveals it, "" shows it at the start."""

    file: str
    alt: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A question that an officer may be tempted to ask and must not: asking it is over-asking."""

    id: str
    asks: str
    because: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class InterruptionChoice:
    """One way to meet an interruption."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Interruption:
    """Somebody breaks in once the step ``after`` is answered; ``right`` is the id of the right choice.

    A wrong choice at a ``critical`` one fails the run.
    """

    id: str
    after: str
    says: str
    choices: tuple[InterruptionChoice, ...]
    right: str
    because: str
    critical: bool = False
    sources: tuple[Source, ...] = ()

    def choice(self, choice_id: str) -> InterruptionChoice:
        """The choice of that id. Raises KeyError when there is none."""
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        raise KeyError(choice_id)


@dataclass(frozen=True, slots=True)
class Teaching:
    """A point to take home, and what it rests on."""

    says: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Scenario:
    """A practice case for one checklist, to be played in ``countries``.

    ``expected`` are the right answers that the story decides, ``acceptable`` further ones that are as
    good, ``usual`` the answers where the story says nothing; at steps that are ``open`` any is right.
    ``must`` are steps that may not be missed, ``must_not`` steps that a right run never meets;
    ``duties`` must arise, ``no_duties`` must not. Its texts are written in ``language``; ``translations``
    say them in others, by the places that ``texts.py`` names.
    """

    id: str
    checklist: str
    title: str
    countries: tuple[str, ...]
    difficulty: Difficulty
    minutes: int
    setting: str
    story: str
    replies: tuple[Reply, ...]
    expected: tuple[tuple[str, Value], ...]
    must: tuple[str, ...]
    duties: tuple[str, ...]
    teaching: tuple[Teaching, ...]
    acceptable: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    must_not: tuple[str, ...] = ()
    no_duties: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    pictures: tuple[Picture, ...] = ()
    language: str = "en"
    translations: tuple[tuple[str, Texts], ...] = ()
    usual: tuple[tuple[str, Value], ...] = ()
    open: tuple[str, ...] = ()

    def right_answer(self, step: Step) -> Value | None:
        """The right answer to a step; None where nothing decides it, so that any is right.

        What neither the story nor the usual answers decide is decided by the step: an action is done,
        and a question finds nothing (its "no", or the option that stands alone).
        """
        if step.id in self._decided:
            return self._decided[step.id]
        return _quiet(step)

    def accepts(self, step: Step, value: Value) -> bool:
        """Whether an answer is right, or as good: in doubt the officer may always say so."""
        right = self.right_answer(step)
        if right is None or step.id in self.open or _same(right, value):
            return True
        if any(_same(one, value) for one in self._acceptable.get(step.id, ())):
            return True
        return not self.tells(step.id) and _is_doubt(step, value)

    def tells(self, step_id: str) -> bool:
        """Whether the story itself decides the answer to a step."""
        return step_id in dict(self.expected)

    def reply(self, step_id: str) -> Reply | None:
        """What is revealed at a step; None where there is nothing out of the ordinary."""
        return next((reply for reply in self.replies if reply.step == step_id), None)

    def pictures_at(self, step_id: str = "") -> tuple[Picture, ...]:
        """The pictures that asking about a step reveals; without a step, those shown at the start."""
        return tuple(one for one in self.pictures if one.step == step_id)

    def has_something_at(self, step_id: str) -> bool:
        """Whether asking about a step reveals anything."""
        return self.reply(step_id) is not None or bool(self.pictures_at(step_id))

    def interruption(self, interruption_id: str) -> Interruption:
        """The interruption of that id. Raises KeyError when there is none."""
        for interruption in self.interruptions:
            if interruption.id == interruption_id:
                return interruption
        raise KeyError(interruption_id)

    def said_in(self, language: str) -> Mapping[str, str]:
        """The texts that the author wrote in a language other than the first, by place."""
        return self._translated.get(language, {})

    @cached_property
    def _translated(self) -> Mapping[str, Mapping[str, str]]:
        return {language: dict(texts) for language, texts in self.translations}

    @cached_property
    def _decided(self) -> Mapping[str, Value]:
        return {**dict(self.usual), **dict(self.expected)}

    @cached_property
    def _acceptable(self) -> Mapping[str, tuple[Value, ...]]:
        return dict(self.acceptable)


def _same(one: Value, other: Value) -> bool:
    """Whether two answers say the same; the order of several options says nothing."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other


def _quiet(step: Step) -> Value | None:
    """The answer to a step about which there is nothing to tell."""
    match step.kind:
        case StepKind.NUMBER:
            return max(0, step.number.lowest) if step.number else None
        case StepKind.MANY:
            return next(((one.id,) for one in step.options if one.alone), None)
        case StepKind.ONE:
            quiet = step.find_option(OptionRole.DONE if step.is_action else OptionRole.NO)
            return quiet.id if quiet else None


def _is_doubt(step: Step, value: Value) -> bool:
    """Whether "not sure" alone is the answer."""
    doubt = step.find_option(OptionRole.NOT_SURE)
    return doubt is not None and value in (doubt.id, (doubt.id,))
