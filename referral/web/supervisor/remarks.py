"""The comments that a form on a case holds, by what they are pinned to."""

from collections.abc import Mapping

from flask import request

from referral.services.supervision.review import NewComment
from referral.store.supervision.reviews import About

Place = tuple[About, str]


def typed() -> dict[Place, NewComment]:
    """The comments of the form; empty ones are none."""
    remarks: dict[Place, NewComment] = {}
    for name, text in request.form.items():
        kind, _, place = name.removeprefix("comment-").partition("-")
        if name.startswith("comment-") and kind in set(About) and text.strip():
            about = About(kind)
            remarks[about, place] = NewComment(about, place, text.strip())
    return remarks


def texts() -> Mapping[Place, str]:
    """The words of these comments."""
    return {place: remark.text for place, remark in typed().items()}
