"""What a checklist promises for all answers, as its authors wrote it under ``proofs``.

Signs and promises name answers, never facts: what is promised is said a second time, in other
words than the checklist's own, so that a slip in a fact cannot excuse itself. The rest of the block
are exceptions, each with its reason. None of it is in the compiled document.
"""

from dataclasses import dataclass

from referral.engine.conditions import Condition
from referral.engine.model import Aim


@dataclass(frozen=True, slots=True)
class Sign:
    """Answers that are a sign of something, in one sentence and as a condition."""

    id: str
    says: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Promise:
    """What holds at every moment of every run in which one of the ``signs`` and ``when`` hold,
    and ``unless`` does not: duties that have arisen, or never; steps that are asked, or never.

    Without signs and ``when`` it holds always. ``finished`` speaks only of runs without an
    unanswered step. ``within``, ``urgent``, ``stop_rule`` and ``first`` tell of the duties in
    ``then`` how strong they are at least; ``first`` puts them above all other duties. A promise
    ``beyond_core`` speaks of duties and steps that are not core.
    """

    id: str
    says: str
    signs: tuple[str, ...] = ()
    when: Condition | None = None
    unless: Condition | None = None
    finished: bool = False
    then: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    never_asks: tuple[str, ...] = ()
    within: Aim | None = None
    urgent: bool = False
    stop_rule: bool = False
    first: bool = False
    beyond_core: bool = False


@dataclass(frozen=True, slots=True)
class NoSigns:
    """Options of a question with signs that are no sign by themselves."""

    step: str
    options: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class LostInDoubt:
    """Duties that a bare "not sure" to ``step`` may lose; at the end only if ``only_if`` holds."""

    step: str
    loses: tuple[str, ...]
    only_if: Condition | None
    because: str


@dataclass(frozen=True, slots=True)
class GivesWay:
    """A duty that more information or doubt may take away, for it is not one of protection."""

    duty: str
    because: str


@dataclass(frozen=True, slots=True)
class DoneBy:
    """A condition other than "done" or "yes" under which a duty may count as done."""

    duty: str
    when: Condition
    because: str


@dataclass(frozen=True, slots=True)
class Records:
    """Options of a question that are kept for those who read the case, and lead to nothing."""

    step: str
    options: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Promises:
    """The block ``proofs`` of a checklist, with what the overlay of a country adds to it."""

    signs: tuple[Sign, ...] = ()
    promises: tuple[Promise, ...] = ()
    no_signs: tuple[NoSigns, ...] = ()
    lost_in_doubt: tuple[LostInDoubt, ...] = ()
    gives_way: tuple[GivesWay, ...] = ()
    done_by: tuple[DoneBy, ...] = ()
    records: tuple[Records, ...] = ()
