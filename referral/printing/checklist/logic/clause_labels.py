"""Short labels of clauses, with the numbers of the steps they depend on."""

from collections.abc import Iterable

from referral.engine.conditions import Condition
from referral.engine.model import Checklist, Fact, Step, StepKind
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords
from referral.printing.checklist.logic.clauses import (
    AnswerSet,
    Clause,
    Clauses,
    FactRef,
    Part,
    Quantifier,
)
from referral.printing.checklist.logic.numbers import Numbers

MANY = 3  # from so many answers on it is shorter to name the one that is left out


class ClauseLabels:
    """One checklist, numbered, in one language."""

    def __init__(self, checklist: Checklist, language: Language) -> None:
        """Speak of this checklist in this language."""
        self.checklist = checklist
        self.language = language
        self.words = ChecklistWords(language)
        self.numbers = Numbers(checklist)
        self.clauses = Clauses(checklist)
        self._facts = {fact.id: fact for fact in checklist.facts}

    def condition(self, condition: Condition) -> str:
        """A condition: "3.1: “Done”; and [5] Child alone"."""
        return self.either(self.clauses.of(condition))

    def either(self, clauses: Iterable[Clause]) -> str:
        """Clauses, any one of which is enough."""
        _ = self.language.gettext
        *others, last = map(self.clause, clauses)
        return _("%(parts)s; or %(last)s", parts="; ".join(others), last=last) if others else last

    def clause(self, clause: Clause) -> str:
        """A clause: its parts, all of which must hold."""
        _ = self.language.gettext
        *others, last = map(self.part, clause)
        return _("%(parts)s; and %(last)s", parts="; ".join(others), last=last) if others else last

    def part(self, part: Part) -> str:
        """A part: "3.1: “Done”", or "[5] Child alone"."""
        match part:
            case FactRef(fact):
                return self.fact(fact)
            case AnswerSet(step):
                return f"{self.numbers.step[step]}: {self.answers(part)}"

    def fact(self, fact: str) -> str:
        """A named condition by its number and name: "[5] Child alone"."""
        return f"[{self.numbers.fact[fact]}] {self.words.fact(self._facts[fact])}"

    def flag(self, fact: Fact) -> str:
        """What the form prints of a condition, "" where its name says the same."""
        flag = self.words.flag(fact)
        return "" if flag == self.words.fact(fact) else flag

    def facts(self, facts: Iterable[Fact]) -> str:
        """Several of them, as a list."""
        return ", ".join(self.fact(fact.id) for fact in facts)

    def answers(self, given: AnswerSet) -> str:
        """The answers alone: "“Yes” or “Not sure”", "any answer but “No”", "2 or more"."""
        _, step = self.language.gettext, self.checklist.step_by_id[given.step]
        if step.kind is StepKind.NUMBER:
            return self._number(step, given)
        labels = self._labels(step, given.answers)
        match given.how:
            case Quantifier.ALL:
                return self._listed(labels, last_with_and=True)
            case Quantifier.SOME:
                answers = ", ".join(labels)
                return _("at least %(number)s of: %(answers)s", number=given.least, answers=answers)
            case Quantifier.NONE if step.kind is StepKind.MANY:
                return _("without %(answers)s", answers=self._listed(labels))
            case Quantifier.NONE:
                return _("any answer but %(answers)s", answers=self._listed(labels))
        if left := self._left_out(step, given):
            return _("any answer but %(answers)s", answers=self._listed(self._labels(step, left)))
        return self._listed(labels)

    def _left_out(self, step: Step, given: AnswerSet) -> tuple[str, ...]:
        """The one answer that is not among many; of several choices only one that stands alone."""
        left = [option for option in step.options if option.id not in given.answers]
        if len(given.answers) < MANY or len(left) != 1:
            return ()
        return (left[0].id,) if step.kind is StepKind.ONE or left[0].alone else ()

    def _number(self, step: Step, given: AnswerSet) -> str:
        _, number = self.language.gettext, given.answers[0]
        if step.number and given.how is Quantifier.NO_MORE and number == step.number.lowest:
            return str(number)
        match given.how:
            case Quantifier.NO_LESS:
                return _("%(number)s or more", number=number)
            case Quantifier.NO_MORE:
                return _("%(number)s or less", number=number)
            case Quantifier.NONE:
                return _("any answer but %(answers)s", answers=number)
        return self._listed([str(one) for one in given.answers])

    def _labels(self, step: Step, answers: Iterable[str | int]) -> list[str]:
        _ = self.language.gettext
        labels = (self.words.option(step, step.option(str(answer))) for answer in answers)
        return [_("“%(words)s”", words=label) for label in labels]

    def _listed(self, labels: list[str], *, last_with_and: bool = False) -> str:
        _ = self.language.gettext
        *others, last = labels
        if not others:
            return last
        if last_with_and:
            return _("%(answers)s and %(last)s", answers=", ".join(others), last=last)
        return _("%(answers)s or %(last)s", answers=", ".join(others), last=last)
