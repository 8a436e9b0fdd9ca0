"""What is wrong with a scenario, and what to do about it, in the language of whoever wrote it."""

from referral.definitions.problems import MEANT, Catalogue, FoundProblem, Problem
from referral.i18n.languages import Language
from referral.practice.scenarios.faults import ScenarioFault

AT_A_CHECKLIST = "Y01 Y02 Y03 Y04 Y05 Y06 Y07 Y08 C01 C02 C03 C04 C05 C25 C26 C27 C31 C32 W01"
"""Those of the common catalogue that a scenario can have."""

CATALOGUE: dict[str, Catalogue] = {
    **{fault.name: fault for fault in ScenarioFault},
    **{code: Problem[code] for code in AT_A_CHECKLIST.split()},
}

WORDS = (
    "A scenario",
    "A reply",
    "A picture",
    "A forbidden question",
    "An interruption",
    "A choice",
    "A teaching point",
    "A source",
    "a text",
    "a list",
    "a block of keys",
    "numbers",
    "words",
    "a document type",
    "an instruction to programs",
    "it is not UTF-8",
    "could not find expected ':'",
    "did not find expected key",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "did not find expected '-' indicator",
    "mapping values are not allowed in this context",
    "block sequence entries are not allowed in this context",
    "found character that cannot start any token",
    "found unexpected end of stream",
)
"""Words that stand within a sentence and are not the author's own."""


def sentence(found: FoundProblem, language: Language) -> str:
    """What is wrong."""
    fault = CATALOGUE.get(found.code)
    if fault is None:
        return found.sentence
    meant = _said(found.code, MEANT, language).format(guess=found.meant) if found.meant else ""
    return _filled(found, fault.value[0], language) + meant


def remedy(found: FoundProblem, language: Language) -> str:
    """What to do about it."""
    fault = CATALOGUE.get(found.code)
    return found.remedy if fault is None else _filled(found, fault.value[1], language)


def _filled(found: FoundProblem, english: str, language: Language) -> str:
    values = {name: _said("word", value, language) for name, value in found.values}
    return _said(found.code, english, language).format(**values)


def _said(code: str, text: str, language: Language) -> str:
    return language.scenario(f"problem/{'meant' if text == MEANT else code}", text)
