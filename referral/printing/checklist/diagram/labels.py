"""The labels of boxes in a diagram, broken into lines."""

from collections.abc import Iterable

from referral.engine.model import Duty, Fact
from referral.printing.checklist.diagram.font_metrics import lines
from referral.printing.checklist.diagram.shapes import TextBlock
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.logic.clause_places import ClausePlaces, Ending
from referral.printing.checklist.logic.clauses import AnswerSet, FactRef, Part

BETWEEN = " · "


class BoxLabels:
    """The words of one checklist's boxes in one language."""

    def __init__(self, said: ClauseLabels, places: ClausePlaces) -> None:
        """Write in the language of ``said``."""
        self._said = said
        self._places = places
        self._ = said.language.gettext

    def plain(self, text: str, room: float, *, bold: bool = False) -> TextBlock:
        """Any text in lines."""
        return TextBlock(tuple((line, bold) for line in lines(text, room, bold=bold)))

    def part(self, part: Part, room: float) -> TextBlock:
        """A part that is drawn in another section: a condition, or a step with its answers."""
        if isinstance(part, FactRef):
            number = self._places.home_of(part.fact)
            see = self._("See section %(number)s", number=number)
            return self._joined([(self._said.fact(part.fact), True), (see, False)], room)
        says = f"{self._said.numbers.step[part.step]}:"
        return self._joined([(says, True), (self._said.answers(part), False)], room)

    def answers(self, given: AnswerSet, room: float) -> TextBlock:
        """The words at an arrow that leaves a step."""
        return self.plain(self._said.answers(given), room)

    def condition(
        self, ending: Ending, fact: Fact, drawn: Iterable[Duty], room: float
    ) -> TextBlock:
        """A named condition: its flag, where else it comes from, and what it leads to elsewhere."""
        parts = [(self._said.fact(fact.id), True), (self._said.flag(fact), False)]
        if ending.home:
            parts.append((self._also_from(ending, fact), False))
        else:
            parts.append((self._see(fact.id), False))
        parts.append((self._opens(fact), False))
        parts.append((self._conditions(fact), False))
        parts.append((self._duties(fact, drawn if ending.home else ()), False))
        return self._joined(parts, room)

    def duty(self, duty: Duty, room: float, *, home: bool) -> TextBlock:
        """A duty: what kind, how soon, what; and where its first picture is, unless this is it."""
        kind = [self._("Duty %(number)s", number=self._said.numbers.duty[duty.id])]
        if duty.stop_rule:
            kind.append(self._("Stop"))
        elif duty.urgent:
            kind.append(self._("Urgent"))
        kind.append(self._said.words.aim(duty.within))
        parts = [(BETWEEN.join(kind), True), (self._said.words.duty(duty), False)]
        if not home:
            number = self._places.home(duty.when)
            parts.append((self._("See section %(number)s", number=number), False))
        return self._joined(parts, room)

    def _see(self, fact: str) -> str:
        return self._("See section %(number)s", number=self._places.home_of(fact))

    def _also_from(self, ending: Ending, fact: Fact) -> str:
        elsewhere = [
            self._of_part(part)
            for clause in self._said.clauses.of(fact.when)
            if clause not in ending.clauses
            for part in clause
        ]
        return self._list(self._("Also from: %(numbers)s"), elsewhere)

    def _of_part(self, part: Part) -> str:
        if isinstance(part, FactRef):
            return self._said.fact(part.fact)
        return self._said.numbers.step[part.step]

    def _opens(self, fact: Fact) -> str:
        numbers = [self._said.numbers.step[step.id] for step in self._places.steps_of(fact)]
        return self._list(self._("Opens steps: %(numbers)s"), numbers)

    def _conditions(self, fact: Fact) -> str:
        here = self._places.home_of(fact.id)
        later = (one for one in self._places.facts_of(fact) if self._places.home_of(one.id) != here)
        return self._list(
            self._("Conditions: %(names)s"), [self._said.fact(one.id) for one in later]
        )

    def _duties(self, fact: Fact, drawn: Iterable[Duty]) -> str:
        left = [duty for duty in self._places.duties_of(fact) if duty not in drawn]
        numbers = [str(self._said.numbers.duty[duty.id]) for duty in left]
        return self._list(self._("Duties: %(numbers)s"), numbers)

    def _list(self, sentence: str, numbers: list[str]) -> str:
        listed = ", ".join(dict.fromkeys(numbers))
        return sentence % {"numbers": listed, "names": listed} if numbers else ""

    def _joined(self, parts: Iterable[tuple[str, bool]], room: float) -> TextBlock:
        return TextBlock(
            tuple(
                (line, bold)
                for text, bold in parts
                if text
                for line in lines(text, room, bold=bold)
            )
        )
