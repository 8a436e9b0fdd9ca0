"""In which cases something holds in one version and not in the other, with answers that show it."""

from dataclasses import dataclass

from referral.authoring.differences.english import English
from referral.authoring.differences.implied import Implied
from referral.authoring.differences.losses import Losses, LossUndecided
from referral.authoring.differences.meaning import Meaning, Meanings, Meant
from referral.authoring.differences.settled import Answering
from referral.engine.model import Checklist


@dataclass(frozen=True, slots=True)
class CaseSearch:
    """Whether there are such cases; ``example`` is "" when there are none, or none was found in time."""

    some: bool
    example: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether the search came to an end."""
        return bool(self.example) or not self.some


class Cases:
    """Compares meanings of two versions; ``old`` and ``new`` give the meanings of their conditions."""

    def __init__(self, old: Checklist, new: Checklist) -> None:
        """Compare these two versions."""
        self._meanings = Meanings()
        self.old, self.new = Meant(old, self._meanings), Meant(new, self._meanings)
        self._words = English(old, new), English(new, old)
        implied = Implied(self._meanings)
        self._lost = Losses(self._meanings, implied, Answering(old, new, self._meanings))
        self._gained = Losses(self._meanings, implied, Answering(new, old, self._meanings))

    def together(self, *meanings: Meaning) -> Meaning:
        """That all of these hold."""
        return self._meanings.every(meanings)

    def lost(self, held: Meaning, holds: Meaning) -> CaseSearch:
        """Cases, answered as in the old version, in which the first holds and the second does not."""
        return _found(self._lost, held, holds, self._words[0])

    def gained(self, holds: Meaning, held: Meaning) -> CaseSearch:
        """Cases, answered as in the new version, in which the first holds and the second does not."""
        return _found(self._gained, holds, held, self._words[1])


def _found(losses: Losses, true: Meaning, false: Meaning, words: English) -> CaseSearch:
    try:
        answers = losses.find(true, false)
    except LossUndecided:
        return CaseSearch(some=True)
    return CaseSearch(False) if answers is None else CaseSearch(True, words.answers(answers))
