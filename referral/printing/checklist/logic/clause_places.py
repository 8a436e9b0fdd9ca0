"""Where each clause belongs: the section at whose end it can first be true."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from referral.engine.conditions import Condition
from referral.engine.model import Duty, Fact, Section, Step
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.logic.clauses import Clause, FactRef, Part


@dataclass(frozen=True, slots=True)
class Ending:
    """What a clause leads to, a named condition or a duty; ``home`` where it is drawn in full."""

    target: Fact | Duty
    clauses: tuple[Clause, ...]
    home: bool


class ClausePlaces:
    """The clauses of a checklist, section by section; each stands in exactly one."""

    def __init__(self, said: ClauseLabels) -> None:
        """Arrange the clauses of this checklist."""
        self._said = said
        self._checklist = said.checklist
        self._homes: dict[str, int] = {}

    def of(self, section: Section) -> Iterator[Ending]:
        """What the answers of a section lead to: named conditions first, then duties."""
        here = self._said.numbers.section[section.id]
        targets: tuple[Fact | Duty, ...] = (*self.facts, *self._checklist.duties)
        for target in targets:
            clauses = self._said.clauses.of(target.when)
            mine = tuple(clause for clause in clauses if self._of_clause(clause) == here)
            if mine:
                yield Ending(target, mine, home=self.home(target.when) == here)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The named conditions that a step, a duty or another of them rests on."""
        checklist = self._checklist
        waiting = [step.when for step in checklist.steps() if step.when]
        waiting += [duty.when for duty in checklist.duties]
        used: set[str] = set()
        while waiting:
            new = {
                one.fact for one in self._parts(waiting.pop()) if isinstance(one, FactRef)
            } - used
            waiting += [checklist.conditions[fact] for fact in new]
            used |= new
        return tuple(fact for fact in checklist.facts if fact.id in used)

    def home_of(self, fact: str) -> int:
        """The number of the section in which a condition can first hold."""
        if fact not in self._homes:
            self._homes[fact] = self.home(self._checklist.conditions[fact])
        return self._homes[fact]

    def duties_of(self, fact: Fact) -> tuple[Duty, ...]:
        """The duties that name a condition."""
        return tuple(
            duty for duty in self._checklist.duties if FactRef(fact.id) in self._parts(duty.when)
        )

    def facts_of(self, fact: Fact) -> tuple[Fact, ...]:
        """The conditions that name a condition."""
        return tuple(one for one in self.facts if FactRef(fact.id) in self._parts(one.when))

    def steps_of(self, fact: Fact) -> tuple[Step, ...]:
        """The steps that apply only where a condition holds."""
        return tuple(
            step
            for step in self._checklist.steps()
            if step.when and FactRef(fact.id) in self._parts(step.when)
        )

    def _parts(self, condition: Condition) -> list[Part]:
        return [part for clause in self._said.clauses.of(condition) for part in clause]

    def home(self, condition: Condition) -> int:
        """The number of the first section at whose end a condition can hold."""
        return min(map(self._of_clause, self._said.clauses.of(condition)))

    def _of_clause(self, clause: Clause) -> int:
        return max(map(self._of_part, clause))

    def _of_part(self, part: Part) -> int:
        if isinstance(part, FactRef):
            return self.home_of(part.fact)
        return self._said.numbers.section[self._checklist.section_of[part.step].id]
