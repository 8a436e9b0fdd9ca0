"""The fields in which the texts of a scenario are written, in the order in which it is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from referral.engine.model import Checklist
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords
from referral.practice.scenarios.model import Interruption, Scenario
from referral.practice.scenarios.texts import (
    choice_place,
    passages,
    picture_place,
    reply_place,
    teaching_place,
)
from referral.practice.services.scenario_drafts import is_unwritten


@dataclass(frozen=True, slots=True)
class Field:
    """One text: its place, what it is, as it stands, and beside it what the first language says."""

    place: str
    label: str
    text: str
    first: str


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Texts that belong together; ``further`` ones say nothing yet and need not."""

    title: str
    fields: tuple[Field, ...]
    further: bool = False


@dataclass(frozen=True)
class Sheet:
    """The texts of one scenario in one language, on the checklist it plays.

    ``typed`` goes before what is kept, so that nothing is lost when a text is refused.
    """

    scenario: Scenario
    checklist: Checklist | None
    written_in: str
    reader: Language
    typed: Mapping[str, str]

    @property
    def is_first(self) -> bool:
        """Whether this is the language the scenario is written in."""
        return self.written_in == self.scenario.language

    def groups(self) -> list[TextGroup]:
        """Every text; in another language only those that the first one has."""
        return [one for one in self._groups() if one.fields]

    def _groups(self) -> Iterator[TextGroup]:
        _ = self.reader.gettext
        yield self._group("", self._beginning())
        yield self._group(_("Pictures"), self._pictures())
        for reply in self.scenario.replies:
            yield self._group(self._step(reply.step), self._reply(reply.step))
        for number, question in enumerate(self.scenario.forbidden, start=1):
            title = _("Must not be asked (%(number)s)", number=number)
            yield self._group(title, self._question(question.id))
        for one in self.scenario.interruptions:
            yield self._group(_("Somebody breaks in"), self._interruption(one))
        yield self._group(_("To take home"), self._teaching())
        if self.is_first:
            for step in self._silent_steps():
                yield TextGroup(self._step(step), tuple(self._reply(step)), further=True)

    def _group(self, title: str, fields: Iterator[Field]) -> TextGroup:
        return TextGroup(title, tuple(one for one in fields if self.is_first or one.first))

    def _beginning(self) -> Iterator[Field]:
        _ = self.reader.gettext
        yield self._field("title", _("Title"))
        yield self._field("setting", _("Where and when it takes place"))
        yield self._field("story", _("How it begins"))

    def _pictures(self) -> Iterator[Field]:
        for number, one in enumerate(self.scenario.pictures, start=1):
            label = self.reader.gettext("What the picture %(file)s shows", file=one.file)
            yield self._field(picture_place(number), label)

    def _reply(self, step: str) -> Iterator[Field]:
        _ = self.reader.gettext
        yield self._field(reply_place(step, "says"), _("What the traveller says when asked"))
        yield self._field(reply_place(step, "shows"), _("What the officer sees"))

    def _question(self, question: str) -> Iterator[Field]:
        _ = self.reader.gettext
        yield self._field(f"forbidden.{question}.asks", _("The question"))
        yield self._field(f"forbidden.{question}.because", _("Why it must not be asked"))

    def _interruption(self, one: Interruption) -> Iterator[Field]:
        _ = self.reader.gettext
        yield self._field(f"interruption.{one.id}.says", _("Who breaks in, and with what"))
        for number, choice in enumerate(one.choices, start=1):
            label = _("Choice %(number)s", number=number)
            if choice.id == one.right:
                label = _("Choice %(number)s, the right one", number=number)
            yield self._field(choice_place(one, choice.id), label)
        yield self._field(f"interruption.{one.id}.because", _("Why it is right"))

    def _teaching(self) -> Iterator[Field]:
        for number, _point in enumerate(self.scenario.teaching, start=1):
            label = self.reader.gettext("Point %(number)s", number=number)
            yield self._field(teaching_place(number), label)

    def _field(self, place: str, label: str) -> Field:
        first = {one.place: one.text for one in passages(self.scenario)}.get(place, "")
        kept = first if self.is_first else self.scenario.said_in(self.written_in).get(place, "")
        text = self.typed.get(place, "" if is_unwritten(kept) else kept)
        return Field(place, label, text, first)

    def _silent_steps(self) -> list[str]:
        told = {reply.step for reply in self.scenario.replies}
        known = self.checklist.step_by_id if self.checklist else {}
        return [
            step for step, _value in self.scenario.expected if step in known and step not in told
        ]

    def _step(self, step: str) -> str:
        found = self.checklist.step_by_id.get(step) if self.checklist else None
        return ChecklistWords(self.reader).step(found) if found else step
