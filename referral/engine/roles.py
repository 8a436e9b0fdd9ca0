"""What the program relies on in a checklist. Authors declare it by ``role:``; nothing here knows an id.

``definitions/checks/roles.py`` sees to it that what is needed is there, once, and of the right kind.
"""

from enum import StrEnum


class ChecklistRole(StrEnum):
    """What a regional checklist is for."""

    CASES = "cases"
    """Cases are opened with it."""


class BodyRole(StrEnum):
    """What a body of the regional list is on every form."""

    SENDER = "sender"
    """It refers the person: part 1 of the form names it first."""
    RECIPIENT = "recipient"
    """It receives the person and the form, and alone decides."""


class DutyRole(StrEnum):
    """What a duty means to the program."""

    REFERRAL = "referral"
    """A form fulfils it; without one, no case in which it holds can be closed or removed."""
    RECEIPT = "receipt"
    """It is done when the recipient has confirmed the person; until then the case is kept."""


class FactRole(StrEnum):
    """What a fact means to the program."""

    CHILD = "child"
    """Somebody may be a child: the case moves up in the supervisor's queue."""
    WITHDRAWAL = "withdrawal"
    """Somebody may give up the request: the case moves up in the supervisor's queue."""


class StepRole(StrEnum):
    """What a step means to the program."""

    UNDERSTANDING = "understanding"
    """How officer and person understood each other, as the statistics of interpreters tell."""
    HAND_OVER = "hand_over"
    """The person is handed over, which ends the time that the statistics tell."""


class OptionRole(StrEnum):
    """What an option means to the program, whatever it is called."""

    DONE = "done"
    """The action was done."""
    NOT_NEEDED = "not_needed"
    """The action was not needed: neither done nor left undone."""
    YES = "yes"
    """What is asked is so; a duty that such an answer settles is done."""
    NO = "no"
    """What is asked is not so: the quiet answer, which is never a sign."""
    NOT_SURE = "not_sure"
    """Doubt, which protects."""
    OTHER = "other"
    """Whatever the other options do not name."""
    OWN_LANGUAGE = "own_language"
    """Officer and person share a language: no interpreter is needed."""
    INTERPRETER = "interpreter"
    """An interpreter helped, in whatever way; several options may have it."""
