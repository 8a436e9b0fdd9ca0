"""From a form's fields to answers: what was chosen, and what cannot be an answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from referral.engine.conditions import Value
from referral.engine.model import Step, StepKind
from referral.i18n.languages import Language

LONGEST_NUMBER = 7


@dataclass(frozen=True, slots=True)
class SectionForm:
    """What one form held: answers that fit their steps, and a sentence for each that does not."""

    values: dict[str, Value] = field(default_factory=dict)
    slips: dict[str, str] = field(default_factory=dict)


def read(fields: MultiDict[str, str], steps: Iterable[Step], language: Language) -> SectionForm:
    """Read the fields of these steps; fields of no step are ignored, empty ones give no answer.

    What was answered and is empty now is a slip: an answer is changed, never taken back.
    """
    form = SectionForm()
    for step in steps:
        value = _value(step, fields.getlist(step.id))
        if value is None:
            if fields.get(f"answered-{step.id}"):
                form.slips[step.id] = emptied(step, language)
        elif step.accepts(value):
            form.values[step.id] = value
        else:
            form.slips[step.id] = slip(step, language)
    return form


def emptied(step: Step, language: Language) -> str:
    """What to do where an answer was and nothing is left."""
    if step.kind is StepKind.MANY:
        return language.gettext("Choose at least one answer.")
    return slip(step, language)


def slip(step: Step, language: Language) -> str:
    """Why an answer does not fit, and what would."""
    if step.number and step.number.lowest == 0:
        return language.gettext(
            "Enter a whole number from 0 to %(highest)s; 0 if none.",
            highest=language.number(step.number.highest),
        )
    if step.number:
        return language.gettext(
            "Enter a whole number from %(lowest)s to %(highest)s.",
            lowest=language.number(step.number.lowest),
            highest=language.number(step.number.highest),
        )
    if step.kind is StepKind.MANY:
        return language.gettext("An answer such as “none of these” cannot stand beside another.")
    return language.gettext("Choose one of the answers shown.")


def no_longer_asked(language: Language) -> str:
    """Why an answer to a step that no longer applies was not taken."""
    return language.gettext("This step no longer applies, because another answer was changed.")


def case_is_closed(language: Language) -> str:
    """Why a closed case takes nothing."""
    return language.gettext("This case is closed. Its answers can be read only.")


def _value(step: Step, fields: list[str]) -> Value | None:
    fields = [one.strip() for one in fields if one.strip()]
    if not fields:
        return None
    match step.kind:
        case StepKind.MANY:
            return tuple(fields)
        case StepKind.NUMBER:
            return _number(fields[0])
    return fields[0]


def _number(text: str) -> Value:
    """The number, or a text that fits no step."""
    plain = text.removeprefix("-")
    if len(plain) <= LONGEST_NUMBER and plain.isascii() and plain.isdigit():
        return int(text)
    return ""
