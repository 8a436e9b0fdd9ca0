"""A run of a scenario: begun, lived through, ended. Its casework is that of service, in the practice database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from referral.definitions.library import Library
from referral.practice.scenarios.model import Scenario
from referral.practice.services.classes import ClassClosed
from referral.practice.store import classes, places, runs, trainees
from referral.practice.store.classes import Assignment, Pace, Phase
from referral.practice.store.runs import Run, RunAct, RunEvent
from referral.practice.store.trainees import Trainee
from referral.services.cases import casework
from referral.store.accounts import people
from referral.store.accounts.people import Actor
from referral.store.cases.cases import Case


class UnknownScenarioItem(Exception):
    """A question, interruption or choice that the scenario does not have."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to be: the scenario with its title in each language, and how it is run.

    ``first_steps`` are steps missed earlier, shown before all others.
    """

    scenario: Scenario
    titles: Mapping[str, str]
    country: str
    phase: Phase = Phase.PRACTICE
    pace: Pace = Pace.OWN
    first_steps: Sequence[str] = ()


def planned(
    assignment: Assignment, scenario: Scenario, titles: Mapping[str, str], first: Sequence[str] = ()
) -> Plan:
    """The plan of what a class was given to run."""
    return Plan(scenario, titles, assignment.country, assignment.phase, assignment.pace, first)


def begin(
    session: Session, library: Library, trainee: Trainee, plan: Plan, *, now: datetime
) -> Case:
    """Begin a run: an ordinary case at a post of its own, so that no trainee sees another's.

    Raises ClassClosed when the class takes no more runs.
    """
    if not classes.get(session, trainee.class_id).is_open:
        raise ClassClosed
    person = people.get(session, trainee.person_id)
    post = places.of_run(session, plan.country, plan.titles)
    person.posts.append(post)
    session.flush()
    case = casework.open_case(
        session,
        library,
        post=post,
        checklist=plan.scenario.checklist,
        by=people.actor(person),
        now=now,
    )
    session.add(_run(trainee, plan, case, now))
    session.flush()
    return case


def ask(session: Session, run: Run, step: str, *, now: datetime) -> None:
    """Ask the traveller about a step; asking again changes nothing."""
    _note(session, run, RunAct.ASKED, step, now=now)


def ask_forbidden(
    session: Session, run: Run, scenario: Scenario, question: str, *, now: datetime
) -> None:
    """Ask what must not be asked; it is counted once. Raises UnknownScenarioItem."""
    if question not in {one.id for one in scenario.forbidden}:
        raise UnknownScenarioItem(question)
    _note(session, run, RunAct.FORBIDDEN, question, now=now)


def choose(
    session: Session, run: Run, scenario: Scenario, met: tuple[str, str], *, now: datetime
) -> None:
    """Choose at an interruption; what was said cannot be unsaid. Raises UnknownScenarioItem."""
    interruption, choice = met
    known = {(one.id, way.id) for one in scenario.interruptions for way in one.choices}
    if met not in known:
        raise UnknownScenarioItem(interruption)
    _note(session, run, RunAct.CHOSEN, interruption, choice, now=now)


def end(session: Session, run: Run, *, now: datetime) -> None:
    """End a run, whatever is still missing; the first end counts."""
    run.finished_at = run.finished_at or now


def run_of(session: Session, case: Case, by: Actor) -> tuple[Run, Trainee]:
    """The run of a practice case, and who runs it."""
    return runs.of_case(session, case.id), trainees.of_person(session, by.person_id)


def _run(trainee: Trainee, plan: Plan, case: Case, now: datetime) -> Run:
    return Run(
        trainee_id=trainee.id,
        case_id=case.id,
        scenario=plan.scenario.id,
        country=plan.country,
        phase=plan.phase,
        pace=plan.pace,
        first_steps=" ".join(plan.first_steps),
        started_at=now,
    )


def _note(
    session: Session, run: Run, act: RunAct, about: str, choice: str = "", *, now: datetime
) -> None:
    if run.finished_at or runs.has(session, run.id, act, about):
        return
    session.add(RunEvent(run_id=run.id, act=act, about=about, choice=choice, at=now))
    session.flush()
