"""The words by which a page tells what sort of event or document it speaks of, in English and Russian."""

import re
from collections.abc import Mapping

from referral.archive.model.events import DocumentKind, EventKind


def _either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{one})" for one in patterns), re.IGNORECASE)


KINDS: Mapping[EventKind, re.Pattern[str]] = {
    EventKind.DOCUMENT_LAUNCH: _either(r"presentation of", r"launch of", r"презентаци[яи] "),
    EventKind.MINISTERIAL_CONFERENCE: _either(
        r"ministerial conference", r"министерск\w+ конференц"
    ),
    EventKind.SENIOR_OFFICIALS_MEETING: _either(
        r"senior officials['’]? meeting", r"встреч\w+ (?:высших|старших) должностн"
    ),
    EventKind.AMBASSADORS_BRIEFING: _either(
        r"ambassadors['’]? meeting", r"briefing for ambassadors", r"(?:встреча|брифинг) .{0,12}посл"
    ),
    EventKind.COORDINATORS_MEETING: _either(r"coordinators['’]? meeting", r"координаторов"),
    EventKind.TECHNICAL_EXPERTS_MEETING: _either(
        r"(?:technical )?experts['’]? (?:group |working )?meetings?",
        r"meetings? of (?:the )?(?:technical )?experts",
        r"встреч\w+ .{0,12}эксперт",
    ),
    EventKind.NATIONAL_WORKSHOP: _either(r"workshops?", r"семинар"),
    EventKind.TRAINING: _either(
        r"trainings?\b(?: of trainers)?", r"тренинг", r"обучени[ея] тренер"
    ),
    EventKind.NATIONAL_CONSULTATIONS: _either(
        r"national consultations?", r"национальн\w+ консультац"
    ),
    EventKind.REGIONAL_CONFERENCE: _either(r"conference", r"конференци"),
    EventKind.OTHER: _either(r"meeting", r"consultations?", r"briefing", r"встреч", r"совещани"),
}
"""By kind, in the order in which they are tried; the general ones come last."""

DOCUMENTS: Mapping[DocumentKind, re.Pattern[str]] = {
    DocumentKind.GUIDELINES: _either(r"guidelines", r"руководств"),
    DocumentKind.MANUAL: _either(r"manual", r"пособи"),
    DocumentKind.CODE_OF_PRACTICE: _either(r"code of practice", r"свод правил", r"кодекс"),
    DocumentKind.DECLARATION: _either(r"[A-Z]\w+ Declaration", r"декларац"),
    DocumentKind.COMMUNIQUE: _either(r"communiqu[eé]", r"коммюнике"),
    DocumentKind.PROCEDURES: _either(r"standard operating procedures", r"стандартн\w+ \w*процедур"),
    DocumentKind.PLAN: _either(r"plan of actions?", r"action plan", r"план\w* действий"),
    DocumentKind.STATEMENT: _either(
        r"chair(?:person|man)?['’]?s? statement", r"заявлени\w+ председ"
    ),
    DocumentKind.INSTRUCTIONS: _either(r"draft instructions", r"проект\w* инструкци"),
    DocumentKind.RECOMMENDATIONS: _either(r"set of recommendations", r"(?:ряд|набор) рекомендац"),
}

LANGUAGES: Mapping[str, re.Pattern[str]] = {
    "ru": _either(r"Russian\b", r"русск\w+"),
    "en": _either(r"English\b", r"английск\w+"),
    "kk": _either(r"Kazakh\b", r"казахск\w+"),
}

HELD = _either(
    r"took place",
    r"was held",
    r"were held",
    r"held (?:a|the)\b",
    r"was presented",
    r"were presented",
    r"was launched",
    r"состоял[аио]сь",
    r"состоялся",
    r"прошл[аио]",
    r"проходил",
    r"был[аио]? представлен",
)
"""A sentence that tells where and when something was."""

PRESENTED = _either(r"presented", r"launched", r"представлен")


def kind_of(text: str) -> EventKind | None:
    """The kind of event a text speaks of, None where it speaks of none."""
    return next((kind for kind, sign in KINDS.items() if sign.search(text)), None)
