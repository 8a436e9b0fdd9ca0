"""Operations: every sending carries an id made once, so that sending it again is recognised."""

from uuid import UUID

from flask import abort


def uuid_of(text: str) -> UUID:
    """The operation a form or script sent; anything else is answered with "bad request"."""
    try:
        return UUID(text)
    except ValueError:
        abort(400)
