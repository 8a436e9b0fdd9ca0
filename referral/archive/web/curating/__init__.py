"""The archivist's pages: the desk, the form of an event, its preview and history, and the documents."""

from flask import Blueprint

bp = Blueprint("curating", __name__, url_prefix="/<locale>/curating")

from referral.archive.web.curating import desk, documents, history, writing  # noqa: E402, F401
