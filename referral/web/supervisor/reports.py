"""Monthly statistics: releasing a month, reading its report, taking the figures along."""

import logging
import re

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.disclosure import Level
from referral.printing import exports, press, report
from referral.printing.report import Speech
from referral.printing.report_parts import Report
from referral.services import statistics
from referral.store import releases
from referral.store.database import Session
from referral.store.releases import Release
from referral.web import access, moment
from referral.web.access import Audience, audience
from referral.web.house import house
from referral.web.locales import language
from referral.web.pages import page, say
from referral.web.supervisor import bp, found, spoken

log = logging.getLogger("referral")

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@bp.get("/reports")
@audience(Audience.SUPERVISORS)
def reports() -> Response:
    """The months that were released for my country, and those that could be."""
    db = moment.reading()
    country = _country(db)
    made = [(one.month, one.published.level) for one in releases.every(db, country)]
    return page(
        "supervisor/reports.html",
        country=country,
        made=made,
        months=statistics.months(db, country, clock.now()),
        levels=spoken.levels(language()),
    )


@bp.post("/reports")
@audience(Audience.SUPERVISORS)
def release() -> Response:
    """Release a month for these readers; it can never be changed."""
    month, level = request.form.get("month", ""), _level(request.form.get("readers", ""))
    if not MONTH.fullmatch(month):
        abort(400)
    with moment.writing() as db:
        country = _country(db)
        checklist = found.checklist(country)
        try:
            statistics.release(
                db, checklist, country, month, level, by=access.officer(), now=clock.now()
            )
        except statistics.StatisticsRefused:
            say(language().gettext("There are no figures for this month, or it is not over yet."))
            return redirect(url_for(".reports"), code=303)
    return redirect(url_for(".monthly", month=month, readers=level.value), code=303)


@bp.get("/reports/<month>/<readers>")
@audience(Audience.SUPERVISORS)
def monthly(month: str, readers: str) -> Response:
    """The report of a month, of the country or of one of its posts."""
    db = moment.reading()
    made, speech = _found(db, month, readers)
    return page(
        "supervisor/report.html",
        month=month,
        readers=readers,
        post=request.args.get("post", ""),
        posts=spoken.posts(db, made.published.country, language()),
        title=language().month(month),
        paper=house().paper.report_view(_report(made, speech)),
    )


@bp.get("/reports/<month>/<readers>/report.pdf")
@audience(Audience.SUPERVISORS)
def monthly_pdf(month: str, readers: str) -> Response:
    """The same report as PDF."""
    db = moment.reading()
    made, speech = _found(db, month, readers)
    paper = house().paper.report_document(_report(made, speech))
    try:
        return _file(press.pdf(paper), "application/pdf", f"report-{month}-{readers}.pdf")
    except press.PressUnavailable as missing:
        log.error("%s", missing)
        say(language().gettext("This computer cannot make a PDF. Print this page instead."))
        return redirect(url_for(".monthly", month=month, readers=readers), code=303)


@bp.get("/reports/<month>/<readers>/<any(figures, codebook):what>.<any(csv, xlsx, json):kind>")
@audience(Audience.SUPERVISORS)
def take_along(month: str, readers: str, what: str, kind: str) -> Response:
    """The published figures as a file; the codebook lies in XLSX and JSON, and beside the CSV."""
    db = moment.reading()
    made, speech = _found(db, month, readers)
    written = exports.WRITERS.get((what, kind))
    if written is None:
        abort(404)
    name = f"{what}-{made.published.country}-{month}-{readers}.{kind}"
    return _file(written(made.published, speech), TYPES[kind], name)


def _country(db: Session) -> str:
    mine = found.my_posts(db)
    return mine[0].country if mine else abort(404)


def _level(readers: str) -> Level:
    return Level(readers) if readers in set(Level) else abort(404)


def _found(db: Session, month: str, readers: str) -> tuple[Release, Speech]:
    country = _country(db)
    made = releases.find(db, country, month, _level(readers))
    if made is None:
        abort(404)
    return made, spoken.speech(db, found.checklist(country), language())


def _report(made: Release, speech: Speech) -> Report:
    post = request.args.get("post", "")
    invented = house().settings.demonstration
    if not post:
        return report.of_country(made.published, speech, made.made_at, demonstration=invented)
    if not any(post in unit.posts for unit in made.published.units):
        abort(404)
    return report.of_post(made.published, speech, made.made_at, post, demonstration=invented)


def _file(content: bytes, content_type: str, name: str) -> Response:
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
