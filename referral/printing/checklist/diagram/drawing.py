"""The diagram of a checklist as a page shows it: a picture and an outline for each section."""

from dataclasses import dataclass

from referral.engine.model import Checklist, Section
from referral.i18n.languages import Language
from referral.printing.checklist.diagram import outline, section_diagrams
from referral.printing.checklist.diagram.outline import SectionOutline
from referral.printing.checklist.diagram.shapes import Diagram
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.logic.clause_places import ClausePlaces


@dataclass(frozen=True, slots=True)
class Drawing:
    """One section of the diagram."""

    section: Section
    picture: Diagram
    outline: SectionOutline


def drawings(checklist: Checklist, language: Language) -> tuple[Drawing, ...]:
    """The whole diagram in one language, section by section; takes up to a second."""
    said = ClauseLabels(checklist, language)
    places = ClausePlaces(said)
    return tuple(
        Drawing(section, picture, outline.of(section, said, places))
        for section, picture in section_diagrams.pictures(said, places)
    )
