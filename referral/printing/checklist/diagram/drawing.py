"""The diagram of a checklist as a page shows it: a picture and an outline for each section."""

from dataclasses import dataclass

from referral.engine.model import Checklist, Section
from referral.i18n.languages import Language
from referral.printing.checklist.diagram import outline, sheets
from referral.printing.checklist.diagram.outline import SectionOutline
from referral.printing.checklist.diagram.shapes import Diagram
from referral.printing.checklist.logic.places import Places
from referral.printing.checklist.logic.said import Said


@dataclass(frozen=True, slots=True)
class Drawing:
    """One section of the diagram."""

    section: Section
    picture: Diagram
    outline: SectionOutline


def drawings(checklist: Checklist, language: Language) -> tuple[Drawing, ...]:
    """The whole diagram in one language, section by section; takes up to a second."""
    said = Said(checklist, language)
    places = Places(said)
    return tuple(
        Drawing(section, picture, outline.of(section, said, places))
        for section, picture in sheets.pictures(said, places)
    )
