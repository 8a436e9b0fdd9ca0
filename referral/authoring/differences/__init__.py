"""What a change of a checklist means for officers: two compiled checklists, compared without files.

Every difference has a weight, and a change weighs as much as the heaviest of its differences:

wording
    The same logic: only words, sources or dates of checking differ. Whether a reworded sentence
    still asks the same, no program can tell; a person must read it.
compatible
    Every answer given under the old version still fits and still counts; and whatever was answered,
    no duty, flag, legal limit, reminder or line of the form is lost, weakened or sent elsewhere. A
    duty may arise in more cases, or sooner, and more may be asked.
breaking
    The rest; also what could not be shown to be harmless.

The weight of a condition is not guessed from how it is written: ``losses`` looks for answers with
which it held and holds no more, and the difference shows them. Cases stay on the version they were
opened with, whatever the weight.
"""

from referral.authoring.differences.country import of_country
from referral.authoring.differences.difference import (
    ChecklistDifference,
    ChecklistPart,
    DescribedChange,
    Weight,
    heaviest,
)
from referral.authoring.differences.judged import Conditions
from referral.authoring.differences.paper import of_paper
from referral.engine.model import Checklist

__all__ = [
    "ChecklistDifference",
    "ChecklistPart",
    "DescribedChange",
    "Weight",
    "differences",
    "heaviest",
]


def differences(old: Checklist, new: Checklist) -> tuple[ChecklistDifference, ...]:
    """Everything that differs between two versions, part by part; nothing for equal ones."""
    conditions = Conditions(old, new)
    return (*of_paper(old, new, conditions), *of_country(old, new, conditions))
