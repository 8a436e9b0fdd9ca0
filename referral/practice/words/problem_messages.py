"""The messages of what is wrong with scenarios; their texts are in ``problem_words.py``."""

from collections.abc import Iterator

from referral.definitions.problems import MEANT
from referral.i18n.checking.extraction import Message
from referral.practice.words.problem_words import CATALOGUE, WORDS

_FILE = ("referral/practice/scenarios/faults.py",)


def messages() -> Iterator[Message]:
    """Every sentence, every remedy, and the words that stand within them."""
    for code, fault in CATALOGUE.items():
        for note, text in zip(
            ("what is wrong with a scenario", "what to do"), fault.value, strict=True
        ):
            yield Message(text, context=f"problem/{code}", files=_FILE, notes=(note,))
    yield Message(MEANT, context="problem/meant", files=_FILE, notes=("follows a sentence",))
    for word in WORDS:
        yield Message(
            word, context="problem/word", files=_FILE, notes=("stands within a sentence",)
        )
