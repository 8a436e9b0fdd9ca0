"""Parts of pages that are kept: what is told of one case never shows in another."""

import pytest
from flask import Flask

from referral.engine.model import Checklist, StepKind
from referral.web.officer.fragment_cache import progress_html, step_html
from referral.web.officer.views import StepView

BESIDE = "<p>“I drove all night.”</p>"


@pytest.fixture
def checklist(app: Flask) -> Checklist:
    found: Checklist = app.extensions["app_parts"].library.checklist("referral", "kz")
    return found


@pytest.mark.parametrize("kind", StepKind)
def test_what_stands_beside_a_step_is_shown_once_and_not_kept(
    app: Flask, checklist: Checklist, kind: StepKind
) -> None:
    step = next(one for one in checklist.steps() if one.kind is kind)
    view = StepView(step, applies=True, value=None)

    with app.test_request_context("/en/cases"):
        told, plain = step_html(checklist, view, BESIDE), step_html(checklist, view, "")

    assert told.count(BESIDE) == 1
    assert plain == told.replace(BESIDE, "")


def test_each_case_reads_its_own_reference(app: Flask, checklist: Checklist) -> None:
    walk = app.extensions["app_parts"].library.walker("referral", "kz").walk({})

    with app.test_request_context("/en/cases"):
        found = [progress_html(one, checklist, walk) for one in ("7F3K92XQ5", "REFERENCE")]

    assert "/cases/7F3K92XQ5/" in found[0]
    assert "/cases/REFERENCE/" in found[1] and "7F3K92XQ5" not in found[1]
