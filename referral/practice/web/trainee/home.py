"""The trainee's first page: what the class is to run, how the runs went, and what comes back when."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.practice.scenarios.model import Scenario
from referral.practice.services import debriefing, run_scenario
from referral.practice.services.debriefing import RepetitionDue, RunDebrief
from referral.practice.services.run_scenario import Plan
from referral.practice.store import classes, runs
from referral.practice.store.classes import Assignment
from referral.practice.store.runs import Run
from referral.practice.web import scenario_texts
from referral.practice.web.trainee import bp, joining
from referral.practice.web.trainee.current_run import me
from referral.store.cases import cases
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.numbers import number
from referral.web.app.pages import page
from referral.web.signin import cross_site


@dataclass(frozen=True, slots=True)
class AssignmentEntry:
    """An assignment as the trainee sees it; ``open_run`` is one they have begun, ``ended`` how many have ended."""

    assignment: Assignment
    scenario: Scenario
    open_run: str
    last: RunDebrief | None
    last_reference: str
    ended: int


@bp.get("")
@audience(Audience.EVERYONE)
def home() -> Response:
    """The form for joining; for a trainee, what there is to run."""
    if access.actor() is None:
        return cross_site.page() or joining.joining()
    db, known = request_db.read_session(), scenario_texts.available()
    trainee, which = me(db)
    mine = runs.of_trainee(db, trainee.id)
    told = debriefing.told_all(db, mine, known)
    return page(
        "practice/trainee/home.html",
        tale=scenario_texts.words_of,
        trainee=trainee,
        training_class=which,
        tasks=[
            _task(one, known[one.scenario], mine, told)
            for one in classes.assignments(db, which.id)
            if one.scenario in known
        ],
        due=[(one, known[one.scenario], _position(which.id, one)) for one in debriefing.due(told)],
        now=clock.now(),
    )


@bp.post("/runs")
@audience(Audience.OFFICERS)
def begin() -> Response:
    """Begin a run of what the class was given; missed steps of the last one come first."""
    plan = _plan(number("position"))
    with request_db.transaction() as db:
        case = run_scenario.begin(db, app_parts().library, me(db)[0], plan, now=clock.now())
    return redirect(url_for(".briefing", reference=case.reference), code=303)


def _plan(position: int | None) -> Plan:
    """What stands at that place of the class's list, as this trainee should run it now."""
    db, known = request_db.read_session(), scenario_texts.available()
    trainee, which = me(db)
    given = None if position is None else classes.assignment(db, which.id, position)
    if given is None or given.scenario not in known:
        abort(404)
    scenario = known[given.scenario]
    earlier = debriefing.told_all(db, runs.of_trainee(db, trainee.id), {scenario.id: scenario})
    missed = earlier[-1].missed if earlier else ()
    return run_scenario.planned(given, scenario, scenario_texts.titles(scenario), missed)


def _task(
    assignment: Assignment, scenario: Scenario, mine: Sequence[Run], told: Sequence[RunDebrief]
) -> AssignmentEntry:
    same = [one for one in mine if _is_of(one, assignment)]
    ended = [one for one in told if _is_of(one.run, assignment)]
    last = ended[-1:]
    waiting = [one for one in same if one.finished_at is None][-1:]
    return AssignmentEntry(
        assignment=assignment,
        scenario=scenario,
        open_run=_reference(waiting[0]) if waiting else "",
        last=last[0] if last else None,
        last_reference=_reference(last[0].run) if last else "",
        ended=len(ended),
    )


def _is_of(run: Run, assignment: Assignment) -> bool:
    return (run.scenario, run.phase) == (assignment.scenario, assignment.phase)


def _reference(run: Run) -> str:
    return cases.get(request_db.read_session(), run.case_id).reference


def _position(class_id: int, due: RepetitionDue) -> int | None:
    """Where the class's list has a scenario that comes back last, so that it can be begun again."""
    given = classes.assignments(request_db.read_session(), class_id)
    return next((one.position for one in reversed(given) if one.scenario == due.scenario), None)
