"""A trainer's classes: opening one, what it is to run, who is how far, closing and deleting it."""

from flask import abort, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.practice.services import class_progress, classes
from referral.practice.services.classes import NewAssignment
from referral.practice.store import classes as stored
from referral.practice.store.classes import ClassKind, Pace, Phase
from referral.practice.web import scenario_texts
from referral.practice.web.training import bp
from referral.practice.web.training.owned import class_of
from referral.store.accounts import posts
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.numbers import number
from referral.web.app.pages import fill, page, say

LARGEST = 2**31
"""No number in a database is larger."""


@bp.get("")
@audience(Audience.TRAINERS)
def every() -> Response:
    """My classes and exercises, newest first."""
    with app_parts().practice.read_session() as db:
        mine = stored.of_trainer(
            db, access.current_user().person_id, ClassKind.CLASS, ClassKind.EXERCISE
        )
    countries = sorted({country for _name, country in app_parts().library.names()})
    return page("practice/training/classes.html", classes=mine, countries=countries)


@bp.post("")
@audience(Audience.TRAINERS)
def open_class() -> Response:
    """Open a class; with a country, an exercise for all its posts."""
    country = request.form.get("country", "")
    if country and country not in {code for _name, code in app_parts().library.names()}:
        abort(400)
    taking_part = [one for one in posts.every(request_db.read_session()) if one.country == country]
    with app_parts().practice.transaction() as db:
        opened = classes.open_class(
            db,
            trainer=access.current_user(),
            kind=ClassKind.EXERCISE if country else ClassKind.CLASS,
            country=country,
            posts=taking_part,
            now=clock.now(),
        )
        code = opened.code
    return redirect(url_for(".one", reference=code), code=303)


@bp.get("/<reference>")
@audience(Audience.TRAINERS)
def one(reference: str) -> Response:
    """One class: its code, what it is to run, and who is how far."""
    known = scenario_texts.available()
    with app_parts().practice.read_session() as db:
        which = class_of(db, reference)
        tasks = stored.assignments(db, which.id)
        seats = class_progress.seats(db, which.id)
    return page(
        "practice/training/class.html",
        training_class=which,
        tasks=[(task, known.get(task.scenario)) for task in tasks],
        known=known,
        scenarios=sorted(
            known.values(), key=lambda one: scenario_texts.words_of(one).title().plain
        ),
        seats=seats,
        tale=scenario_texts.words_of,
        country_names=app_parts().library.names(),
        progress_html=progress_html,
    )


@bp.get("/<reference>/progress")
@audience(Audience.TRAINERS)
def progress(reference: str) -> Response:
    """Who is how far, as the part of the page that a script renews."""
    with app_parts().practice.read_session() as db:
        seats = class_progress.seats(db, class_of(db, reference).id)
    return jsonify(html=progress_html(seats))


def progress_html(seats: list[class_progress.Seat]) -> str:
    """The table of who is how far."""
    return fill(
        "practice/training/progress.html",
        seats=seats,
        known=scenario_texts.available(),
        tale=scenario_texts.words_of,
    )


@bp.post("/<reference>/tasks")
@audience(Audience.TRAINERS)
def assign(reference: str) -> Response:
    """Give the class a scenario to run."""
    form, known = request.form, scenario_texts.available()
    scenario = known.get(form.get("scenario", ""))
    if scenario is None:
        abort(400)
    with app_parts().practice.transaction() as db:
        which = class_of(db, reference)
        country = form.get("country") or which.country or scenario.countries[0]
        if country not in scenario.countries:
            say(language().gettext("This scenario is not for that country. Choose another."))
            return redirect(url_for(".one", reference=reference), code=303)
        classes.assign(db, which, NewAssignment(scenario.id, country, _phase(), _pace()))
    return redirect(url_for(".one", reference=reference), code=303)


@bp.post("/<reference>/tasks/removal")
@audience(Audience.TRAINERS)
def unassign(reference: str) -> Response:
    """Take a scenario off the list; runs of it stay."""
    position = number("position")
    if position is None:
        abort(400)
    with app_parts().practice.transaction() as db:
        stored.remove_assignment(db, class_of(db, reference).id, position)
    return redirect(url_for(".one", reference=reference), code=303)


@bp.post("/<reference>/words")
@audience(Audience.TRAINERS)
def new_word(reference: str) -> Response:
    """Give a trainee another word to come back with, and say it."""
    number = request.form.get("trainee", type=int)
    with app_parts().practice.transaction() as db:
        which = class_of(db, reference)
        is_one = number is not None and 0 < number < LARGEST
        trainee = classes.new_word(db, which, number) if number and is_one else None
        if trainee is None:
            abort(404)
        said = language().gettext(
            "%(nickname)s comes back with this word: %(word)s",
            nickname=trainee.nickname,
            word=trainee.shown_word,
        )
    say(said)
    return redirect(url_for(".one", reference=reference), code=303)


@bp.post("/<reference>/closure")
@audience(Audience.TRAINERS)
def close(reference: str) -> Response:
    """Close the class: nobody joins it or begins a run."""
    with app_parts().practice.transaction() as db:
        classes.close(db, class_of(db, reference), now=clock.now())
    say(language().gettext("The class is closed. Its report can still be read."))
    return redirect(url_for(".one", reference=reference), code=303)


@bp.get("/<reference>/deletion")
@audience(Audience.TRAINERS)
def deletion(reference: str) -> Response:
    """What deleting a class means, and the button."""
    with app_parts().practice.read_session() as db:
        return page("practice/training/deletion.html", training_class=class_of(db, reference))


@bp.post("/<reference>/deletion")
@audience(Audience.TRAINERS)
def delete(reference: str) -> Response:
    """Delete the class with everything its trainees did."""
    with app_parts().practice.transaction() as db:
        classes.delete(db, class_of(db, reference))
    say(language().gettext("The class and everything its trainees did is deleted."))
    return redirect(url_for(".every"), code=303)


def _phase() -> Phase:
    try:
        return Phase(request.form.get("phase", Phase.PRACTICE))
    except ValueError:
        abort(400)


def _pace() -> Pace:
    try:
        return Pace(request.form.get("pace", Pace.OWN))
    except ValueError:
        abort(400)
