"""Statistics of a month or a quarter: what was released, reading its report, taking the figures along."""

from functools import partial

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.disclosure import Level
from referral.i18n.words.period_words import period_named
from referral.printing.reports import exports, report
from referral.printing.reports.report import ComparedRelease, ReportTexts
from referral.printing.reports.report_parts import Report
from referral.services.statistics import periods, statistics
from referral.services.statistics import releasing as service
from referral.spreadsheets import CONTENT_TYPE
from referral.store.database import Session
from referral.store.statistics import releases
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.app.pdf import pdf_response
from referral.web.supervisor import bp, scope
from referral.web.supervisor.statistics import labels, releasing

TYPES = {
    "csv": CONTENT_TYPE,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@bp.get("/reports")
@audience(Audience.SUPERVISORS)
def reports() -> Response:
    """The periods that were released for my country, and those that could be."""
    db = request_db.read_session()
    country = releasing.country_of(db)
    made = releases.listed(db, country)
    listed = periods.latest_first(period for period, _ in made)
    return page(
        "supervisor/reports.html",
        country=country,
        made=[(one, level) for one in listed for level in Level if (one, level) in made],
        under_way=service.under_way(db, country),
        periods=statistics.ended(db, country, clock.now()),
        levels=labels.levels(language()),
        named=partial(period_named, language()),
    )


@bp.get("/reports/<period>/<readers>")
@audience(Audience.SUPERVISORS)
def report_page(period: str, readers: str) -> Response:
    """The report of a period, of the country or of one of its posts; how far it is while it is worked out."""
    db = request_db.read_session()
    country, level = releasing.country_of(db), releasing.level_of(readers)
    if not releases.find(db, country, period, level) and (
        waiting := releasing.under_way(country, period, level)
    ):
        return waiting
    told, speech = _found(db, period, readers)
    made = _report(told, speech)
    return page(
        "supervisor/report.html",
        period=period,
        readers=readers,
        country=country,
        post=request.args.get("post", ""),
        posts=labels.posts(db, told.made.published.country, language()),
        title=made.title,
        paper=app_parts().paper.report_view(made),
    )


@bp.get("/reports/<period>/<readers>/report.pdf")
@audience(Audience.SUPERVISORS)
def report_pdf(period: str, readers: str) -> Response:
    """The same report as PDF."""
    db = request_db.read_session()
    told, speech = _found(db, period, readers)
    paper = app_parts().paper.report_document(_report(told, speech))
    return pdf_response(
        paper,
        name=f"report-{period}-{readers}.pdf",
        instead=url_for(".report_page", period=period, readers=readers),
    )


@bp.get("/reports/<period>/<readers>/<any(figures, codebook):what>.<any(csv, xlsx, json):kind>")
@audience(Audience.SUPERVISORS)
def take_along(period: str, readers: str, what: str, kind: str) -> Response:
    """The published figures as a file; the codebook lies in XLSX and JSON, and beside the CSV."""
    db = request_db.read_session()
    told, speech = _found(db, period, readers)
    written = exports.WRITERS.get((what, kind))
    if written is None:
        abort(404)
    published = told.made.published
    name = f"{what}-{published.country}-{period}-{readers}.{kind}"
    return _file(written(published, speech), TYPES[kind], name)


def _found(db: Session, period: str, readers: str) -> tuple[ComparedRelease, ReportTexts]:
    country, level = releasing.country_of(db), releasing.level_of(readers)
    made = releases.find(db, country, period, level)
    if made is None:
        abort(404)
    before = releases.find(db, country, periods.before(period), level)
    told = ComparedRelease(made, before.published if before else None)
    return told, labels.report_texts(db, scope.checklist(country), language())


def _report(told: ComparedRelease, speech: ReportTexts) -> Report:
    post = request.args.get("post", "")
    invented = app_parts().settings.demonstration
    if not post:
        return report.of_country(told, speech, demonstration=invented)
    if not any(post in unit.posts for unit in told.made.published.units):
        abort(404)
    return report.of_post(told, speech, post, demonstration=invented)


def _file(content: bytes, content_type: str, name: str) -> Response:
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
