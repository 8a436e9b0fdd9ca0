"""Why a review was refused: facts, each with what to do about it. Never a word of what was typed."""

from collections.abc import Iterable

from referral.services.cases.refusals import Refused
from referral.store.supervision.reviews import About


class WrongState(Refused):
    """The case is not in the state where this move begins."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"Case {reference} does not stand so that this can be done. Reload it.")


class ChangedSinceOpened(Refused):
    """Somebody else moved the case after the page was opened."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"Case {reference} changed since you opened it. Look at it again.")


class OwnCase(Refused):
    """Nobody reviews a case they opened or answered themselves."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"You worked on case {reference} yourself. Let somebody else review it.")


class NotYourMove(Refused):
    """The move belongs to another role."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"This is not yours to do with case {reference}.")


class NoComment(Refused):
    """A case was returned without saying what to correct."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"Say at a step or duty of case {reference} what is to be corrected.")


class NoSuchPlace(Refused):
    """A comment was pinned to what the checklist of the case does not have."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"The checklist of case {reference} has no such step or duty. Reload it.")


class CommentsRefused(Refused):
    """Comments that may identify somebody or are too long; nothing was kept of them.

    ``places`` names where they stood, never what they said.
    """

    def __init__(self, places: Iterable[tuple[About, str]]) -> None:
        super().__init__("Some comments may identify a person or are too long. Say it without.")
        self.places = tuple(places)
