"""What is proved at a time: one checklist of one country, beside the regional one, and its places.

Everything that reads files ends here; the proofs look at models only, so that tests can prove a
checklist that was never written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from referral.authoring.questions.promises import Promises
from referral.authoring.questions.reading import promises_of
from referral.definitions.builder import build, build_regional, outline_of
from referral.definitions.checks import problems
from referral.definitions.nodes import SourceLocation
from referral.definitions.outline import ChecklistOutline
from referral.definitions.problems import Unsound
from referral.definitions.source_files import SourceFile, source_files_at
from referral.engine.model import Checklist


@dataclass(frozen=True, slots=True)
class Edition:
    """A checklist as a country uses it, what it promises, and where its parts are written.

    ``regional`` is the same without the overlay. ``places`` go by kind and id, such as
    ``("step", "age_band")``; ``start`` is where the checklist begins.
    """

    checklist: Checklist
    regional: Checklist
    promises: Promises
    start: SourceLocation
    places: Mapping[tuple[str, str], SourceLocation] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What it is called in reports."""
        return f"{self.checklist.id} for {self.checklist.pack.code.upper()}"

    def place(self, kind: str, id_: str) -> SourceLocation:
        """Where something is written; where the checklist begins when it is not known."""
        return self.places.get((kind, id_), self.start)


def editions_at(root: Path) -> Iterator[Edition]:
    """Every checklist of a folder ``checklists/`` for every country. Raises Unsound."""
    found_files = source_files_at(root)
    if found := problems(found_files):
        raise Unsound(found)
    for name in found_files.regionals:
        for country in found_files.countries:
            outline = outline_of(found_files, name, country)
            yield Edition(
                checklist=build(found_files, name, country),
                regional=build_regional(found_files, name, country),
                promises=promises_of(outline),
                start=outline.regional.place,
                places=dict(_places(outline, found_files.countries[country].pack)),
            )


def _places(
    outline: ChecklistOutline, pack: SourceFile | None
) -> Iterator[tuple[tuple[str, str], SourceLocation]]:
    kinds = {
        "step": [step.block for step in outline.steps],
        "fact": outline.facts,
        "duty": outline.duties,
        "clock": pack.block.blocks("clocks") if pack and pack.block else (),
        "sign": outline.promised("signs"),
        "promise": outline.promised("promises"),
    }
    for kind, blocks in kinds.items():
        for block in blocks:
            yield (kind, block.text("id")), block.place
