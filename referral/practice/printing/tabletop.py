"""A scenario as a tabletop exercise: the trainee's sheet with the story, the trainer's with all the rest.

It is played with the checklist on paper; steps and duties have the numbers they have there.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from referral.engine.model import Step
from referral.engine.sources import Work
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.i18n import N_
from referral.i18n.languages import Language
from referral.practice.printing.tabletop_parts import (
    ExpectedDuty,
    SourcedSentence,
    Tabletop,
    TabletopChoice,
    TabletopInterruption,
    TabletopPicture,
    TabletopStep,
)
from referral.practice.scenarios.model import Interruption, Picture, Scenario
from referral.practice.scenarios.replay import right_run
from referral.practice.words.scenario_words import ScenarioWords
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.forms.referral_form import DRAFT, VERSION_LENGTH

# NOTE: the foot of every page of an exercise
RUNNING = N_("Practice – nobody in this story exists")


@dataclass(frozen=True, slots=True)
class TabletopSources:
    """What a scenario is told with: works it may cite, and the drawings it may show."""

    works: Mapping[str, Work]
    pictures: Mapping[str, bytes]


def build(
    scenario: Scenario, walker: Walker, language: Language, props: TabletopSources
) -> Tabletop:
    """Everything that both sheets of a scenario show."""
    tale = _Tale(scenario, walker, language, props)
    words = tale.words
    return Tabletop(
        language=language,
        title=words.title(),
        facts=tuple(tale.facts()),
        running=language.gettext(RUNNING),
        setting=words.setting(),
        story=words.story(),
        pictures=tuple(map(tale.drawn, scenario.pictures)),
        rows=tuple(tale.rows()),
        breaks=tuple(map(tale.met, scenario.interruptions)),
        forbidden=tuple(
            SourcedSentence(words.asks(one), words.because(one)) for one in scenario.forbidden
        ),
        duties=tuple(tale.owed()),
        teaching=tuple(
            SourcedSentence(words.teaching(one), "; ".join(words.sources(one.sources)))
            for one in scenario.teaching
        ),
        draft=language.gettext(DRAFT) if language.draft else "",
    )


class _Tale:
    """A scenario told on one checklist in one language."""

    def __init__(
        self, scenario: Scenario, walker: Walker, language: Language, props: TabletopSources
    ) -> None:
        self.scenario = scenario
        self.words = ScenarioWords(scenario, language, props.works)
        self._drawings = props.pictures
        self.said = ClauseLabels(walker.checklist, language)
        self.right: Walk = right_run(scenario, walker)

    def facts(self) -> Iterator[str]:
        """Country, difficulty, minutes, version."""
        checklist, language = self.said.checklist, self.said.language
        yield checklist.pack.name.get(language.code)
        yield self.words.difficulty()
        yield self.words.minutes()
        version = checklist.hash[:VERSION_LENGTH]
        yield language.gettext("Checklist version %(version)s", version=version)

    def rows(self) -> Iterator[TabletopStep]:
        """The steps that the story has a say in, in the order of the paper."""
        for step in self.right.applicable:
            reply = self.scenario.reply(step.id)
            if (
                self.scenario.has_something_at(step.id)
                or self.scenario.tells(step.id)
                or step.id in self.scenario.must
            ):
                yield TabletopStep(
                    number=self.said.numbers.step[step.id],
                    step=self.said.words.label(step) or self.said.words.step(step),
                    says=self.words.says(reply) if reply else "",
                    shows=self.words.shows(reply) if reply else "",
                    right=self._right(step),
                    must=step.id in self.scenario.must,
                )

    def _has_a_say(self, step: str) -> bool:
        told = self.scenario.has_something_at(step) or self.scenario.tells(step)
        return told or step in self.scenario.must

    def _right(self, step: Step) -> str:
        value = self.right.active.get(step.id)
        return "" if value is None else self.said.words.answer(step, value)

    def drawn(self, picture: Picture) -> TabletopPicture:
        """A picture, written into the sheet itself."""
        drawing = b64encode(self._drawings[picture.file]).decode("ascii")
        return TabletopPicture(
            address=f"data:image/svg+xml;base64,{drawing}",
            shows=self.words.picture(picture),
            when=self._asked_about(picture.step) if picture.step else "",
        )

    def _asked_about(self, step: str) -> str:
        number = self.said.numbers.step[step]
        return self.said.language.gettext("When step %(number)s is asked about", number=number)

    def met(self, interruption: Interruption) -> TabletopInterruption:
        """An interruption."""
        number = self.said.numbers.step[interruption.after]
        return TabletopInterruption(
            when=self.said.language.gettext("After step %(number)s", number=number),
            says=self.words.interruption(interruption),
            ways=tuple(
                TabletopChoice(self.words.choice(interruption, one), one.id == interruption.right)
                for one in interruption.choices
            ),
            because=self.words.because(interruption),
        )

    def owed(self) -> Iterator[ExpectedDuty]:
        """The duties of the right run."""
        pack, words = self.said.checklist.pack, self.said.words
        for duty in (arisen.duty for arisen in self.right.duties):
            yield ExpectedDuty(
                number=self.said.numbers.duty[duty.id],
                says=words.duty(duty),
                to=words.body(pack.body(duty.to)),
                within=words.aim(duty.within),
                urgent=duty.urgent,
            )
