"""The fixed words of the archive in the reader's language: kinds, modes, standings, facets."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from referral.archive.model.events import (
    DocumentKind,
    EventAct,
    EventKind,
    Mode,
    ProcessStanding,
    Relevance,
)
from referral.archive.model.finding import Facet
from referral.engine.sources import Confidence


def _same(message: str) -> str:
    """Marks a sentence for the catalogue; it is looked up when the page is made."""
    return message


_ = _same

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    EventKind: {
        EventKind.MINISTERIAL_CONFERENCE: _("Ministerial conference"),
        EventKind.REGIONAL_CONFERENCE: _("Regional conference"),
        EventKind.SENIOR_OFFICIALS_MEETING: _("Senior officials' meeting"),
        EventKind.COORDINATORS_MEETING: _("Coordinators' meeting"),
        EventKind.TECHNICAL_EXPERTS_MEETING: _("Technical experts' meeting"),
        EventKind.NATIONAL_WORKSHOP: _("National workshop"),
        EventKind.NATIONAL_CONSULTATIONS: _("National consultations"),
        EventKind.TRAINING: _("Training"),
        EventKind.AMBASSADORS_BRIEFING: _("Briefing of ambassadors"),
        EventKind.DOCUMENT_LAUNCH: _("Presentation of a document"),
        EventKind.OTHER: _("Other event"),
    },
    Mode: {
        Mode.IN_PERSON: "",
        Mode.ONLINE: _("online"),
        Mode.HYBRID: _("in person and online"),
        Mode.UNKNOWN: _("how people met is not known"),
    },
    DocumentKind: {
        DocumentKind.AGENDA: _("Agenda"),
        DocumentKind.CODE_OF_PRACTICE: _("Code of practice"),
        DocumentKind.COMMUNIQUE: _("Communiqué"),
        DocumentKind.CONCEPT_NOTE: _("Concept note"),
        DocumentKind.DECLARATION: _("Declaration"),
        DocumentKind.FRAMEWORK: _("Framework"),
        DocumentKind.GUIDELINES: _("Guidelines"),
        DocumentKind.INSTRUCTIONS: _("Instructions"),
        DocumentKind.MANUAL: _("Manual"),
        DocumentKind.NEWS: _("News item"),
        DocumentKind.PARTICIPANTS: _("List of participants"),
        DocumentKind.PLAN: _("Plan"),
        DocumentKind.PROCEDURES: _("Procedures"),
        DocumentKind.RECOMMENDATIONS: _("Recommendations"),
        DocumentKind.REPORT: _("Report"),
        DocumentKind.STATEMENT: _("Statement"),
    },
    ProcessStanding: {
        ProcessStanding.MEMBER: _("Member"),
        ProcessStanding.OBSERVER: _("Observer"),
        ProcessStanding.GUEST: _("Guest"),
        ProcessStanding.ADOPTING: _("Adopted the Declaration"),
        ProcessStanding.UNSETTLED: _("Not settled"),
    },
    EventAct: {
        EventAct.COMMITTED: _("States committed themselves"),
        EventAct.PREPARED: _("Preparation"),
        EventAct.TAUGHT: _("Teaching"),
        EventAct.ASKED: _("The request"),
        EventAct.DRAFTED: _("Drafting"),
        EventAct.PRESENTED: _("Presentation"),
    },
    Confidence: {
        Confidence.VERIFIED: "",
        Confidence.DATED: _("May be out of date"),
        Confidence.UNVERIFIED: _("Not verified"),
        Confidence.CONFLICTING: _("Sources disagree"),
    },
    Relevance: {
        Relevance.CORE: _("Belongs to the Process"),
        Relevance.RELATED: _("Only touches it"),
    },
    Facet: {
        Facet.YEAR: _("Year"),
        Facet.KIND: _("Kind of event"),
        Facet.COUNTRY: _("Country"),
        Facet.STATE: _("State taking part"),
        Facet.DOCUMENT: _("Kind of document"),
        Facet.LANGUAGE: _("Language of a document"),
        Facet.SERIES: _("Series"),
        Facet.CONFIDENCE: _("How well it is known"),
    },
}


USUAL: Mapping[StrEnum, str] = {
    Confidence.VERIFIED: _("Verified"),
    Mode.IN_PERSON: _("in person"),
}
"""What is left unsaid on a page, and said where one chooses."""


def word_for(value: StrEnum, gettext: Callable[[str], str]) -> str:
    """The word for a value, in the language of ``gettext``; "" where nothing needs to be said."""
    english = WORDS[type(value)][value]
    return gettext(english) if english else ""
