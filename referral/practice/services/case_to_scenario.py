"""Handing a confirmed case to the trainers: a scenario with generalised facts, and nothing else of the case.

The live database keeps one line of its journal; the practice database gets the text. Neither knows the other: the
name of the draft is made of the case and the key of the instance, so that doing it again makes nothing twice.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from referral.engine.conditions import Answers, Value
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.practice.scenarios.builder import NOTHING_USUAL
from referral.practice.scenarios.library import ScenarioLibrary
from referral.practice.scenarios.model import Difficulty, Scenario
from referral.practice.scenarios.replay import right_run
from referral.practice.services import generalisation
from referral.practice.services.scenario_drafts import framed
from referral.practice.store import comparison_sample, drafts
from referral.practice.store.drafts import NOBODY, ScenarioDraft, Stage
from referral.services.cases import versions
from referral.services.cases.refusals import Refused
from referral.services.supervision import review
from referral.store import journal
from referral.store.accounts import posts
from referral.store.accounts.people import Actor
from referral.store.cases import answers, cases
from referral.store.cases.cases import Case
from referral.store.supervision import reviews
from referral.store.supervision.reviews import ReviewState

COMPARED = 500
"""So many closed cases of a country, the latest, say whether a case is rare."""


class NotConfirmed(Refused):
    """Only a case that is closed and confirmed may be handed over."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"Case {reference} is not confirmed yet. Confirm it first.")


class TooRare(Refused):
    """Nothing of the case can be told that enough other cases share."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"Case {reference} is too rare: what it tells could single out a person.")


class PreviewChanged(Refused):
    """What would go over is no longer what was shown."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"What would go over of case {reference} has changed. Read it again.")


@dataclass(frozen=True, slots=True)
class GeneralisedCase:
    """What goes over: the name of the draft, its country, what is told, the right walk, and the text itself."""

    scenario: str
    country: str
    told: dict[str, Value]
    walk: Walk
    body: str


def general(session: Session, library: ScenarioLibrary, case: Case, *, key: str) -> GeneralisedCase:
    """What would go over of a case. Raises NotConfirmed and TooRare."""
    if review.state(reviews.latest(session, case.id)) is not ReviewState.CONFIRMED:
        raise NotConfirmed(case.shown_reference)
    country = posts.get(session, case.post_id).country
    checklist = versions.walker(session, case.document).checklist.id
    walker, name = library.checklists.walker(checklist, country), _name(case, key)
    usual = _scenario(library, name, checklist, country, {})
    others = [
        _active(session, one, walker)
        for one in comparison_sample.closed_cases(session, country, most=COMPARED)
    ]
    told = generalisation.shared(walker.checklist, usual, _active(session, case, walker), others)
    walk = right_run(_scenario(library, name, checklist, country, told), walker)
    told = generalisation.met(told, walk.applicable)
    if not told:
        raise TooRare(case.shown_reference)
    return GeneralisedCase(name, country, told, walk, framed(name, checklist, country, walk, told))


def hand_over(
    session: Session, case: Case, found: GeneralisedCase, shown: str, *, by: Actor, now: datetime
) -> None:
    """Put on record, once for a case, that it is handed to the trainers as it was ``shown``.

    Raises PreviewChanged. ``receive`` puts the text into the practice database afterwards, and may be done again.
    """
    if found.body != shown:
        raise PreviewChanged(case.shown_reference)
    cases.closing_time_locked(session, case)
    if not is_handed_over(session, case):
        kind = journal.JournalKind.CASE_GIVEN_TO_TRAINERS
        journal.append(session, kind, at=now, person=by.person_id, case=case.id)


def is_handed_over(session: Session, case: Case) -> bool:
    """Whether the record says that a case was handed to the trainers."""
    told = journal.of_case(session, case.id)
    return any(kind is journal.JournalKind.CASE_GIVEN_TO_TRAINERS for _at, _person, kind in told)


def receive(practice: Session, found: GeneralisedCase, *, now: datetime) -> None:
    """Keep the text for the trainers; one that is there already, changed or not, is left alone."""
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    drafts.add_once(
        practice,
        ScenarioDraft(
            scenario=found.scenario,
            author=NOBODY,
            stage=Stage.HANDED,
            body=found.body,
            changed_at=day,
        ),
    )


def has_arrived(practice: Session, case: Case, *, keys: Iterable[str]) -> bool:
    """Whether the trainers have what was handed over of a case, whichever key was the instance's then."""
    return any(drafts.find(practice, _name(case, key)) for key in keys)


def _name(case: Case, key: str) -> str:
    """The same for the same case, and telling nothing to whoever lacks the key of the instance."""
    return f"case_{hmac.digest(key.encode(), b'handed over ' + case.id.bytes, 'sha256').hex()[:12]}"


def _active(session: Session, case: Case, walker: Walker) -> Answers:
    """The answers of a case that count on today's checklist, whichever version it rests on."""
    steps = walker.checklist.step_by_id
    old = versions.walker(session, case.document)
    standing = versions.standing(old, answers.latest(session, case.id))
    return walker.walk(
        {
            step: value
            for step, value in standing.items()
            if step in steps and steps[step].accepts(value)
        }
    ).active


def _scenario(
    library: ScenarioLibrary, name: str, checklist: str, country: str, told: dict[str, Value]
) -> Scenario:
    """A scenario that says nothing but its answers, for asking what is right where it is silent."""
    usual = library.written_scenarios().surroundings.usual.get(checklist, NOTHING_USUAL)
    return Scenario(
        id=name,
        checklist=checklist,
        title="",
        countries=(country,),
        difficulty=Difficulty.FIRST,
        minutes=1,
        setting="",
        story="",
        replies=(),
        expected=tuple(told.items()),
        must=(),
        duties=(),
        teaching=(),
        usual=usual.answers,
        open=usual.open,
    )
