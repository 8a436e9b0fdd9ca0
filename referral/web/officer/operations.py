"""Operations: every sending carries an id made once, so that sending it again is recognised.

A form sent twice, by two presses or on a slow line, is one sending. A form that is sent once more after the
page that followed it was shown is another: somebody went back and means it. The browser session knows, by a
mark of each operation, which answers it has shown; so a page that a browser kept never sends its old operation
again, with scripts or without.
"""

from uuid import UUID, uuid5

from flask import Flask, abort, request, session
from werkzeug.wrappers import Response

MOST_MARKS = 32
"""How far back a session remembers; a mark takes nine letters of its cookie, which has room for 4,000."""


def init_app(app: Flask) -> None:
    """Note of every page that is shown which sendings it followed."""
    app.after_request(_note_what_is_shown)


def operation_of_form() -> UUID:
    """The operation of the form that was sent; a new one if this browser has shown its answer already."""
    sent = uuid_of(request.form.get("operation", ""))
    mark = sent.hex[:8]
    session["sent"] = mark
    times = _shown().count(mark)
    return uuid5(sent, str(times)) if times else sent


def uuid_of(text: str) -> UUID:
    """The operation a script sent; anything else is answered with "bad request"."""
    try:
        return UUID(text)
    except ValueError:
        abort(400)


def _note_what_is_shown(response: Response) -> Response:
    is_page = request.method == "GET" and response.mimetype == "text/html"
    if is_page and response.status_code == 200 and "sent" in session:
        session["shown"] = " ".join([*_shown(), session.pop("sent")][-MOST_MARKS:])
    return response


def _shown() -> list[str]:
    """The marks of the operations whose answers were shown, oldest first; twice for what was sent twice."""
    shown: str = session.get("shown", "")
    return shown.split()
