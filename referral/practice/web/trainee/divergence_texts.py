"""Divergences in words: what was done, what is asked, why, and the source."""

from dataclasses import dataclass

from referral.engine.model import Checklist
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords
from referral.practice.runs.divergences import Divergence, DivergenceKind
from referral.practice.scenarios.model import Forbidden, Interruption, Picture
from referral.practice.services.debriefing import RunDebrief
from referral.practice.words.scenario_words import ScenarioWords


@dataclass(frozen=True, slots=True)
class DivergenceText:
    """One divergence as the trainee reads it."""

    what: str
    did: str
    right: str
    why: str
    sources: tuple[str, ...]
    at: str
    critical: bool
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class DivergenceWriter:
    """Tells the moments of one run in one language."""

    told: RunDebrief
    tale: ScenarioWords
    language: Language

    def moments(self) -> list[DivergenceText]:
        """Every divergence, the earliest first."""
        return [self._moment(one) for one in self.told.debrief.divergences]

    def _moment(self, one: Divergence) -> DivergenceText:
        if one.kind is DivergenceKind.OVERASKED:
            return self._overasked(one)
        if one.kind is DivergenceKind.WRONG_CHOICE:
            return self._wrong_choice(one)
        return self._at_step(one)

    def _overasked(self, one: Divergence) -> DivergenceText:
        question: Forbidden = next(
            known for known in self.told.scenario.forbidden if known.id == one.at
        )
        return DivergenceText(
            what=self.tale.asks(question),
            did=self.language.gettext("You asked this."),
            right=self.language.gettext("Do not ask it."),
            why=self.tale.because(question),
            sources=tuple(self.tale.sources(one.sources)),
            at=clock_time(one.second),
            critical=one.critical,
        )

    def _wrong_choice(self, one: Divergence) -> DivergenceText:
        met: Interruption = self.told.scenario.interruption(one.at)
        return DivergenceText(
            what=self.tale.interruption(met),
            did=self.tale.choice(met, met.choice(str(one.did))),
            right=self.tale.choice(met, met.choice(met.right)),
            why=self.tale.because(met),
            sources=tuple(self.tale.sources(one.sources)),
            at=clock_time(one.second),
            critical=one.critical,
        )

    def _at_step(self, one: Divergence) -> DivergenceText:
        words, step = ChecklistWords(self.language), self._checklist.step_by_id[one.at]
        nothing = _NOTHING[one.kind](self.language)
        return DivergenceText(
            what=words.step(step),
            did=nothing if one.did is None else words.answer(step, one.did),
            right=self._not_to_be_met() if one.right is None else words.answer(step, one.right),
            why=words.why(step) if step.why else "",
            sources=tuple(words.sources(self._checklist, one.sources)),
            at=clock_time(one.second),
            critical=one.critical,
            pictures=self.told.scenario.pictures_at(step.id),
        )

    def _not_to_be_met(self) -> str:
        return self.language.gettext("This should not have come up.")

    @property
    def _checklist(self) -> Checklist:
        return self.told.mine.checklist


def clock_time(seconds: int) -> str:
    """Seconds as a stopwatch shows them: 2:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _no_answer(language: Language) -> str:
    return language.gettext("No answer")


def _not_reached(language: Language) -> str:
    return language.gettext("Not reached, because of an earlier answer")


_NOTHING = {
    DivergenceKind.WRONG_ANSWER: _no_answer,
    DivergenceKind.NOT_ANSWERED: _no_answer,
    DivergenceKind.NOT_REACHED: _not_reached,
    DivergenceKind.NOT_TO_BE_MET: _no_answer,
}
