"""A trainer's own tries and recordings, and deleting them."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from referral.practice.services import trainer_tries
from referral.practice.web.training import bp
from referral.web.app import access
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page, say


@bp.get("/tries/deletion")
@audience(Audience.TRAINERS)
def tries() -> Response:
    """What deleting one's tries means, and the button."""
    with app_parts().practice.read_session() as db:
        return page(
            "practice/training/tries.html", tries=trainer_tries.tries(db, access.current_user())
        )


@bp.post("/tries/deletion")
@audience(Audience.TRAINERS)
def delete_tries() -> Response:
    """Delete every try and recording of mine."""
    with app_parts().practice.transaction() as db:
        trainer_tries.delete_tries(db, access.current_user())
    say(language().gettext("Your tries and recordings are deleted."))
    return redirect(url_for(".scenarios"), code=303)
