"""Saving what the form of a section holds, when the officer sends it or goes elsewhere with it."""

from flask import abort, request

from referral import clock
from referral.services.cases import answering
from referral.services.cases.refusals import ChangedMeanwhile, StepDoesNotApply
from referral.store.database import OperationalError
from referral.web.app import access
from referral.web.app.locales import language
from referral.web.app.numbers import number
from referral.web.officer import section_form, unsaved_answers
from referral.web.officer.current_case import CasePage, current_case, for_writing
from referral.web.officer.operations import operation_of_form


def save(reference: str, changed: list[answering.NewAnswer]) -> dict[str, str]:
    """Save what can be; a sentence for each step that is asked no longer."""
    gone: dict[str, str] = {}
    while True:
        wanted = [one for one in changed if one.step not in gone]
        try:
            with for_writing(reference) as (db, case):
                answering.answer(db, case, wanted, by=access.current_user(), now=clock.now())
        except StepDoesNotApply as refused:
            gone[refused.step] = section_form.no_longer_asked(language())
        else:
            return gone


def changes(file: CasePage, read: section_form.SectionForm) -> list[answering.NewAnswer]:
    """Answers that differ from what is saved, each with the operation of this form."""
    operation = operation_of_form()
    seen = number("seen")
    if seen is None:
        abort(400)
    return [
        answering.NewAnswer(step, value, operation, seen)
        for step, value in read.values.items()
        if file.answers.get(step) != value
    ]


def save_on_the_way(reference: str, section: str) -> None:
    """Save what the form of a section holds while the officer goes elsewhere with it, as far as it can be.

    What cannot be saved now is kept for the page that is shown next.
    """
    file = current_case(reference)
    sections = {one.id: one for one in file.checklist.sections}
    if section not in sections or "operation" not in request.form or not file.is_open:
        return
    read = section_form.read(request.form, sections[section].steps, language())
    try:
        save(reference, changes(file, read))
    except (ChangedMeanwhile, OperationalError):
        unsaved_answers.stash(reference, section)
