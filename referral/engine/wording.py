"""Conditions in words, for readers who are no programmers: lawyers, officers, translators.

The sentences come from whoever speaks the language; here is only which sentence says what. Every
pattern is whole, so that a translator may turn its parts round.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol, TypeGuard

from referral.engine.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
    Value,
)
from referral.engine.model import Checklist, Step


class Translator(Protocol):
    """A language: sentences of the program, and words of a checklist by their context."""

    def gettext(self, message: str, **values: object) -> str:
        """The sentence in this language, with its placeholders filled in."""

    def checklist(self, context: str, text: str) -> str:
        """Words of a checklist in this language."""


class Wording:
    """Says the conditions of one checklist in one language."""

    def __init__(
        self, checklist: Checklist, language: Translator, names: Mapping[str, str] | None = None
    ) -> None:
        """Speak of a checklist; ``names`` are those of facts that are explained elsewhere."""
        self._checklist = checklist
        self._language = language
        self._names = names or {}

    def of(self, condition: Condition) -> str:
        """The condition as a phrase that may follow "when": no capital, no full stop."""
        match condition:
            case AllOf() | AnyOf():
                return self._group(condition)
            case FactHolds(fact):
                return self._fact(fact)
            case Test(step, operator, operand):
                answers = operand if isinstance(operand, tuple) else (operand,)
                return self._test(step, operator, self._either(self._answers(step, answers)))

    def _group(self, group: AllOf | AnyOf) -> str:
        _ = self._language.gettext
        phrases = list(self._parts(group))
        if len(phrases) == 1:
            return phrases[0]
        if isinstance(group, AllOf):
            return _("all of these: %(parts)s", parts="; ".join(phrases))
        return _("any of these: %(parts)s", parts="; ".join(phrases))

    def _parts(self, group: AllOf | AnyOf) -> Iterator[str]:
        join = self._both if isinstance(group, AllOf) else self._either
        for step, same in groupby(group.parts, _included_in):
            if step:
                answers = self._answers(step, [part.operand for part in same if _is_test(part)])
                yield self._test(step, Operator.INCLUDES, join(answers))
            else:
                yield from map(self._part, same)

    def _part(self, part: Condition) -> str:
        phrase = self.of(part)
        return f"({phrase})" if self._is_long(part) else phrase

    def _is_long(self, part: Condition) -> bool:
        """Whether a part is a list of its own, which needs brackets."""
        match part:
            case AllOf() | AnyOf():
                return len(list(self._parts(part))) > 1
            case FactHolds(fact):
                return fact not in self._names and self._is_long(self._checklist.conditions[fact])
        return False

    def _fact(self, fact: str) -> str:
        if fact not in self._names:
            return self.of(self._checklist.conditions[fact])
        return self._language.gettext("%(fact)s holds", fact=self._names[fact])

    def _test(self, step_id: str, operator: Operator, answers: str) -> str:
        step = self._checklist.step_by_id[step_id]
        says = self._language.checklist(step.id, step.says)
        return (_action if step.is_action else _question)(self._language, operator, says, answers)

    def _answers(self, step_id: str, answers: Sequence[Value]) -> list[str]:
        step = self._checklist.step_by_id[step_id]
        return [self._answer(step, answer) for answer in answers]

    def _answer(self, step: Step, answer: Value) -> str:
        if not isinstance(answer, str):
            return str(answer)
        context = step.answer_set or step.id
        label = self._language.checklist(context, step.option(answer).label)
        return self._language.gettext("“%(words)s”", words=label)

    def _either(self, answers: list[str]) -> str:
        _ = self._language.gettext
        *others, last = answers
        if not others:
            return last
        return _("%(answers)s or %(last)s", answers=", ".join(others), last=last)

    def _both(self, answers: list[str]) -> str:
        _ = self._language.gettext
        *others, last = answers
        if not others:
            return last
        return _("%(answers)s and %(last)s", answers=", ".join(others), last=last)


def _question(language: Translator, operator: Operator, question: str, answers: str) -> str:
    _ = language.gettext
    match operator:
        case Operator.IS | Operator.ONE_OF:
            return _("“%(question)s” is answered %(answers)s", question=question, answers=answers)
        case Operator.IS_NOT:
            return _(
                "“%(question)s” is answered, but not %(answers)s",
                question=question,
                answers=answers,
            )
        case Operator.INCLUDES:
            return _(
                "the answers to “%(question)s” include %(answers)s",
                question=question,
                answers=answers,
            )
        case Operator.EXCLUDES:
            return _(
                "“%(question)s” is answered without %(answers)s",
                question=question,
                answers=answers,
            )
        case Operator.AT_LEAST:
            return _(
                "“%(question)s” is answered %(answers)s or more", question=question, answers=answers
            )
        case Operator.AT_MOST:
            return _(
                "“%(question)s” is answered %(answers)s or less", question=question, answers=answers
            )


def _action(language: Translator, operator: Operator, action: str, answers: str) -> str:
    _ = language.gettext
    if operator is Operator.IS_NOT:
        return _("“%(action)s” is marked, but not %(answers)s", action=action, answers=answers)
    return _("“%(action)s” is marked %(answers)s", action=action, answers=answers)


def _included_in(part: Condition) -> str:
    """The step whose answers a test wants to include something, "" for all other conditions."""
    match part:
        case Test(step, Operator.INCLUDES):
            return step
    return ""


def _is_test(part: Condition) -> TypeGuard[Test]:
    return isinstance(part, Test)
