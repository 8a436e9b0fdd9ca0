"""What documents of the format checklist/1 left unsaid. They are kept forever, and mean what they meant.

They left out whatever had its default in the program of their time, and that program knew by their ids
what it relied on. Both are written down here as they were, once: these ids are history, and nobody
adds to them. Documents of later formats say everything themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FORMAT = "checklist/1"

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Form:
    """What a part means by saying nothing, and the kinds of the parts within it."""

    unsaid: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)


_CITING: Plain = {"sources": [], "confidence": "unverified"}
_CITED = {"sources": "source"}

_FORMS: Mapping[str, _Form] = {
    "checklist": _Form(
        parts={
            "sections": "section",
            "facts": "fact",
            "duties": "duty",
            "pack": "pack",
            "works": "work",
        }
    ),
    "section": _Form({"intro": "", "decides": "", "quick": False}, {"steps": "step"}),
    "step": _Form(
        {
            "kind": "one",
            "is_action": False,
            "options": [],
            "answer_set": "",
            "number": None,
            "when": None,
            "hint": "",
            "why": "",
            "never": [],
            "examples": [],
            "certain": False,
            "critical": False,
            "core": False,
            "form": None,
            "label": "",
            "role": None,
            **_CITING,
        },
        {"options": "option", **_CITED},
    ),
    "option": _Form({"hint": "", "alone": False, "role": None}),
    "fact": _Form({"flag": "", "name": "", "role": None}),
    "duty": _Form(
        {
            "why": "",
            "urgent": False,
            "stop_rule": False,
            "done_when": None,
            "core": False,
            "role": None,
            **_CITING,
        },
        _CITED,
    ),
    "pack": _Form(
        {
            "bodies": [],
            "clocks": [],
            "legal_basis": [],
            "sentences": [],
            "utc_offset": "+00:00",
            "provisions": [],
        },
        {
            "bodies": "body",
            "clocks": "clock",
            "legal_basis": "basis",
            "provisions": "provision",
        },
    ),
    "body": _Form(
        {"decides": "", "contacts": [], "checked": "", "role": None, **_CITING},
        {"contacts": "contact", **_CITED},
    ),
    "contact": _Form({"label": "", "print": False, **_CITING}, _CITED),
    "clock": _Form(
        {"limits": "", "when": None, "hours": None, "passes": "", "checked": "", **_CITING}, _CITED
    ),
    "provision": _Form({"to": "", "checked": "", **_CITING}, _CITED),
    "basis": _Form({"confidence": "unverified"}),
    "work": _Form(
        {
            "author": "",
            "year": None,
            "place": "",
            "languages": [],
            "address": "",
            "note": "",
            "confidence": "unverified",
        }
    ),
    "source": _Form({"at": ""}),
}

_ROLES = {
    "step": {"interpreter_used": "understanding", "handed_over": "hand_over"},
    "fact": {"may_be_child": "child", "may_withdraw": "withdrawal"},
    "duty": {"refer": "referral", "confirm_receipt": "receipt"},
    "body": {"border_service": "sender", "migration_authority": "recipient"},
    "option": {
        "done": "done",
        "not_needed": "not_needed",
        "yes": "yes",
        "no": "no",
        "not_sure": "not_sure",
        "other": "other",
    },
}
_ROLES_IN = {
    "interpreter_used": {
        "own_language": "own_language",
        "phone": "interpreter",
        "in_person": "interpreter",
    }
}
"""The roles of options in one step alone."""


def completed(plain: Plain) -> Plain:
    """A checklist of this format, without its "format", as one that says everything."""
    return _completed("checklist", plain)


def _completed(kind: str, plain: Plain) -> Plain:
    form = _FORMS[kind]
    said = {**form.unsaid, **plain}
    if role := _ROLES.get(kind, {}).get(said.get("id", "")):
        said["role"] = role
    for key, part in form.parts.items():
        inner = said[key]
        said[key] = (
            [_completed(part, one) for one in inner]
            if isinstance(inner, list)
            else _completed(part, inner)
        )
    for option in said.get("options", ()):
        option["role"] = _ROLES_IN.get(said["id"], {}).get(option["id"], option["role"])
    return said
