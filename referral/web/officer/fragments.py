"""Steps as HTML. A step of a document, in a language, with an answer, is always the same text:
it is rendered once per process and kept.
"""

from typing import Any

from markupsafe import Markup

from referral.engine.model import Checklist, Step
from referral.i18n.checklist_words import ChecklistWords
from referral.web.locales import language
from referral.web.officer.opened import OpenedCase
from referral.web.officer.views import StepView
from referral.web.pages import fill

MOST_KEPT = 20_000

_kept: dict[tuple[object, ...], Markup] = {}


def waiting_duties(file: OpenedCase) -> Markup:
    """Every urgent duty of the checklist, for the browser to show when it arises."""
    key = (file.checklist.hash, language().code)
    found = _kept.get(key)
    if found is None:
        text = fill("officer/waiting_duties.html", file=file)
        found = _kept[key] = Markup(text)  # noqa: S704  (from our own template)
    return found


def step_html(checklist: Checklist, view: StepView) -> Markup:
    """The HTML of a step, from memory when nothing about it is special."""
    if view.slip or view.theirs is not None:
        return _rendered(checklist, view)
    key = (checklist.hash, language().code, view.step.id, view.value)
    found = _kept.get(key)
    if found is None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        found = _kept[key] = _rendered(checklist, view)
    return found


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


def _rendered(checklist: Checklist, view: StepView) -> Markup:
    text = fill("officer/step.html", checklist=checklist, view=view, choices=choices)
    return Markup(text)  # noqa: S704  (from our own template)
