"""What it means when a field of the model differs: for each a weight and a sentence, as tables.

A field that is added to the model stands here, or among those that are compared ``ELSEWHERE``; a
test asks for it.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from referral.authoring.differences.difference import Weight
from referral.engine.country import Body, Contact, CountryPack, CountryRule, Deadline, LegalBasis
from referral.engine.model import Checklist, Duty, Fact, Option, Section, Step
from referral.engine.sources import Work

WORDING, COMPATIBLE, BREAKING = Weight

Rule: TypeAlias = Callable[[Any, Any], tuple[Weight, str]]
"""From two values that differ to the weight of that, and a sentence."""


def _words(what: str) -> Rule:
    """Words that may be absent."""

    def rule(old: object, new: object) -> tuple[Weight, str]:
        if not new:
            return WORDING, f"{what} is taken out."
        return WORDING, f"{what} is {'reworded' if old else 'new'}."

    return rule


def _mark(gained: str, lost: str, loss: Weight = BREAKING) -> Rule:
    """Something that holds or does not, or is there or not: to gain it does no harm."""
    return lambda _old, new: (COMPATIBLE, gained) if new else (loss, lost)


def _always(weight: Weight, sentence: str) -> Rule:
    return lambda _old, _new: (weight, sentence)


def _bounds(old: Any, new: Any) -> tuple[Weight, str]:
    if old and new and new.lowest <= old.lowest and old.highest <= new.highest:
        return COMPATIBLE, "More numbers may be answered."
    return BREAKING, "Numbers that could be answered no longer fit."


def _form(old: object, new: object) -> tuple[Weight, str]:
    if not new:
        return BREAKING, "The referral form no longer prints it."
    if not old:
        return COMPATIBLE, "The referral form prints it from now on."
    return COMPATIBLE, "It stands in another part of the referral form."


def _aim(old: Any, new: Any) -> tuple[Weight, str]:
    if new.hours < old.hours:
        return COMPATIBLE, "It is due sooner."
    return BREAKING, "It is due later."


def _hours(old: int | None, new: int | None) -> tuple[Weight, str]:
    if new is not None and (old is None or new < old):
        return COMPATIBLE, "The limit is shorter, in hours."
    return BREAKING, "The limit is longer, in hours, or no longer known."


_SOURCES = _always(WORDING, "It rests on other sources.")
_CONFIDENCE = _always(WORDING, "Its sources are trusted differently.")
_CITED = {"sources": _SOURCES, "confidence": _CONFIDENCE}
_DATED = {**_CITED, "checked": _always(WORDING, "It was checked on another day.")}
_CORE = _mark(
    "It is a core part: no overlay may reword it.",
    "It is no core part any more: an overlay may reword it.",
    loss=COMPATIBLE,
)

_ROLE = _always(BREAKING, "It means something else to the program.")

RULES: Mapping[type, Mapping[str, Rule]] = {
    Checklist: {"title": _words("The title"), "summary": _words("The summary")},
    Section: {
        "title": _words("The title"),
        "intro": _words("The introduction"),
        "decides": _words("What is said about who decides"),
        "quick": _mark(
            "It belongs to the quick path.",
            "It belongs to the quick path no more.",
            loss=COMPATIBLE,
        ),
    },
    Step: {
        "says": _words("What is asked or done"),
        "kind": _always(BREAKING, "It is answered in another way; old answers no longer fit."),
        "is_action": _always(BREAKING, "A question became an action, or an action a question."),
        "number": _bounds,
        "answer_set": _always(WORDING, "Its options are written in another set."),
        "hint": _words("The hint"),
        "why": _words("The reason why it is asked"),
        "never": _words("What must never be done"),
        "examples": _words("The list of examples"),
        "certain": _always(WORDING, "Whether doubt is possible is said differently."),
        "critical": _mark(
            "It is asked for again before a case is closed.",
            "It is not asked for again before a case is closed.",
        ),
        "core": _CORE,
        "form": _form,
        "label": _words("The short name on the form"),
        "role": _ROLE,
        **_CITED,
    },
    Option: {
        "label": _words("The label"),
        "hint": _words("The hint"),
        "alone": lambda _old, new: (
            (BREAKING, "It can only stand alone; old answers may no longer fit.")
            if new
            else (COMPATIBLE, "It may stand beside other options.")
        ),
        "role": _ROLE,
    },
    Fact: {
        "name": _words("The name of the condition"),
        "flag": lambda old, new: (
            (WORDING, "The flag is reworded.")
            if old and new
            else _mark("The form prints it as a flag.", "The form prints no flag any more.")(
                old, new
            )
        ),
        "role": _ROLE,
    },
    Duty: {
        "says": _words("What must be done"),
        "to": _always(BREAKING, "It is addressed to another body."),
        "within": _aim,
        "why": _words("What it protects"),
        "urgent": _mark(
            "It stands out above everything.", "It stands out above everything no more."
        ),
        "stop_rule": _mark("It forbids an act.", "It forbids no act any more."),
        "core": _CORE,
        "role": _ROLE,
        **_CITED,
    },
    Deadline: {
        "starts": _words("When it starts"),
        "says": _words("What must have happened"),
        "limits": _always(BREAKING, "It limits another duty."),
        "hours": _hours,
        "passes": _words("What happens when it has passed"),
        **_DATED,
    },
    CountryPack: {
        "name": _words("The name"),
        "languages": _always(COMPATIBLE, "The form is printed in other languages."),
        "checked": _always(WORDING, "The facts were checked on another day."),
        "utc_offset": _always(COMPATIBLE, "The local time is another."),
    },
    Body: {
        "name": _words("The name"),
        "decides": _words("What is said about what it decides"),
        "role": _ROLE,
        **_DATED,
    },
    Contact: {
        "label": _words("The label"),
        "print": _mark("It is printed on the slip.", "It is printed on the slip no more."),
        **_CITED,
    },
    CountryRule: {
        "says": _words("What is provided"),
        "to": _always(WORDING, "Another body is named as the receiver."),
        **_DATED,
    },
    LegalBasis: {"says": _words("The line"), "confidence": _CONFIDENCE},
    Work: {
        "kind": _words("Its kind"),
        "title": _words("The title"),
        "author": _words("The author"),
        "year": _words("The year"),
        "place": _words("The place"),
        "languages": _words("The list of languages"),
        "address": _words("The address"),
        "note": _words("The note"),
        "confidence": _CONFIDENCE,
    },
}

ELSEWHERE: Mapping[type, frozenset[str]] = {
    Checklist: frozenset({"id", "sections", "facts", "duties", "pack", "works"}),
    Section: frozenset({"id", "steps"}),
    Step: frozenset({"id", "options", "when"}),
    Option: frozenset({"id"}),
    Fact: frozenset({"id", "when"}),
    Duty: frozenset({"id", "when", "done_when"}),
    Deadline: frozenset({"id", "when"}),
    CountryPack: frozenset({"code", "bodies", "clocks", "provisions", "legal_basis", "sentences"}),
    CountryRule: frozenset({"id"}),
    Body: frozenset({"id", "contacts"}),
    Contact: frozenset({"kind", "value"}),
    LegalBasis: frozenset({"work", "at"}),
    Work: frozenset({"id"}),
}
"""Fields by which parts are paired, and those that are parts or conditions themselves."""
