"""The words of a practice scenario in one language: what a trainee reads, and a trainer says."""

from collections.abc import Iterator, Mapping
from typing import Any, Self, overload

from referral.engine.sources import Source, Work
from referral.i18n.languages import Language, own_name
from referral.i18n.words.tagged_text import TaggedText
from referral.i18n.words.texts import (
    Declared,
    DocumentText,
    DocumentWords,
    Each,
    Part,
    Rule,
    Say,
    every,
)
from referral.practice.scenarios import texts
from referral.practice.scenarios.builder import SOURCE
from referral.practice.scenarios.model import (
    Difficulty,
    Forbidden,
    Interruption,
    InterruptionChoice,
    Picture,
    Reply,
    Scenario,
    Teaching,
)


def _where(part: Any, within: Any) -> str:
    """The place of a part in a scenario, under which a translator sees it."""
    match part:
        case Reply():
            return f"reply/{part.step}"
        case InterruptionChoice():
            return f"interruption/{within.id}"
        case Picture():
            return f"picture/{part.file}"
        case Teaching():
            return "teaching"
        case Forbidden():
            return f"forbidden/{part.id}"
    return f"interruption/{part.id}"


class ScenarioText(DocumentText[Part]):
    """A text of a scenario, which may be shown in another language than the reader's."""

    def __init__(self, of: type[Part], field: str, note: str, context: str | Rule = _where) -> None:
        """Declare the field of a class."""
        super().__init__(of, field, note, context=context)

    @overload
    def __get__(self, words: None, owner: type) -> Self: ...
    @overload
    def __get__(self, words: DocumentWords, owner: type) -> Say[Part, TaggedText]: ...
    def __get__(self, words: DocumentWords | None, owner: type) -> Any:
        return super().__get__(words, owner)


class ScenarioWords(DocumentWords):
    """Says the parts of one scenario in ``language``; ``works`` are those it may cite, by id."""

    _title = ScenarioText(Scenario, "title", "title of a practice scenario", "title")
    _setting = ScenarioText(Scenario, "setting", "where and when it takes place", "setting")
    _story = ScenarioText(Scenario, "story", "how it begins", "story")
    _replies = Each(Scenario, "replies")
    _forbidden = Each(Scenario, "forbidden")
    _interruptions = Each(Scenario, "interruptions")
    _teaching = Each(Scenario, "teaching")
    _pictures = Each(Scenario, "pictures")

    says = ScenarioText(Reply, "says", "what the traveller says when asked")
    shows = ScenarioText(Reply, "shows", "what the officer sees")
    asks = ScenarioText(Forbidden, "asks", "a question that must not be asked")
    _why_not = ScenarioText(Forbidden, "because", "why it must not be asked")
    interruption = ScenarioText(Interruption, "says", "somebody breaks in")
    _choices = Each(Interruption, "choices")
    _choice = ScenarioText(InterruptionChoice, "says", "a way to meet it")
    _which = ScenarioText(Interruption, "because", "which way is right, and why")
    teaching = ScenarioText(Teaching, "says", "what to take home")
    picture = ScenarioText(Picture, "alt", "what a picture shows")
    _at = DocumentText(
        Source,
        "at",
        "place in a law or guideline",
        context=lambda source, _: f"source/{source.work}",
    )

    def __init__(self, scenario: Scenario, language: Language, works: Mapping[str, Work]) -> None:
        """Speak of this scenario in this language."""
        super().__init__(language)
        self.scenario = scenario
        self._works = works

    def translated(self, context: str, english: str) -> str:
        """The words in this language."""
        return self.language.scenario(context, english)

    def shown(self, text: Declared[Any], part: Any, within: Any) -> TaggedText:
        """A text as its author wrote it in the reader's language, else translated, else in the first."""
        own = self.scenario.said_in(self.language.code)
        if own and (written := own.get(self._place(text.field, part, within))):
            return TaggedText(written)
        [(context, english)] = text.english(part, within)
        if self.scenario.language != SOURCE:
            return self._in_first_language(english)
        said = self.translated(f"{self.scenario.id}/{context}", english)
        return TaggedText(said) if said != english else self._in_first_language(english)

    def _place(self, field: str, part: Any, within: Any) -> str:
        """Where the author writes the text in other languages."""
        match part:
            case Scenario():
                return field
            case InterruptionChoice():
                return texts.choice_place(within, part.id)
            case Teaching():
                return texts.teaching_place(self.scenario.teaching.index(part) + 1)
            case Picture():
                return texts.picture_place(self.scenario.pictures.index(part) + 1)
        return f"{_where(part, within).replace('/', '.')}.{field}"

    def title(self) -> TaggedText:
        """The title."""
        return self._title(self.scenario)

    def setting(self) -> TaggedText:
        """Where and when it takes place."""
        return self._setting(self.scenario)

    def story(self) -> TaggedText:
        """How it begins."""
        return self._story(self.scenario)

    def because(self, about: Forbidden | Interruption) -> TaggedText:
        """Why a question must not be asked, or why a choice is the right one."""
        return self._why_not(about) if isinstance(about, Forbidden) else self._which(about)

    def choice(self, interruption: Interruption, choice: InterruptionChoice) -> TaggedText:
        """One way to meet an interruption."""
        return self._choice(choice, interruption)

    def borrowed(self) -> str:
        """The own name of the language that stands in where a text is not in the reader's; "" for none."""
        is_whole = not any(self.shown(*one).tag for one in every(ScenarioWords, self.scenario))
        return "" if is_whole else own_name(self.scenario.language)

    def difficulty(self) -> str:
        """How hard it is, in a word or two."""
        _ = self.language.gettext
        match self.scenario.difficulty:
            case Difficulty.FIRST:
                return _("To begin with")
            case Difficulty.STEADY:
                return _("With some practice")
            case Difficulty.HARD:
                return _("Hard")

    def minutes(self) -> str:
        """How long it takes."""
        return self.language.ngettext("%(num)s minute", "%(num)s minutes", self.scenario.minutes)

    def sources(self, sources: tuple[Source, ...]) -> Iterator[str]:
        """Each source as title and place."""
        for source in sources:
            titles = dict(self._works[source.work].title)
            code = self.language.code
            title = titles.get(code) or titles.get("en") or next(iter(titles.values()))
            [(context, english)] = ScenarioWords._at.english(source)
            at = self.translated(context, english)
            yield f"{title}, {at}" if at else title

    def _in_first_language(self, text: str) -> TaggedText:
        first = self.scenario.language
        is_foreign = bool(text) and first != self.language.code
        return TaggedText(text, first.replace("_", "-") if is_foreign else "")
