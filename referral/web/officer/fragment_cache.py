"""Parts of the officer's pages as HTML, rendered once per process and kept.

A step of a document, in a language, with an answer, is always the same text; so are the duties with their reasons,
and the progress. What else stands in them, the reference of the case or what a wing puts beside a step, is a hole.
"""

from collections.abc import Callable, Hashable
from typing import Any

from flask import request
from markupsafe import Markup

from referral.caches import Cache
from referral.engine.model import Checklist, Section, Step
from referral.engine.walk import ActiveDuty, Walk
from referral.i18n.words.checklist_words import ChecklistWords
from referral.web.app import environments
from referral.web.app.holes import Cut, Hole
from referral.web.app.locales import language
from referral.web.app.pages import fill
from referral.web.officer import views
from referral.web.officer.current_case import duties_of, urgent_of
from referral.web.officer.views import StepView

_parts: Cache[Hashable, Cut] = Cache("page parts")


def step_html(checklist: Checklist, view: StepView, beside: str) -> Markup:
    """A step with its answers and what stands beside it; from memory when nothing about it is special."""
    if view.slip or view.clash:
        step = _step(checklist, view)
    else:
        key = (checklist.hash, language().code, view.step.id, view.value, view.answered, view.saved)
        step = _kept(key, lambda: _step(checklist, view))
    return _filled(step, Hole.BESIDE, beside)


def duties_html(reference: str, checklist: Checklist, walk: Walk) -> Markup:
    """The inside of the panel that stands above everything."""
    duties, urgent = duties_of(walk), urgent_of(walk)
    key = (checklist.hash, language().code, tuple(map(_state, duties)))
    words = {"checklist": checklist, "duties": duties, "urgent": urgent}
    panel = _kept(key, lambda: _cut("officer/duties_panel.html", **words))
    return _filled(panel, Hole.REFERENCE, reference)


def progress_html(
    reference: str, checklist: Checklist, walk: Walk, here: Section | None = None
) -> Markup:
    """The list of sections with what is answered; ``here`` is the section of the page."""
    sections = views.progress(checklist, walk)
    counts = tuple((one.section.id, one.answered, one.applicable) for one in sections)
    key = (checklist.hash, language().code, here and here.id, counts)
    found = _kept(key, lambda: _cut("officer/progress.html", progress=sections, here=here))
    return _filled(found, Hole.REFERENCE, reference)


def waiting_duties(checklist: Checklist) -> Markup:
    """Every urgent duty of the checklist, for the browser to show when it arises."""
    key = (checklist.hash, language().code)
    waiting = _kept(key, lambda: _cut("officer/waiting_duties.html", checklist=checklist))
    return Markup(waiting.filled({}).decode())  # noqa: S704  (our own template)


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


def _step(checklist: Checklist, view: StepView) -> Cut:
    return _cut("officer/step.html", checklist=checklist, view=view, choices=choices)


def _state(arisen: ActiveDuty) -> Hashable:
    because = tuple((cause.step.id, cause.value) for cause in arisen.because)
    return arisen.duty.id, arisen.done, because, tuple(clock.id for clock in arisen.limits)


def _cut(template: str, **words: Any) -> Cut:
    marks = {"reference": Hole.REFERENCE.mark, "beside": Hole.BESIDE.mark}
    return Cut(fill(template, **marks, **words))


def _kept(key: Hashable, render: Callable[[], Cut]) -> Cut:
    # Addresses within a part are of one world, below one path.
    return _parts.get_or_make(
        (environments.environment().casework, request.script_root, key), render
    )


def _filled(part: Cut, hole: Hole, text: str) -> Markup:
    return Markup(part.filled({hole: lambda: text}).decode())  # noqa: S704  (our own templates)
