"""The kinds of things in the archive: what sort of event or document, how people met, who stood how."""

from enum import StrEnum


class EventKind(StrEnum):
    """What sort of event."""

    MINISTERIAL_CONFERENCE = "ministerial_conference"
    REGIONAL_CONFERENCE = "regional_conference"
    SENIOR_OFFICIALS_MEETING = "senior_officials_meeting"
    COORDINATORS_MEETING = "coordinators_meeting"
    TECHNICAL_EXPERTS_MEETING = "technical_experts_meeting"
    NATIONAL_WORKSHOP = "national_workshop"
    NATIONAL_CONSULTATIONS = "national_consultations"
    TRAINING = "training"
    AMBASSADORS_BRIEFING = "ambassadors_briefing"
    DOCUMENT_LAUNCH = "document_launch"
    OTHER = "other"


class Mode(StrEnum):
    """How people met."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"
    UNKNOWN = "unknown"


class Relevance(StrEnum):
    """Whether the event belongs to the Process or only touches it."""

    CORE = "core"
    RELATED = "related"


class DocumentKind(StrEnum):
    """What sort of document."""

    AGENDA = "agenda"
    CODE_OF_PRACTICE = "code_of_practice"
    COMMUNIQUE = "communique"
    CONCEPT_NOTE = "concept_note"
    DECLARATION = "declaration"
    FRAMEWORK = "framework"
    GUIDELINES = "guidelines"
    INSTRUCTIONS = "instructions"
    MANUAL = "manual"
    NEWS = "news"
    PARTICIPANTS = "participants"
    PLAN = "plan"
    PROCEDURES = "procedures"
    RECOMMENDATIONS = "recommendations"
    REPORT = "report"
    STATEMENT = "statement"


class Availability(StrEnum):
    """Whether a document is there in a language."""

    EXISTS = "exists"  # a source says so, or a copy is kept here
    NOT_FOUND = "not_found"  # no source speaks of it


class ProcessStanding(StrEnum):
    """How a State or an organisation stood to the Process."""

    MEMBER = "member"
    OBSERVER = "observer"
    GUEST = "guest"
    ADOPTING = "adopting"  # adopted the Declaration of 2011
    UNSETTLED = "unsettled"  # named by one source and not confirmed


class EventAct(StrEnum):
    """What an event did for the guidelines."""

    COMMITTED = "committed"
    PREPARED = "prepared"
    TAUGHT = "taught"
    ASKED = "asked"
    DRAFTED = "drafted"
    PRESENTED = "presented"
