"""The words of a practice scenario in one language: what a trainee reads, and a trainer says."""

from collections.abc import Iterator, Mapping

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
from referral.i18n.languages import Language


class ScenarioWords:
    """Says the parts of one scenario in ``language``; ``works`` are those it may cite, by id."""

    def __init__(self, scenario: Scenario, language: Language, works: Mapping[str, Work]) -> None:
        """Speak of this scenario in this language."""
        self.scenario = scenario
        self.language = language
        self._works = works

    def title(self) -> str:
        """The title."""
        return self._at("title", self.scenario.title)

    def setting(self) -> str:
        """Where and when it takes place."""
        return self._at("setting", self.scenario.setting)

    def story(self) -> str:
        """How it begins."""
        return self._at("story", self.scenario.story)

    def says(self, reply: Reply) -> str:
        """What the traveller says at a step, "" for nothing."""
        return self._at(f"reply/{reply.step}", reply.says)

    def shows(self, reply: Reply) -> str:
        """What the officer sees at a step, "" for nothing."""
        return self._at(f"reply/{reply.step}", reply.shows)

    def asks(self, question: Forbidden) -> str:
        """A question that must not be asked."""
        return self._at(f"forbidden/{question.id}", question.asks)

    def because(self, about: Forbidden | Interruption) -> str:
        """Why a question must not be asked, or why a choice is the right one."""
        kind = "forbidden" if isinstance(about, Forbidden) else "interruption"
        return self._at(f"{kind}/{about.id}", about.because)

    def interruption(self, interruption: Interruption) -> str:
        """Who breaks in, and with what."""
        return self._at(f"interruption/{interruption.id}", interruption.says)

    def choice(self, interruption: Interruption, choice: Choice) -> str:
        """One way to meet an interruption."""
        return self._at(f"interruption/{interruption.id}", choice.says)

    def teaching(self, point: Teaching) -> str:
        """A point to take home."""
        return self._at("teaching", point.says)

    def picture(self, picture: Picture) -> str:
        """What a picture shows."""
        return self._at(f"picture/{picture.file}", picture.alt)

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

    def _at(self, place: str, text: str) -> str:
        return self.language.scenario(f"{self.scenario.id}/{place}", text)
