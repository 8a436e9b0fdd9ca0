"""Pages for everyone: what this is, the checklists in full, privacy and accessibility."""

import re

from flask import Blueprint, abort, redirect, url_for
from werkzeug.wrappers import Response

from referral.store import documents
from referral.web import signin
from referral.web.access import Audience, actor, audience
from referral.web.house import house
from referral.web.locales import language
from referral.web.pages import page

bp = Blueprint("public", __name__)

VERSION = re.compile(r"[0-9a-f]{64}")
A_YEAR = "public, max-age=31536000, immutable"


@bp.get("/")
@audience(Audience.EVERYONE)
def front() -> Response:
    """The first page in the reader's language."""
    return redirect(url_for(".home", locale=language().code), code=303)


@bp.get("/<locale>/")
@audience(Audience.EVERYONE)
def home() -> Response:
    """What this service is; whoever is signed in sees where to go on."""
    return page("public/home.html", begin=signin.home() if actor() else "")


@bp.get("/<locale>/about")
@audience(Audience.EVERYONE)
def about() -> Response:
    """Where the content comes from, and what is stored of anybody."""
    return page("public/about.html")


@bp.get("/<locale>/accessibility")
@audience(Audience.EVERYONE)
def accessibility() -> Response:
    """For whom the pages work, how that was checked, what falls short."""
    return page("public/accessibility.html")


@bp.get("/<locale>/checklists")
@audience(Audience.EVERYONE)
def checklists() -> Response:
    """Every checklist of every country."""
    library = house().library
    return page(
        "public/checklists.html",
        checklists=[library.checklist(name, country) for name, country in library.names()],
    )


@bp.get("/<locale>/checklists/<slug:name>/<slug:country>")
@audience(Audience.EVERYONE)
def checklist(name: str, country: str) -> Response:
    """One checklist as a country uses it, numbered, with its sources."""
    library = house().library
    if (name, country) not in library.names():
        abort(404)
    return page("public/checklist.html", checklist=library.checklist(name, country))


@bp.get("/checklists/<version>.json")
@audience(Audience.EVERYONE)
def document(version: str) -> Response:
    """The canonical document of a version, for the engine in the browser; it never changes."""
    if not VERSION.fullmatch(version):
        abort(404)
    with house().database.reading() as db:
        text = documents.find(db, version)
    if text is None:
        abort(404)
    response = Response(text, content_type="application/json")
    response.headers["Cache-Control"] = A_YEAR
    return response
