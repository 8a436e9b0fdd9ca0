"""Whether a translated question or hint is short enough to be read at a glance.

English has its limits in the definitions. Other languages get a fifth more, as they need it; beyond
that a translation is warned about and may stay.
"""

from collections.abc import Iterator, Mapping

from referral.definitions.grammar.checklists import HINT_WORDS, QUESTION_WORDS
from referral.i18n.checking.extraction import Message
from referral.i18n.checking.translation_rules import TranslationFault

LIMITS: Mapping[str, int] = {
    "question to the officer": QUESTION_WORDS * 6 // 5,
    "what the officer does": QUESTION_WORDS * 6 // 5,
    "hint below the step": HINT_WORDS * 6 // 5,
    "hint below an answer": HINT_WORDS * 6 // 5,
}
"""How many words a translation may have, by the note that says what its English is."""


def faults(message: Message, translation: str) -> Iterator[TranslationFault]:
    """A warning for a translation with too many words; none where there is no limit."""
    limits = [LIMITS[note] for note in message.notes if note in LIMITS]
    count = len(translation.split())
    if limits and count > min(limits):
        says = f"It has {count} words, which is long to read."
        yield TranslationFault("L13", says, f"Say it in {min(limits)} words at most.", warning=True)
