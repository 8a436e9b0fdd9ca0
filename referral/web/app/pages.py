"""How a page is made: a template, its language, and the few things that every page shows."""

from typing import Any

from flask import Flask, render_template, session, url_for
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from werkzeug.wrappers import Response

from referral.i18n.words.checklist_words import ChecklistWords
from referral.web.app import access, addresses, environments, hooks
from referral.web.app.application import app_parts
from referral.web.app.locales import language, url_in_language
from referral.web.app.navigation import nav_items
from referral.web.app.signing import forgery_token, service_token


def init_app(app: Flask) -> None:
    """Teach the templates our languages, our components and what every page shows."""
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(str(app.template_folder)),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda message: language().gettext(message),
        ngettext=lambda one, many, count: language().plural_form(one, many, count),
        pgettext=lambda context, message: language().pgettext(context, message),
        npgettext=lambda context, one, many, count: language().plural_form(
            one, many, count, context
        ),
        newstyle=True,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_on_every_page)


def page(template: str, *, status: int = 200, **words: Any) -> Response:
    """A page from a template of ``templates/``."""
    return Response(fill(template, **words), status=status, content_type="text/html; charset=utf-8")


def fill(template: str, **words: Any) -> str:
    """A template filled in: a page, or a part of one."""
    return render_template(template, **words)


def say(sentence: str) -> None:
    """A sentence for the top of the next page; it tells what was done, never about whom."""
    session["said"] = sentence


def _on_every_page() -> dict[str, Any]:
    settings = app_parts().settings
    return {
        "language": language(),
        "languages": [app_parts().languages.get(code) for code in settings.languages],
        "words": ChecklistWords(language()),
        "elsewhere": url_in_language,
        "actor": access.actor(),
        "casework": environments.environment().casework,
        "practising": environments.environment() is environments.PRACTICE,
        "places": nav_items,
        "behind": hooks.behind,
        "run_strip": hooks.hooks().strip,
        "csrf_token": forgery_token,
        "service_token": service_token,
        "demonstration": settings.demonstration,
        "said": _said,
        "asset": asset,
        "absolute": addresses.absolute,
        "path_here": addresses.path_here,
    }


def _said() -> str:
    """The sentence that waits for a page, once; a part of a page that is rendered before it leaves it alone."""
    return session.pop("said", "") if "said" in session else ""


def asset(name: str) -> str:
    """The address of a file in ``static/``."""
    return url_for("static", filename=name)
