"""What stands on a checklist on paper: frozen values with nothing left to decide.

No part can hold a name, a number of a document or anything else that identifies a person.
"""

from dataclasses import dataclass

from referral.i18n.languages import Language


@dataclass(frozen=True, slots=True)
class TickBox:
    """An answer to tick."""

    says: str
    hint: str


@dataclass(frozen=True, slots=True)
class PaperStep:
    """A step with its number; ``only_if`` says when it applies and where to go on if it does not.

    ``several`` answers may be ticked; ``range`` is what is written instead of ticked, "" mostly.
    ``duties`` are the numbers of those to look at after this step, ``ticks`` the conditions
    that can be told after this step.
    """

    number: str
    says: str
    is_action: bool
    only_if: str
    hint: str
    never: tuple[str, ...]
    choices: tuple[TickBox, ...]
    several: bool
    range: str
    duties: str
    ticks: tuple["Tick", ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A named condition, ticked when it holds; and the duties that follow from it."""

    name: str
    says: str
    holds_when: str
    then: str


@dataclass(frozen=True, slots=True)
class PaperSection:
    """One section."""

    number: int
    title: str
    intro: str
    decides: str
    steps: tuple[PaperStep, ...]


@dataclass(frozen=True, slots=True)
class PaperDuty:
    """A duty, when it must be done, for whom and how soon."""

    number: int
    mark: str
    says: str
    when: str
    to: str
    times: str


@dataclass(frozen=True, slots=True)
class PaperCountryRule:
    """What the country provides in one matter, and who receives; ``mark`` says what is not verified."""

    matter: str
    says: str
    to: str
    mark: str


@dataclass(frozen=True, slots=True)
class PaperChecklist:
    """A checklist to fill in by hand, in one language."""

    language: Language
    title: str
    summary: str
    version: str
    checked: str
    running: str
    sections: tuple[PaperSection, ...]
    duties: tuple[PaperDuty, ...]
    provisions: tuple[PaperCountryRule, ...]
    draft: str
