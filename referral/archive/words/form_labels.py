"""The labels and hints of the form of an event, field by field."""

from referral.i18n.languages import Language

Label = tuple[str, str]
"""The label of a field and its hint, "" for none."""


def labels(language: Language) -> dict[str, Label]:
    """Every field's label and hint, in the order of the form."""
    return {**_what(language), **_who(language), **_proof(language)}


def _what(language: Language) -> dict[str, Label]:
    _ = language.gettext
    return {
        "id": (
            _("Short name in the address"),
            _("Small letters, digits and hyphens; it never changes again."),
        ),
        "kind": (_("Kind of event"), ""),
        "title_en": (_("Title in English"), ""),
        "title_ru": (_("Title in Russian"), _("As published; leave it empty when there is none.")),
        "title_kk": (_("Title in Kazakh"), _("As published; leave it empty when there is none.")),
        "date": (
            _("Date"),
            _("As exact as it is known: 2015-09-22, 2015-09 or 2015; with a slash for a range."),
        ),
        "mode": (_("How people met"), ""),
        "city": (_("City"), _("Its short name, as in the list below the form.")),
        "country": (_("Country"), _("Two small letters, such as kz.")),
        "relevance": (_("Whether it belongs to the Process"), ""),
        "series": (_("Series"), _("Its short name, as in the list below the form.")),
        "part_of": (_("Part of the event"), _("The short name of the whole event.")),
        "is_series": (_("Whether it only holds others"), _("Write true, or leave it empty.")),
        "theme": (_("Theme"), _("In English; translators do the rest.")),
        "summary": (_("Summary"), _("In English, in your own words, up to 80 words.")),
    }


def _who(language: Language) -> dict[str, Label]:
    _ = language.gettext
    return {
        "chair": (_("State in the chair"), _("Two small letters, such as kz.")),
        "states": (_("States taking part"), _("Two small letters each, such as kz.")),
        "organisations": (_("Organisations taking part"), _("Short names, one a line.")),
        "organisers": (_("Organisers"), _("Short names, one a line.")),
        "funders": (_("With the support of"), _("Short names, one a line.")),
        "participants": (_("Note on who took part"), ""),
        "people": (
            _("People named in a public office"),
            _("Nobody else. One a line: name | office."),
        ),
        "outcomes": (
            _("What came of it"),
            _("One a line: what | short name of the document, where there is one."),
        ),
    }


def _proof(language: Language) -> dict[str, Label]:
    _ = language.gettext
    return {
        "documents": (_("Documents"), _("Short names, one a line.")),
        "sources": (_("Sources"), _("Short names, one a line; at least one.")),
        "conflicts": (
            _("Where sources disagree"),
            _(
                "One a line: about what | how | what is kept. Below it, each with a hyphen: "
                "- what a source says | source."
            ),
        ),
        "confidence": (_("How well it is known"), ""),
        "new_sources": (
            _("Sources that are not in the list yet"),
            _("One a line: short name | address | publisher | title | verified or unverified."),
        ),
        "new_documents": (
            _("Documents that are not in the list yet"),
            _(
                "One a line: short name | kind | title in English | in Russian | in Kazakh | "
                "languages it exists in."
            ),
        ),
    }
