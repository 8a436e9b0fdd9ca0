"""Pages for everyone: what this is, privacy and accessibility."""

from flask import Blueprint, current_app, redirect, url_for
from werkzeug.wrappers import Response

from referral.web.app.access import Audience, actor, audience
from referral.web.app.addresses import absolute
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.signin import signin

bp = Blueprint("public", __name__)


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


@bp.get("/robots.txt")
@audience(Audience.EVERYONE)
def robots() -> Response:
    """For search engines: everything that everybody may see, and where it is listed."""
    text = f"User-agent: *\nDisallow:\nSitemap: {absolute('archive.site')}\n"
    return Response(text, content_type="text/plain; charset=utf-8")


@bp.get("/favicon.ico")
@audience(Audience.EVERYONE)
def icon() -> Response:
    """The icon, where browsers look for it beside a document that names none."""
    return current_app.send_static_file("images/favicon.svg")
