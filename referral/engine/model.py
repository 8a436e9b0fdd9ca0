"""What a checklist is: sections of steps, facts and duties, and the country pack they rest on.

Frozen values without behaviour beyond "does this answer fit this step". How they are written in
YAML is described in ``docs/checklist-format.md``; how they become one canonical document, in
``definitions/documents/compiler.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from referral.engine.conditions import Condition, Facts, Value
from referral.engine.country import CountryPack
from referral.engine.roles import DutyRole, FactRole, OptionRole, StepRole
from referral.engine.sources import Confidence, Source, Work


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer; one that stands ``alone`` excludes every other of a multiple choice."""

    id: str
    label: str
    hint: str = ""
    alone: bool = False
    role: OptionRole | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number asked for, within bounds (both included, never beyond ±1 000 000)."""

    lowest: int
    highest: int


class StepKind(StrEnum):
    """How a step is answered."""

    ONE = "one"
    MANY = "many"
    NUMBER = "number"


class FormPart(StrEnum):
    """The part of the referral form that prints a question together with its answer."""

    LANGUAGE = "language"
    INTERPRETER = "interpreter"
    NATURE = "nature"
    ENTRY = "entry"
    FAMILY = "family"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask or to do.

    ``says`` is the question, or, where ``is_action`` is set, what the officer does; an action has
    an option whose role is ``done``, may have one that is ``not_needed``, and every other option is a
    reason why it was not done. ``answer_set`` names the shared set its options were written in (""
    when they are its own). ``form`` is the part of the referral form that prints a question with its
    answer (None leaves it off), under its short ``label`` where it has one.
    """

    id: str
    says: str
    kind: StepKind = StepKind.ONE
    is_action: bool = False
    options: tuple[Option, ...] = ()
    answer_set: str = ""
    number: Number | None = None
    when: Condition | None = None
    hint: str = ""
    why: str = ""
    never: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    certain: bool = False
    critical: bool = False
    core: bool = False
    form: FormPart | None = None
    label: str = ""
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.UNVERIFIED
    role: StepRole | None = None

    def accepts(self, answer: object) -> bool:
        """Whether an answer fits this step; one that does not counts as no answer at all."""
        match self.kind, answer:
            case StepKind.ONE, str():
                return any(answer == option.id for option in self.options)
            case StepKind.MANY, tuple():
                return self._accepts_several(answer)
            case StepKind.NUMBER, int() if self.number and not isinstance(answer, bool):
                return self.number.lowest <= answer <= self.number.highest
        return False

    def _accepts_several(self, chosen: tuple[object, ...]) -> bool:
        alone = {option.id: option.alone for option in self.options}
        if not chosen or len(set(chosen)) != len(chosen) or not alone.keys() >= set(chosen):
            return False
        return len(chosen) == 1 or not any(alone[str(one)] for one in chosen)

    def option(self, option_id: str) -> Option:
        """The option of that id. Raises KeyError when the step has none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    def find_option(self, role: OptionRole) -> Option | None:
        """The first option of that role, if the step has one."""
        return next((option for option in self.options if option.role is role), None)

    def role_of(self, answer: object) -> OptionRole | None:
        """The role of the one option that was chosen; None of an answer that has none."""
        return next((option.role for option in self.options if option.id == answer), None)


@dataclass(frozen=True, slots=True)
class Section:
    """Steps that belong together: one page on screen, one heading on paper."""

    id: str
    title: str
    steps: tuple[Step, ...]
    intro: str = ""
    decides: str = ""
    quick: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A condition with a short ``name``, written once; with a ``flag`` it is printed when it holds."""

    id: str
    when: Condition
    flag: str = ""
    name: str = ""
    role: FactRole | None = None


class Aim(StrEnum):
    """How soon the regional guidelines want a duty done; legal limits stand beside it."""

    AT_ONCE = "at_once"
    WITHIN_AN_HOUR = "within_an_hour"
    SAME_DAY = "same_day"
    THREE_DAYS = "three_days"

    @property
    def hours(self) -> int:
        """The aim in hours; 0 is at once, and the same day counts as 24."""
        return {"at_once": 0, "within_an_hour": 1, "same_day": 24, "three_days": 72}[self.value]


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be done when ``when`` holds: by the officer, towards a body of the country pack."""

    id: str
    says: str
    when: Condition
    to: str
    within: Aim
    why: str = ""
    urgent: bool = False
    stop_rule: bool = False
    done_when: Condition | None = None
    core: bool = False
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.UNVERIFIED
    role: DutyRole | None = None


@dataclass(frozen=True)
class Checklist:
    """A regional checklist as one country uses it; ``hash`` is its version, "" before compiling."""

    id: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    duties: tuple[Duty, ...]
    pack: CountryPack
    works: tuple[Work, ...]
    hash: str = field(default="", compare=False)

    def steps(self) -> Iterator[Step]:
        """Every step, in the order of the paper."""
        for section in self.sections:
            yield from section.steps

    @cached_property
    def conditions(self) -> Facts:
        """The facts' conditions by name."""
        return {fact.id: fact.when for fact in self.facts}

    @cached_property
    def step_by_id(self) -> dict[str, Step]:
        """Steps by id."""
        return {step.id: step for step in self.steps()}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section each step id stands in."""
        return {step.id: section for section in self.sections for step in section.steps}

    @cached_property
    def step_by_role(self) -> dict[StepRole, Step]:
        """The steps that the program relies on."""
        return {step.role: step for step in self.steps() if step.role}

    @cached_property
    def fact_by_role(self) -> dict[FactRole, Fact]:
        """The facts that the program relies on."""
        return {fact.role: fact for fact in self.facts if fact.role}

    @cached_property
    def duty_by_role(self) -> dict[DutyRole, Duty]:
        """The duties that the program relies on."""
        return {duty.role: duty for duty in self.duties if duty.role}


def as_value(raw: object) -> Value | None:
    """An answer as the engine holds it: lists become tuples; what is no answer becomes None."""
    match raw:
        case str() | int() if not isinstance(raw, bool):
            return raw
        case list() | tuple() if all(isinstance(one, str) for one in raw):
            return tuple(raw)
    return None
