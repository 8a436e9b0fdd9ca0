"""What a class got wrong: per scenario and step, first divergences, agreement, and before beside after."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from sqlalchemy.orm import Session

from referral.practice.runs import agreement
from referral.practice.runs.agreement import Kappa
from referral.practice.scenarios.model import Scenario
from referral.practice.services import debriefing
from referral.practice.services.debriefing import RunDebrief
from referral.practice.store import runs, trainees
from referral.practice.store.classes import Phase
from referral.practice.store.trainees import Trainee

UNANSWERED = None


@dataclass(frozen=True, slots=True)
class StepReport:
    """How one step of a scenario went: ``right`` of ``runs``, how often it came first among what went
    wrong, the share of pairs of trainees who answered alike, and Fleiss' kappa with its interval.
    """

    step: str
    right: int
    runs: int
    first: int
    alike: float
    kappa: Kappa | None

    @property
    def percent(self) -> int:
        """The share that was right, in whole percent."""
        return round(100 * self.right / self.runs)


@dataclass(frozen=True, slots=True)
class ScenarioReport:
    """One scenario at one phase of a course; ``told`` are the first finished runs, one of each trainee."""

    scenario: Scenario
    phase: Phase
    told: tuple[RunDebrief, ...]
    steps: tuple[StepReport, ...]

    @property
    def passed(self) -> int:
        """How many missed nothing critical."""
        return sum(one.debrief.passed for one in self.told)

    def step(self, step_id: str) -> StepReport | None:
        """The report of a step; None where the right run does not meet it."""
        return next((one for one in self.steps if one.step == step_id), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Trainees who ran something both before and after the lesson: their mean share of what was right.

    ``scenario`` is set where it is about that scenario alone.
    """

    trainees: int
    before: float
    after: float
    scenario: Scenario | None = None


@dataclass(frozen=True, slots=True)
class ClassReport:
    """Everything a class page and its PDF tell; ``told`` are all finished runs, repeated ones too."""

    trainees: Sequence[Trainee]
    told: tuple[RunDebrief, ...]
    scenarios: tuple[ScenarioReport, ...]
    comparison: Comparison | None
    compared: tuple[Comparison, ...] = ()

    @property
    def steps(self) -> list[str]:
        """Every step that some right run meets, in the order of the paper."""
        found = {step.step for one in self.scenarios for step in one.steps}
        order = [step.id for one in self.scenarios for step in one.told[0].mine.checklist.steps()]
        return [step for step in dict.fromkeys(order) if step in found]

    @property
    def certificates(self) -> list[tuple[Trainee, list[Scenario]]]:
        """Who has run what, at the first try or later, without missing anything critical."""
        earned = [
            (one, [run.scenario for run in self.told if _earns(run, one)]) for one in self.trainees
        ]
        return [(one, list(dict.fromkeys(scenarios))) for one, scenarios in earned if scenarios]

    @property
    def first_divergences(self) -> list[tuple[ScenarioReport, StepReport]]:
        """Where runs first left the path, the commonest first."""
        pairs = [(one, step) for one in self.scenarios for step in one.steps if step.first]
        return sorted(pairs, key=lambda pair: -pair[1].first)


def report(session: Session, class_id: int, scenarios: Mapping[str, Scenario]) -> ClassReport:
    """The report of a class as it stands; trainees who have finished nothing count for nothing."""
    everybody = trainees.of_class(session, class_id)
    ran = runs.of_trainees(session, [one.id for one in everybody])
    told = debriefing.told_all(session, ran, scenarios)
    firsts = _first_of_each(told)
    places = dict.fromkeys((one.scenario.id, one.run.phase) for one in firsts)
    return ClassReport(
        trainees=everybody,
        told=tuple(told),
        scenarios=tuple(
            _scenario([one for one in firsts if (one.scenario.id, one.run.phase) == place])
            for place in places
        ),
        comparison=_comparison(firsts),
        compared=tuple(_compared(firsts)),
    )


def _earns(run: RunDebrief, trainee: Trainee) -> bool:
    return run.run.trainee_id == trainee.id and run.debrief.passed


def _first_of_each(told: Iterable[RunDebrief]) -> list[RunDebrief]:
    """The first run of each trainee, scenario and phase: the same scenario after the lesson is another run."""
    found: dict[tuple[int, str, Phase], RunDebrief] = {}
    for one in told:
        found.setdefault((one.run.trainee_id, one.scenario.id, one.run.phase), one)
    return list(found.values())


def _scenario(told: Sequence[RunDebrief]) -> ScenarioReport:
    steps = [step.id for step in told[0].debrief.right.applicable]
    ratings = {step: [one.mine.walk.active.get(step) for one in told] for step in steps}
    return ScenarioReport(
        scenario=told[0].scenario,
        phase=told[0].run.phase,
        told=tuple(told),
        steps=tuple(_step(step, told, ratings) for step in steps),
    )


def _step(
    step: str, told: Sequence[RunDebrief], ratings: Mapping[str, Sequence[object]]
) -> StepReport:
    wrong = sum(any(gone.at == step for gone in one.debrief.divergences) for one in told)
    firsts = Counter(one.debrief.first.at for one in told if one.debrief.first)
    return StepReport(
        step=step,
        right=len(told) - wrong,
        runs=len(told),
        first=firsts[step],
        alike=agreement.share(ratings[step]),
        kappa=agreement.kappa_within([ratings[step]], _alike_offered(step, told, ratings)),
    )


def _alike_offered(
    step: str, told: Sequence[RunDebrief], ratings: Mapping[str, Sequence[object]]
) -> list[Sequence[object]]:
    """The ratings of every step that offers the same answers: chance is taken from them together."""
    known = told[0].mine.checklist.step_by_id
    offered = [option.id for option in known[step].options]
    return [
        rated
        for other, rated in ratings.items()
        if [option.id for option in known[other].options] == offered
    ]


def _compared(told: Sequence[RunDebrief]) -> Iterator[Comparison]:
    """Before and after of each scenario that was run at both times by somebody."""
    for name in dict.fromkeys(one.scenario.id for one in told):
        same = [one for one in told if one.scenario.id == name]
        if found := _comparison(same):
            yield replace(found, scenario=same[0].scenario)


def _comparison(told: Iterable[RunDebrief]) -> Comparison | None:
    shares: dict[Phase, dict[int, list[float]]] = {Phase.BEFORE: {}, Phase.AFTER: {}}
    for one in told:
        if one.run.phase in shares:
            phase = shares[one.run.phase]
            phase.setdefault(one.run.trainee_id, []).append(one.debrief.share)
    both = shares[Phase.BEFORE].keys() & shares[Phase.AFTER].keys()
    if not both:
        return None
    before, after = (
        fmean(fmean(shares[phase][trainee]) for trainee in both)
        for phase in (Phase.BEFORE, Phase.AFTER)
    )
    return Comparison(len(both), before, after)
