"""The two languages of a form: each sentence is printed in both, side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One sentence in the form's first and second language."""

    first: str
    second: str

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.first or self.second)


NOTHING = Bilingual("", "")


@dataclass(frozen=True)
class LanguagePair:
    """The form's two languages, the state language first."""

    first: Language
    second: Language

    def say(self, message: str, **values: object) -> Bilingual:
        """A sentence of the interface catalogue; values that are Words are said in its language."""
        return Bilingual(
            self.first.gettext(message, **_said("first", values)),
            self.second.gettext(message, **_said("second", values)),
        )

    def content(self, said: Callable[[ChecklistWords], str]) -> Bilingual:
        """Words of the checklist: ``tongues.content(lambda words: words.duty(duty))``."""
        first, second = self._checklist_words
        return Bilingual(said(first), said(second))

    def each(self, said: Callable[[Language], str]) -> Bilingual:
        """Whatever a language says by itself: a date, a time, a number."""
        return Bilingual(said(self.first), said(self.second))

    @cached_property
    def _checklist_words(self) -> tuple[ChecklistWords, ChecklistWords]:
        return ChecklistWords(self.first), ChecklistWords(self.second)


def _said(side: str, values: dict[str, object]) -> dict[str, object]:
    return {
        name: getattr(value, side) if isinstance(value, Bilingual) else value
        for name, value in values.items()
    }
