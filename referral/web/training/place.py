"""The class an address names, if it is this trainer's; any other is not found."""

from flask import abort

from referral.store import references
from referral.store.database import Session
from referral.store.practice import classes
from referral.store.practice.classes import TrainingClass
from referral.web import access


def class_of(db: Session, code: str) -> TrainingClass:
    """The class of that code, of whoever is asking."""
    parsed = references.parse_code(code)
    found = classes.of_code(db, parsed) if parsed else None
    if found is None or found.trainer != access.officer().person_id:
        abort(404)
    return found
