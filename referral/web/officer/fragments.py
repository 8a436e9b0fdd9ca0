"""Parts of the officer's pages as HTML, rendered once per process and kept.

A step of a document, in a language, with an answer, is always the same text; so are the duties with
their reasons, and the progress. The reference of the case is the only thing in them that is not part
of the key: it stands as a mark until it is filled in.
"""

from collections.abc import Callable, Hashable
from typing import Any

from flask import request
from markupsafe import Markup

from referral.engine.model import Checklist, Section, Step
from referral.engine.walk import ActiveDuty
from referral.i18n.words.checklist_words import ChecklistWords
from referral.web.app import environments
from referral.web.app.locales import language
from referral.web.app.pages import fill
from referral.web.officer import views
from referral.web.officer.opened import OpenedCase, Standing
from referral.web.officer.views import StepView

MOST_KEPT = 20_000
REFERENCE_MARK = "REFERENCE"

_kept: dict[Hashable, str] = {}


def step_html(checklist: Checklist, view: StepView) -> Markup:
    """A step with its answers; from memory when nothing about it is special."""
    if view.slip or view.clash:
        return Markup(_step(checklist, view))  # noqa: S704  (from our own template)
    key = (checklist.hash, language().code, view.step.id, view.value, view.answered, view.saved)
    return Markup(_once(key, lambda: _step(checklist, view)))  # noqa: S704


def duties_html(file: Standing) -> Markup:
    """The inside of the panel that stands above everything."""
    key = (file.checklist.hash, language().code, tuple(map(_state, file.duties)))
    return _of_case(
        file,
        _once(key, lambda: fill("officer/duties_panel.html", file=file, reference=REFERENCE_MARK)),
    )


def progress_html(file: Standing, here: Section | None = None) -> Markup:
    """The list of sections with what is answered; ``here`` is the section of the page."""
    sections = views.progress(file)
    counts = tuple((one.section.id, one.answered, one.applicable) for one in sections)
    key = (file.checklist.hash, language().code, here and here.id, counts)
    return _of_case(
        file,
        _once(
            key,
            lambda: fill(
                "officer/progress.html", progress=sections, here=here, reference=REFERENCE_MARK
            ),
        ),
    )


def waiting_duties(file: OpenedCase) -> Markup:
    """Every urgent duty of the checklist, for the browser to show when it arises."""
    key = (file.checklist.hash, language().code)
    return Markup(_once(key, lambda: fill("officer/waiting_duties.html", file=file)))  # noqa: S704


def choices(step: Step, chosen: list[str] | tuple[str, ...]) -> list[dict[str, Any]]:
    """The options of a step as the radios and checkboxes macros want them."""
    words = ChecklistWords(language())
    return [
        {
            "value": option.id,
            "text": words.option(step, option),
            "checked": option.id in chosen,
            "hint": {"text": words.option_hint(step, option)} if option.hint else None,
            "behaviour": "exclusive" if option.alone else None,
        }
        for option in step.options
    ]


def _step(checklist: Checklist, view: StepView) -> str:
    return fill("officer/step.html", checklist=checklist, view=view, choices=choices)


def _state(arisen: ActiveDuty) -> Hashable:
    because = tuple((cause.step.id, cause.value) for cause in arisen.because)
    return arisen.duty.id, arisen.done, because, tuple(clock.id for clock in arisen.limits)


def _of_case(file: Standing, html: str) -> Markup:
    return Markup(html.replace(REFERENCE_MARK, file.reference))  # noqa: S704  (our own template)


def _once(key: Hashable, render: Callable[[], str]) -> str:
    # Addresses within a part are of one world, below one path.
    place = environments.environment().casework, request.script_root, key
    found = _kept.get(place)
    if found is None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        found = _kept[place] = render()
    return found
