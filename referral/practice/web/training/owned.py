"""The class or draft of an address, if this trainer owns it. Any other is not found."""

from flask import abort

from referral.practice.store import classes, drafts
from referral.practice.store.classes import TrainingClass
from referral.practice.store.drafts import ScenarioDraft, Stage
from referral.store.cases import references
from referral.store.database import Session
from referral.web.app import access


def class_of(db: Session, code: str) -> TrainingClass:
    """The class of that code, of whoever is asking."""
    parsed = references.parse_code(code)
    found = classes.of_code(db, parsed) if parsed else None
    if found is None or found.trainer != access.current_user().person_id:
        abort(404)
    return found


def draft_of(db: Session, scenario: str) -> ScenarioDraft:
    """A scenario being written that this trainer may read: their own, or one that was handed in."""
    draft = drafts.find(db, scenario)
    is_mine = draft is not None and draft.author == access.current_user().person_id
    if draft is None or (not is_mine and draft.stage is Stage.WRITING):
        abort(404)
    return draft
