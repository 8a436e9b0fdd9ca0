"""Scenarios as tabletop exercises, for trainers: sheets to read and print, nothing is stored."""

from flask import Blueprint, abort, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from referral.practice.printing import tabletop, tabletop_sheets
from referral.practice.printing.tabletop import TabletopSources
from referral.practice.printing.tabletop_parts import Tabletop
from referral.practice.scenarios.model import Difficulty, Scenario
from referral.practice.web import scenario_texts
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.app.pdf import pdf_response

bp = Blueprint("tabletop", __name__, url_prefix="/<locale>/tabletop")

ONE = "/<slug:scenario>/<slug:country>"


@bp.get("")
@audience(Audience.TRAINERS)
def every() -> Response:
    """Every scenario, with its sheets for each of its countries."""
    library, spoken = app_parts().library, language()
    played = scenario_texts.available().values()
    by_difficulty = sorted(played, key=lambda one: list(Difficulty).index(one.difficulty))
    tales = list(map(scenario_texts.words_of, by_difficulty))
    countries = {
        (name, code): library.checklist(name, code).pack.name.get(spoken.code)
        for name, code in library.names()
    }
    return page("practice/training/tabletops.html", tales=tales, countries=countries)


@bp.get(f"{ONE}/trainee")
@audience(Audience.TRAINERS)
def trainee(scenario: str, country: str) -> Response:
    """The trainee's sheet."""
    exercise = _exercise(scenario, country)
    sheet = tabletop_sheets.trainee_view(app_parts().paper, exercise)
    return _shown(exercise, sheet, url_for(".trainee_pdf", scenario=scenario, country=country))


@bp.get(f"{ONE}/trainer")
@audience(Audience.TRAINERS)
def trainer(scenario: str, country: str) -> Response:
    """The trainer's sheet, with everything the trainee is not to see."""
    exercise = _exercise(scenario, country)
    sheet = tabletop_sheets.trainer_view(app_parts().paper, exercise)
    return _shown(exercise, sheet, url_for(".trainer_pdf", scenario=scenario, country=country))


@bp.get(f"{ONE}/trainee.pdf")
@audience(Audience.TRAINERS)
def trainee_pdf(scenario: str, country: str) -> Response:
    """The trainee's sheet as PDF."""
    return _pdf(
        tabletop_sheets.trainee_document(app_parts().paper, _exercise(scenario, country)), scenario
    )


@bp.get(f"{ONE}/trainer.pdf")
@audience(Audience.TRAINERS)
def trainer_pdf(scenario: str, country: str) -> Response:
    """The trainer's sheet as PDF."""
    return _pdf(
        tabletop_sheets.trainer_document(app_parts().paper, _exercise(scenario, country)), scenario
    )


def _shown(exercise: Tabletop, sheet: Markup, pdf: str) -> Response:
    return page("practice/training/tabletop.html", exercise=exercise, paper=sheet, pdf=pdf)


def _exercise(scenario: str, country: str) -> Tabletop:
    found = _found(scenario, country)
    library = app_parts().library
    walker = library.walker(found.checklist, country)
    props = TabletopSources(library.works(), scenario_texts.scenarios().pictures())
    return tabletop.build(found, walker, language(), props)


def _found(scenario: str, country: str) -> Scenario:
    found = scenario_texts.available().get(scenario)
    if found is None or country not in found.countries:
        abort(404)
    return found


def _pdf(html: str, scenario: str) -> Response:
    return pdf_response(html, name=f"{scenario}-{language().code}.pdf", instead=url_for(".every"))
