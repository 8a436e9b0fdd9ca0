"""The words of a practice scenario in one language: what a trainee reads, and a trainer says."""

from collections.abc import Iterator, Mapping

from referral.engine.sources import Source, Work
from referral.i18n.languages import Language, own_name
from referral.i18n.words.worded import Worded
from referral.practice.scenarios import texts
from referral.practice.scenarios.builder import SOURCE
from referral.practice.scenarios.model import (
    Choice,
    Difficulty,
    Forbidden,
    Interruption,
    Picture,
    Reply,
    Scenario,
    Teaching,
)


class ScenarioWords:
    """Says the parts of one scenario in ``language``; ``works`` are those it may cite, by id."""

    def __init__(self, scenario: Scenario, language: Language, works: Mapping[str, Work]) -> None:
        """Speak of this scenario in this language."""
        self.scenario = scenario
        self.language = language
        self._works = works

    def title(self) -> Worded:
        """The title."""
        return self._say("title", "title", self.scenario.title)

    def setting(self) -> Worded:
        """Where and when it takes place."""
        return self._say("setting", "setting", self.scenario.setting)

    def story(self) -> Worded:
        """How it begins."""
        return self._say("story", "story", self.scenario.story)

    def says(self, reply: Reply) -> Worded:
        """What the traveller says at a step, "" for nothing."""
        return self._say(f"reply/{reply.step}", texts.reply_place(reply.step, "says"), reply.says)

    def shows(self, reply: Reply) -> Worded:
        """What the officer sees at a step, "" for nothing."""
        return self._say(f"reply/{reply.step}", texts.reply_place(reply.step, "shows"), reply.shows)

    def asks(self, question: Forbidden) -> Worded:
        """A question that must not be asked."""
        place = f"forbidden.{question.id}.asks"
        return self._say(f"forbidden/{question.id}", place, question.asks)

    def because(self, about: Forbidden | Interruption) -> Worded:
        """Why a question must not be asked, or why a choice is the right one."""
        kind = "forbidden" if isinstance(about, Forbidden) else "interruption"
        return self._say(f"{kind}/{about.id}", f"{kind}.{about.id}.because", about.because)

    def interruption(self, interruption: Interruption) -> Worded:
        """Who breaks in, and with what."""
        place = f"interruption.{interruption.id}.says"
        return self._say(f"interruption/{interruption.id}", place, interruption.says)

    def choice(self, interruption: Interruption, choice: Choice) -> Worded:
        """One way to meet an interruption."""
        place = texts.choice_place(interruption, choice.id)
        return self._say(f"interruption/{interruption.id}", place, choice.says)

    def teaching(self, point: Teaching) -> Worded:
        """A point to take home."""
        place = texts.teaching_place(self.scenario.teaching.index(point) + 1)
        return self._say("teaching", place, point.says)

    def picture(self, picture: Picture) -> Worded:
        """What a picture shows."""
        place = texts.picture_place(self.scenario.pictures.index(picture) + 1)
        return self._say(f"picture/{picture.file}", place, picture.alt)

    def borrowed(self) -> str:
        """The own name of the language that stands in where a text is not in the reader's; "" for none."""
        is_whole = not any(one.tag for one in self._told())
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
            at = self.language.scenario(f"source/{source.work}", source.at)
            yield f"{title}, {at}" if at else title

    def _told(self) -> Iterator[Worded]:
        tale = self.scenario
        yield from (self.title(), self.setting(), self.story())
        for reply in tale.replies:
            yield from (self.says(reply), self.shows(reply))
        for question in tale.forbidden:
            yield from (self.asks(question), self.because(question))
        for met in tale.interruptions:
            yield from (self.interruption(met), self.because(met))
            yield from (self.choice(met, one) for one in met.choices)
        yield from map(self.teaching, tale.teaching)
        yield from map(self.picture, tale.pictures)

    def _say(self, context: str, place: str, text: str) -> Worded:
        """A text in the reader's language: as its author wrote it, else translated, else in the first language."""
        if own := self.scenario.said_in(self.language.code).get(place):
            return Worded(own)
        if self.scenario.language != SOURCE:
            return self._in_first_language(text)
        said = self.language.scenario(f"{self.scenario.id}/{context}", text)
        return Worded(said) if said != text else self._in_first_language(text)

    def _in_first_language(self, text: str) -> Worded:
        first = self.scenario.language
        is_foreign = bool(text) and first != self.language.code
        return Worded(text, first.replace("_", "-") if is_foreign else "")
