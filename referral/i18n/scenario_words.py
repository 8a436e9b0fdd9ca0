"""The words of a practice scenario in one language: what a trainee reads, and a trainer says."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Self, overload

from referral.definitions.scenarios import texts
from referral.definitions.scenarios.builder import SOURCE
from referral.definitions.scenarios.model import (
    Choice,
    Difficulty,
    Forbidden,
    Interruption,
    Picture,
    Reply,
    Scenario,
    Teaching,
)
from referral.engine.sources import Source, Work
from referral.i18n.languages import Language, own_name
from referral.i18n.texts import Declared, Each, Part, Rule, Say, Text, Words, every
from referral.i18n.worded import Worded

Place = Callable[[Scenario, Any, Any], str]


class ScenarioText(Text[Part]):
    """A text of a scenario; ``place`` says where its author may have written it in other languages."""

    def __init__(
        self, of: type[Part], field: str, note: str, *, context: str | Rule, place: str | Place = ""
    ) -> None:
        """Declare the field of a class; without a place it is the context and the name of the field."""
        super().__init__(of, field, note, context=context)
        self._place = place

    @overload
    def __get__(self, words: None, owner: type) -> Self: ...
    @overload
    def __get__(self, words: Words, owner: type) -> Say[Part, Worded]: ...
    def __get__(self, words: Words | None, owner: type) -> Any:
        return super().__get__(words, owner)

    def place(self, scenario: Scenario, part: Any, within: Any) -> str:
        """Where the text stands in a scenario."""
        if not isinstance(self._place, str):
            return self._place(scenario, part, within)
        return self._place or f"{self.context(part, within).replace('/', '.')}.{self.field}"


def _under(kind: str, key: str = "id") -> Rule:
    return lambda part, _within: f"{kind}/{getattr(part, key)}"


def _of_choice(_choice: Choice, interruption: Interruption) -> str:
    return f"interruption/{interruption.id}"


def _choice_place(_scenario: Scenario, choice: Choice, interruption: Interruption) -> str:
    return texts.choice_place(interruption, choice.id)


def _teaching_place(scenario: Scenario, point: Teaching, _within: object) -> str:
    return texts.teaching_place(scenario.teaching.index(point) + 1)


def _picture_place(scenario: Scenario, picture: Picture, _within: object) -> str:
    return texts.picture_place(scenario.pictures.index(picture) + 1)


class ScenarioWords(Words):
    """Says the parts of one scenario in ``language``; ``works`` are those it may cite, by id."""

    _title = ScenarioText(
        Scenario, "title", "title of a practice scenario", context="title", place="title"
    )
    _setting = ScenarioText(
        Scenario, "setting", "where and when it takes place", context="setting", place="setting"
    )
    _story = ScenarioText(Scenario, "story", "how it begins", context="story", place="story")
    _replies = Each(Scenario, "replies")
    _forbidden = Each(Scenario, "forbidden")
    _interruptions = Each(Scenario, "interruptions")
    _teaching = Each(Scenario, "teaching")
    _pictures = Each(Scenario, "pictures")

    says = ScenarioText(
        Reply, "says", "what the traveller says when asked", context=_under("reply", "step")
    )
    shows = ScenarioText(Reply, "shows", "what the officer sees", context=_under("reply", "step"))
    asks = ScenarioText(
        Forbidden, "asks", "a question that must not be asked", context=_under("forbidden")
    )
    _why_not = ScenarioText(
        Forbidden, "because", "why it must not be asked", context=_under("forbidden")
    )
    interruption = ScenarioText(
        Interruption, "says", "somebody breaks in", context=_under("interruption")
    )
    _choices = Each(Interruption, "choices")
    _choice = ScenarioText(
        Choice, "says", "a way to meet it", context=_of_choice, place=_choice_place
    )
    _which = ScenarioText(
        Interruption, "because", "which way is right, and why", context=_under("interruption")
    )
    teaching = ScenarioText(
        Teaching, "says", "what to take home", context="teaching", place=_teaching_place
    )
    picture = ScenarioText(
        Picture,
        "alt",
        "what a picture shows",
        context=_under("picture", "file"),
        place=_picture_place,
    )
    _source = Text(Source, "at", "place in a law or guideline", context=_under("source", "work"))

    def __init__(self, scenario: Scenario, language: Language, works: Mapping[str, Work]) -> None:
        """Speak of this scenario in this language."""
        super().__init__(language)
        self.scenario = scenario
        self._works = works

    def translated(self, context: str, english: str) -> str:
        """The words in this language."""
        return self.language.scenario(context, english)

    def shown(self, text: Declared[Any], part: Any, within: object) -> Worded:
        """A text as its author wrote it in the reader's language, else translated, else in the first."""
        [(context, english)] = text.english(part, within)
        if not isinstance(text, ScenarioText):
            return Worded(self.translated(context, english))
        place = text.place(self.scenario, part, within)
        if own := self.scenario.said_in(self.language.code).get(place):
            return Worded(own)
        if self.scenario.language != SOURCE:
            return self._in_first_language(english)
        said = self.translated(f"{self.scenario.id}/{context}", english)
        return Worded(said) if said != english else self._in_first_language(english)

    def title(self) -> Worded:
        """The title."""
        return self._title(self.scenario)

    def setting(self) -> Worded:
        """Where and when it takes place."""
        return self._setting(self.scenario)

    def story(self) -> Worded:
        """How it begins."""
        return self._story(self.scenario)

    def because(self, about: Forbidden | Interruption) -> Worded:
        """Why a question must not be asked, or why a choice is the right one."""
        return self._why_not(about) if isinstance(about, Forbidden) else self._which(about)

    def choice(self, interruption: Interruption, choice: Choice) -> Worded:
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
            at = self._source(source)
            yield f"{title}, {at}" if at else title

    def _in_first_language(self, text: str) -> Worded:
        first = self.scenario.language
        is_foreign = bool(text) and first != self.language.code
        return Worded(text, first.replace("_", "-") if is_foreign else "")
