"""Uploading documents: the list of what is kept, and one more."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.archive.services import uploads
from referral.archive.web.curating import bp
from referral.archive.web.current_archive import archive, presenter
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience, takes_files
from referral.web.app.application import app_parts
from referral.web.app.language_switch import shows_again
from referral.web.app.locales import language
from referral.web.app.pages import page, say

ROOM_FOR_FIELDS = 64 * 1024
LANGUAGES = ("en", "ru", "kk", "ky", "tg", "tk", "uz", "az", "tr", "fa")


@bp.get("/documents")
@audience(Audience.ARCHIVISTS)
def documents() -> Response:
    """What is kept, and the form to add a document."""
    return _page()


def _again() -> Response:
    return _page()


@bp.post("/documents")
@audience(Audience.ARCHIVISTS)
@takes_files(uploads.LARGEST + ROOM_FOR_FIELDS)
@shows_again(_again)
def upload() -> Response:
    """Keep a document."""
    document, tongue = request.form.get("document", ""), request.form.get("language", "")
    file = request.files.get("file")
    if document not in archive().documents or tongue not in LANGUAGES or file is None:
        return _page(slip=language().gettext("Choose the document, its language and a file."))
    slip = _keep(file.read(), document, tongue)
    if slip:
        return _page(slip=slip)
    say(
        language().gettext("The document is kept. As soon as its text is read, it can be searched.")
    )
    return redirect(url_for(".documents"), code=303)


def _keep(content: bytes, document: str, tongue: str) -> str:
    """Keep the bytes; a sentence when they cannot be."""
    settings, by, _ = app_parts().settings, access.current_user(), language().gettext
    try:
        uploads.keep(
            request_db.database(),
            settings.instance,
            content,
            document=document,
            language=tongue,
            now=clock.now(),
            by=by,
        )
    except uploads.UploadLocked:
        return _("This PDF asks for a passphrase. Save it without one. It was not kept.")
    except uploads.UploadRefused:
        return _("This is no PDF, PNG or JPEG of up to 20 MiB that can be opened. It was not kept.")
    except uploads.KeptAlready:
        return _("Exactly this file is kept already.")
    return ""


def _page(slip: str = "") -> Response:
    db = request_db.read_session()
    kept = uploads.every(db)
    return page(
        "archive/curating/documents.html",
        status=422 if slip else 200,
        told=presenter(),
        kept=kept,
        texts=uploads.texts(db, kept),
        papers=archive().documents,
        languages_offered=LANGUAGES,
        slip=slip,
        typed={name: request.form.get(name, "") for name in ("document", "language")},
    )
