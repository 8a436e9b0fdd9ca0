"""Languages: what people read, in their own language.

English is the source and stands in the code, the templates and the checklists; every other language
is a folder of gettext catalogues under ``translations/``. Nothing here knows of requests or cases.
"""


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """The sentence unchanged, marked for translators: for constants that are translated later."""
    return message
