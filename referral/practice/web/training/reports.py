"""The class report: on the screen, on paper with certificates, and as files for other systems."""

from flask import abort, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.practice.services import class_exports, class_reports
from referral.practice.services.class_reports import ClassReport
from referral.practice.store import classes as stored
from referral.practice.store.classes import TrainingClass
from referral.practice.web import scenario_texts
from referral.practice.web.training import bp
from referral.practice.web.training.owned import class_of
from referral.services.supervision import queue_access
from referral.spreadsheets import CONTENT_TYPE, csv_file
from referral.store.accounts.people import Role
from referral.web.app import access, addresses, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.app.pdf import pdf_response


@bp.get("/<reference>/report")
@audience(Audience.TRAINERS)
def report(reference: str) -> Response:
    """What the class got wrong, on one page."""
    which, told = _report(reference)
    return page(
        "practice/training/report.html",
        training_class=which,
        report=told,
        tale=scenario_texts.words_of,
    )


@bp.get("/<reference>/report.pdf")
@audience(Audience.TRAINERS)
def report_pdf(reference: str) -> Response:
    """The class report on paper."""
    which, told = _report(reference)
    return _printed("practice/print/class/report.html", which, told)


@bp.get("/<reference>/certificates.pdf")
@audience(Audience.TRAINERS)
def certificates_pdf(reference: str) -> Response:
    """A certificate for everybody who ran something without missing what is critical; names by hand."""
    which, told = _report(reference)
    return _printed("practice/print/class/certificates.html", which, told)


@bp.get("/<reference>/results.csv")
@audience(Audience.TRAINERS)
def results_csv(reference: str) -> Response:
    """Every step of every finished run."""
    _which, told = _report(reference)
    names = {one.id: one.nickname for one in told.trainees}
    table = csv_file(class_exports.COLUMNS, class_exports.rows(told.told, names))
    return _file(table, CONTENT_TYPE, "results.csv")


@bp.get("/<reference>/results.xapi.json")
@audience(Audience.TRAINERS)
def results_xapi(reference: str) -> Response:
    """The same as xAPI statements."""
    _which, told = _report(reference)
    found = class_exports.statements(told.told, told.trainees, addresses.absolute("public.front"))
    return _file(class_exports.as_json(found), "application/json", "results.xapi.json")


@bp.get("/exercises")
@audience(Audience.AGREEMENT_READERS)
def exercises() -> Response:
    """Every exercise, for trainers; those of their countries for whoever looks after posts."""
    return page("practice/training/exercises.html", exercises=_exercises())


@bp.get("/exercises/<reference>")
@audience(Audience.AGREEMENT_READERS)
def exercise(reference: str) -> Response:
    """How far the posts of a country agree, step by step; no trainee is named."""
    which = next((one for one in _exercises() if one.code == reference), None)
    if which is None:
        abort(404)
    with app_parts().practice.read_session() as db:
        told = class_reports.report(db, which.id, scenario_texts.available())
    return page(
        "practice/training/exercise.html",
        training_class=which,
        report=told,
        tale=scenario_texts.words_of,
    )


def _exercises() -> list[TrainingClass]:
    with app_parts().practice.read_session() as db:
        every = list(stored.exercises(db))
    who = access.current_user()
    if who.role is Role.TRAINER:
        return every
    mine = {
        post.country for post in queue_access.posts_of(request_db.read_session(), who, clock.now())
    }
    return [one for one in every if one.country in mine]


def _report(reference: str) -> tuple[TrainingClass, ClassReport]:
    with app_parts().practice.read_session() as db:
        which = class_of(db, reference)
        return which, class_reports.report(db, which.id, scenario_texts.available())


def _printed(template: str, which: TrainingClass, told: ClassReport) -> Response:
    paper = app_parts().paper.sheet(
        template,
        language(),
        training_class=which,
        report=told,
        tale=scenario_texts.words_of,
        today=language().date(clock.now().date()),
    )
    return pdf_response(
        paper,
        name=f"class-{which.code}-{language().code}.pdf",
        instead=url_for(".report", reference=which.code),
    )


def _file(content: str | bytes, content_type: str, name: str) -> Response:
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
