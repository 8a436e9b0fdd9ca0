"""Writing the texts of a scenario in each language, and choosing its pictures from the folder."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.engine.model import Checklist
from referral.i18n.languages import Language
from referral.practice.scenarios.model import Picture, Scenario
from referral.practice.scenarios.texts import passages
from referral.practice.services import draft_texts, scenario_drafts
from referral.practice.web import pictures, scenario_texts
from referral.practice.web.training import bp
from referral.practice.web.training.fields import Sheet
from referral.practice.web.training.owned import draft_of
from referral.web.app import access
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.language_switch import shows_again
from referral.web.app.locales import language
from referral.web.app.numbers import number
from referral.web.app.pages import page, say

NAMED = "text-"
"""What the name of a field with a text begins with."""


@dataclass(frozen=True, slots=True)
class TextLanguage:
    """A language a scenario can be written in: how many of its texts are."""

    language: Language
    is_first: bool
    written: int
    texts: int


@bp.get("/scenarios/<slug:section>/texts/<spoken>")
@audience(Audience.TRAINERS)
def texts(section: str, spoken: str) -> Response:
    """Every text of a scenario in one language, to be written."""
    return _form(_own(section), spoken, {}, (), status=200)


def _again(section: str, spoken: str) -> Response:
    return _form(_own(section), spoken, dict(_typed()), (), status=200)


@bp.post("/scenarios/<slug:section>/texts/<spoken>")
@audience(Audience.TRAINERS)
@shows_again(_again)
def write_texts(section: str, spoken: str) -> Response:
    """Keep the texts in one language; what could identify somebody is refused, and stays on the page."""
    scenario, typed = _own(section), dict(_typed())
    try:
        _keep(_reworded(scenario, spoken, typed))
    except draft_texts.TextsIdentify as found:
        return _form(scenario, spoken, typed, tuple(found.places), status=422)
    say(language().gettext("Saved."))
    return redirect(url_for(".scenario", section=section), code=303)


@bp.post("/scenarios/<slug:section>/pictures")
@audience(Audience.TRAINERS)
def add_picture(section: str) -> Response:
    """Show a picture of the folder, at the start or when a step is asked about."""
    scenario, form = _own(section), request.form
    file, step = form.get("file", ""), form.get("step", "")
    if file not in scenario_texts.scenarios().pictures():
        say(language().gettext("Choose a picture first."))
        return redirect(_pictures_of(scenario, section), code=303)
    if step and step not in {one for one, _value in scenario.expected}:
        abort(400)
    alt = " ".join(form.get("alt", "").split()) or scenario_texts.described(file, scenario.language)
    try:
        _keep(draft_texts.with_picture(scenario, Picture(file, alt, step)))
    except draft_texts.TextsIdentify:
        say(
            language().gettext(
                "Not kept: what you wrote about the picture could identify somebody."
            )
        )
    return redirect(_pictures_of(scenario, section), code=303)


@bp.post("/scenarios/<slug:section>/pictures/removal")
@audience(Audience.TRAINERS)
def remove_picture(section: str) -> Response:
    """Show a picture no more."""
    scenario = _own(section)
    _keep(draft_texts.without_picture(scenario, number("number") or 0))
    return redirect(_pictures_of(scenario, section), code=303)


@bp.get("/scenarios/<slug:section>/pictures")
@audience(Audience.TRAINERS)
def picture_choice(section: str) -> Response:
    """The pictures of the folder, and those that the scenario shows."""
    scenario = _own(section)
    checklist = _checklist(scenario)
    steps = checklist.step_by_id if checklist else {}
    return page(
        "practice/training/pictures.html",
        draft_id=scenario.id,
        shown=scenario.pictures,
        tale=scenario_texts.words_of(scenario),
        drawings={
            file: scenario_texts.described(file) for file in scenario_texts.scenarios().pictures()
        },
        steps=[steps[one] for one, _value in scenario.expected if one in steps],
        known_steps=steps,
    )


@bp.get("/pictures/<drawing>")
@audience(Audience.TRAINERS)
def picture(drawing: str) -> Response:
    """A picture that a trainer may choose."""
    return pictures.picture(drawing)


def tongues(scenario: Scenario) -> list[TextLanguage]:
    """The languages of this installation, and how much of a scenario is written in each."""
    places = [one.place for one in passages(scenario) if not scenario_drafts.is_unwritten(one.text)]
    return [
        TextLanguage(
            language=(tongue := app_parts().languages.get(code)),
            is_first=code == scenario.language,
            written=len(places)
            if code == scenario.language
            else len(scenario.said_in(tongue.code)),
            texts=len(list(passages(scenario))),
        )
        for code in app_parts().settings.languages
    ]


def _form(
    scenario: Scenario, spoken: str, typed: dict[str, str], refused: tuple[str, ...], *, status: int
) -> Response:
    sheet = Sheet(scenario, _checklist(scenario), _spoken(spoken), language(), typed)
    return page(
        "practice/training/texts.html",
        status=status,
        draft_id=scenario.id,
        sheet=sheet,
        groups=sheet.groups(),
        refused=refused,
        tongues=tongues(scenario),
        spoken=app_parts().languages.get(spoken),
        first=app_parts().languages.get(scenario.language)
        if scenario.language in app_parts().languages
        else None,
    )


def _reworded(scenario: Scenario, spoken: str, typed: dict[str, str]) -> Scenario:
    if _spoken(spoken) != scenario.language:
        return draft_texts.in_language(scenario, typed, spoken)
    chosen = request.form.get("language", "")
    return draft_texts.in_first_language(scenario, typed, _spoken(chosen) if chosen else "")


def _typed() -> Iterator[tuple[str, str]]:
    for name, text in request.form.items():
        if name.startswith(NAMED):
            yield name.removeprefix(NAMED), text


def _spoken(code: str) -> str:
    if code not in app_parts().settings.languages:
        abort(404)
    return code


def _own(section: str) -> Scenario:
    """The scenario of a draft that this trainer may write on; one that cannot be read is not found."""
    with app_parts().practice.read_session() as db:
        draft = draft_of(db, section)
        found = scenario_drafts.proved(scenario_texts.scenarios(), draft).scenario
    if found is None or not scenario_drafts.may_write(draft, access.current_user()):
        abort(404)
    return found


def _keep(scenario: Scenario) -> None:
    text, by = draft_texts.written(scenario), access.current_user()
    with app_parts().practice.transaction() as db:
        scenario_drafts.write(
            db, scenario_texts.scenarios(), scenario.id, text, by=by, now=clock.now()
        )


def _checklist(scenario: Scenario) -> Checklist | None:
    edition = (scenario.checklist, scenario.countries[0])
    return (
        app_parts().library.checklist(*edition) if edition in app_parts().library.names() else None
    )


def _pictures_of(scenario: Scenario, section: str) -> str:
    return url_for(".picture_choice", section=section)
