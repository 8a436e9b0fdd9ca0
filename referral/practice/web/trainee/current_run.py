"""The trainee of a request and their current run, and the officer's pages under the address of practice."""

from dataclasses import dataclass

from flask import Flask, abort, redirect, url_for
from werkzeug.wrappers import Response

from referral.practice.scenarios.model import Scenario
from referral.practice.store import classes, runs, trainees
from referral.practice.store.classes import TrainingClass
from referral.practice.store.runs import Run
from referral.practice.store.trainees import Trainee
from referral.practice.web import scenario_texts
from referral.store.cases import cases
from referral.store.cases.cases import Case
from referral.store.database import Session
from referral.web import officer
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience


@dataclass(frozen=True, slots=True)
class CurrentRun:
    """A run of this trainee, its case and its scenario."""

    case: Case
    run: Run
    scenario: Scenario


def init_app(app: Flask) -> None:
    """Register the officer's pages a second time, for practice."""
    app.register_blueprint(officer.bp, name="practising", url_prefix="/<locale>/practice/cases")
    for endpoint in ("practising.cases", "practising.open_case"):
        app.endpoint(endpoint)(runs_begin_at_home)


def me(db: Session) -> tuple[Trainee, TrainingClass]:
    """Who is asking, and their class."""
    trainee = trainees.of_person(db, access.current_user().person_id)
    return trainee, classes.get(db, trainee.class_id)


def playing(reference: str) -> CurrentRun:
    """The run that an address names, if it is this trainee's; any other is not found."""
    db = request_db.read_session()
    case = cases.find(db, reference, access.current_user())
    run = runs.find(db, case.id) if case else None
    scenario = scenario_texts.known().get(run.scenario) if run else None
    if case is None or run is None or scenario is None:
        abort(404)
    return CurrentRun(case, run, scenario)


@audience(Audience.OFFICERS)
def runs_begin_at_home() -> Response:
    """A practice case without a scenario would be a case about nobody."""
    return redirect(url_for("practice.home"), code=303)
