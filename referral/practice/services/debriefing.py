"""What a run is told afterwards, and what its trainee should practise next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from referral.engine.conditions import Value
from referral.practice.runs import debrief as judging
from referral.practice.runs import repetition
from referral.practice.runs import run as happened
from referral.practice.runs.debrief import Debrief
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.replay import right_answers
from referral.practice.store import runs
from referral.practice.store.runs import Run, RunAct
from referral.services.cases.casefile import CaseFile, case_files
from referral.store.cases import cases
from referral.store.cases.referrals import Referral


@dataclass(frozen=True, slots=True)
class RunDebrief:
    """A run with its debrief, the case as it was left, and the case as it should have been."""

    run: Run
    scenario: Scenario
    debrief: Debrief
    mine: CaseFile
    model: CaseFile

    @property
    def missed(self) -> tuple[str, ...]:
        """Steps missed, in the order in which they were: the next run begins with them."""
        at = [one.at for one in self.debrief.divergences if one.kind in repetition.AT_STEPS]
        return tuple(dict.fromkeys(at))


@dataclass(frozen=True, slots=True)
class RepetitionDue:
    """When a scenario comes back to a trainee, and the steps it begins with."""

    scenario: str
    country: str
    when: datetime
    first_steps: tuple[str, ...]


def told(session: Session, run: Run, scenario: Scenario) -> RunDebrief:
    """The debrief of a run as it stands."""
    [one] = _told(session, [run], {run.scenario: scenario})
    return one


def told_all(
    session: Session, finished: Iterable[Run], scenarios: Mapping[str, Scenario]
) -> list[RunDebrief]:
    """The debriefs of finished runs whose scenario is still there."""
    known = [run for run in finished if run.finished_at and run.scenario in scenarios]
    return _told(session, known, scenarios)


def due(finished: Sequence[RunDebrief]) -> list[RepetitionDue]:
    """What comes back to a trainee, the soonest first; ``finished`` are their runs, oldest first."""
    rungs: dict[str, int] = {}
    found: dict[str, RepetitionDue] = {}
    for one in finished:
        name = one.scenario.id
        rungs[name] = rung = repetition.next_rung(rungs.get(name, 0), one.debrief)
        ended = one.run.finished_at or one.run.started_at
        when = ended + timedelta(days=repetition.days_until_next(rung))
        found[name] = RepetitionDue(name, one.run.country, when, one.missed)
    return sorted(found.values(), key=lambda one: one.when)


def _told(
    session: Session, several: Sequence[Run], scenarios: Mapping[str, Scenario]
) -> list[RunDebrief]:
    """The debriefs of runs in this order; as many statements for a class as for one run."""
    ids = [run.case_id for run in several]
    found = cases.of_ids(session, ids)
    files = case_files(session, [found[case_id] for case_id in ids])
    given, acts = runs.given_in(session, ids), runs.events_of(session, [run.id for run in several])
    return [
        _judged(run, scenarios[run.scenario], file, _Past(given[run.case_id], acts[run.id]))
        for run, file in zip(several, files, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Past:
    """What was answered in a run, and what its trainee did besides."""

    given: Sequence[tuple[str, Value, datetime]]
    acts: Sequence[runs.RunEvent]


def _judged(run: Run, scenario: Scenario, file: CaseFile, past: _Past) -> RunDebrief:
    events = sorted(_events(run, past, file.referral), key=lambda event: event.second)
    return RunDebrief(
        run=run,
        scenario=scenario,
        debrief=judging.debrief(scenario, file.walker, tuple(events)),
        mine=_with_a_form(file, run),
        model=_model(file, scenario, run),
    )


def _events(run: Run, past: _Past, issued: Referral | None) -> Iterator[happened.Event]:
    for step, value, at in past.given:
        yield happened.Answered(_second(run, at), step, value)
    for event in past.acts:
        second = _second(run, event.at)
        match event.act:
            case RunAct.ASKED:
                yield happened.Revealed(second, event.about)
            case RunAct.FORBIDDEN:
                yield happened.Overasked(second, event.about)
            case RunAct.CHOSEN:
                yield happened.Chosen(second, event.about, event.choice)
    if issued:
        yield happened.Referred(_second(run, issued.issued_at))


def _second(run: Run, at: datetime) -> int:
    return max(0, int((at - run.started_at).total_seconds()))


def _with_a_form(file: CaseFile, run: Run) -> CaseFile:
    return file if file.referral else replace(file, referral=_as_if_issued(file, run))


def _model(file: CaseFile, scenario: Scenario, run: Run) -> CaseFile:
    """The same case with every answer right; answers that are as good stand."""
    answers = right_answers(scenario, file.checklist, file.answers)
    model = replace(file, answers=answers, walk=file.walker.walk(answers))
    return _with_a_form(model, run)


def _as_if_issued(file: CaseFile, run: Run) -> Referral:
    at = run.finished_at or run.started_at
    return Referral(file.case.id, 1, file.revision, issued_at=at, person_id=file.case.opened_by)
