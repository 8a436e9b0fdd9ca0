"""A difference between two versions: what it is about, how much it weighs, and what it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum


class Weight(Enum):
    """How much a change means; defined in the package. Members are in rising order."""

    WORDING = "wording"
    COMPATIBLE = "compatible"
    BREAKING = "breaking"


class ChecklistPart(StrEnum):
    """What of a checklist differs, in the order in which it is told."""

    CHECKLIST = "checklist"
    SECTION = "section"
    STEP = "step"
    FACT = "fact"
    DUTY = "duty"
    CLOCK = "clock"
    COUNTRY = "country"
    BODY = "body"
    PROVISION = "provision"
    BASIS = "basis"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class DescribedChange:
    """What became different, as a whole sentence, with the words of before and after ("" for none).

    ``example`` are answers, in words, with which something is lost.
    """

    weight: Weight
    says: str
    before: str = ""
    after: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistDifference:
    """A change of one part, which has an ``id`` and is known to officers by its ``name``."""

    part: ChecklistPart
    id: str
    name: str
    change: DescribedChange


def heaviest(weights: Iterable[Weight]) -> Weight:
    """The weight of a whole; one without differences is wording."""
    rising = list(Weight)
    return max(weights, key=rising.index, default=Weight.WORDING)
