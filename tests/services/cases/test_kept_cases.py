"""A case from before roles were declared is protected as it was, and can be moved to today's edition."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from referral.definitions.documents.compiler import hash_of
from referral.definitions.library import library_at
from referral.engine.conditions import Value
from referral.engine.model import Step, StepKind
from referral.engine.roles import OptionRole
from referral.engine.walker import Walker
from referral.services.cases import migrate_case
from referral.services.cases.refusals import ReferralDue
from referral.services.statistics import figures
from referral.services.supervision import worklist
from referral.services.upkeep import retention
from referral.settings import root
from referral.store.cases import cases, documents
from referral.store.cases.cases import Case
from referral.store.database import Database
from referral.store.supervision import worklist as rows
from tests.builders import Border, given

DOCUMENT = Path(__file__).parents[2] / "definitions/documents/kz-checklist-1.json"

TOLD: dict[str, Value] = {
    "request": ("explicit",),
    "maybe_child": "yes",
    "interpreter_used": "own_language",
    "receipt_confirmed": "no",
}


@pytest.fixture
def border(database: Database) -> Border:
    """The border of Kazakhstan, with the real checklist."""
    return Border(database, library_at(root() / "checklists"))


@pytest.fixture
def case(border: Border) -> Case:
    """The case of a child, on the last document of the first format."""
    body = DOCUMENT.read_text("utf-8")
    with border.database.transaction() as session:
        kept = documents.Document(hash=hash_of(body), checklist="referral", country="kz", body=body)
        documents.keep(session, kept)
    opened = border.open_case()
    with border.database.transaction() as session:
        cases.rest_on(session, opened, hash_of(body))
    opened = border.find(opened)
    answers = every_answer(border.file(opened).walker)
    border.send(opened, *(given(step, value) for step, value in answers.items()))
    return opened


def every_answer(walker: Walker) -> dict[str, Value]:
    """A child who asks for protection; everything else is quiet, and nobody has confirmed the receipt."""
    answers = dict(TOLD)
    while missing := walker.walk(answers).missing:
        answers |= {step.id: quiet(step) for step in missing}
    return answers


def quiet(step: Step) -> Value:
    """That an act was done, or that there is nothing to tell."""
    if step.number:
        return step.number.lowest
    wanted = step.find_option(OptionRole.DONE if step.is_action else OptionRole.NO)
    alone = next((one for one in step.options if one.alone), None)
    chosen = (wanted or alone or step.options[0]).id
    return (chosen,) if step.kind is StepKind.MANY else chosen


def test_it_cannot_be_closed_without_its_referral(border: Border, case: Case):
    with pytest.raises(ReferralDue):
        border.close(case)


def test_its_child_moves_it_up_in_the_queue(border: Border, case: Case):
    with border.database.read_session() as session:
        row = rows.find(session, case.id)

    assert row is not None
    assert worklist.has_flag(row, worklist.CHILD)


def test_it_counts_under_what_it_always_counted(border: Border, case: Case):
    with border.database.read_session() as session:
        counted = figures.of_case(session, case)

    assert {"duty_raised:refer", "handed_over", "understanding:own_language:day"} <= counted


def test_it_is_kept_until_somebody_confirms_the_receipt(border: Border, case: Case):
    border.issue(case)
    border.close(case)
    border.later(days=200)

    report = retention.run(border.database, now=border.now, days=30)

    assert (report.removed, report.held) == (0, 1)


def test_it_moves_to_the_edition_of_today_and_is_protected_there(border: Border, case: Case):
    offered = migrate_case.offer(border.library, border.file(case))
    assert offered is not None

    with border.database.transaction() as session:
        migrate_case.move(
            session,
            border.library,
            case,
            to=offered.new.hash,
            by=border.officer,
            now=border.now + timedelta(hours=1),
            operation=uuid4(),
        )

    assert offered.is_safe
    assert border.find(case).document == offered.new.hash
    with pytest.raises(ReferralDue):
        border.close(case)
