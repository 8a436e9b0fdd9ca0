"""Nodes become promises: the block ``proofs`` of a checklist and ``add_proofs`` of an overlay.

Only for definitions in which the checks found nothing.
"""

from referral.authoring.questions.promises import (
    DoneBy,
    GivesWay,
    LostInDoubt,
    NoSigns,
    Promise,
    Promises,
    Records,
    Sign,
)
from referral.definitions.nodes import Block
from referral.definitions.outline import ChecklistOutline
from referral.definitions.values import condition_of, find_condition, texts_of
from referral.engine.conditions import Condition
from referral.engine.model import Aim


def promises_of(outline: ChecklistOutline) -> Promises:
    """What the regional checklist promises, and what the country's overlay adds."""
    return Promises(
        signs=tuple(_sign(one) for one in outline.promised("signs")),
        promises=tuple(_promise(one) for one in outline.promised("promises")),
        no_signs=tuple(_no_signs(one) for one in outline.promised("no_signs")),
        lost_in_doubt=tuple(_lost_in_doubt(one) for one in outline.promised("lost_in_doubt")),
        gives_way=tuple(_gives_way(one) for one in outline.promised("gives_way")),
        done_by=tuple(_done_by(one) for one in outline.promised("done_by")),
        records=tuple(_records(one) for one in outline.promised("records")),
    )


def _sign(block: Block) -> Sign:
    return Sign(block.text("id"), block.text("says"), _when(block))


def _promise(block: Block) -> Promise:
    within = block.text("within")
    return Promise(
        id=block.text("id"),
        says=block.text("says"),
        signs=texts_of(block, "signs"),
        when=find_condition(block, "when"),
        unless=find_condition(block, "unless"),
        finished=block.says("finished"),
        then=texts_of(block, "then"),
        never=texts_of(block, "never"),
        asks=texts_of(block, "asks"),
        never_asks=texts_of(block, "never_asks"),
        within=Aim(within) if within else None,
        urgent=block.says("urgent"),
        stop_rule=block.says("stop_rule"),
        first=block.says("first"),
        beyond_core=block.says("beyond_core"),
    )


def _no_signs(block: Block) -> NoSigns:
    return NoSigns(block.text("answer"), texts_of(block, "options"), block.text("because"))


def _lost_in_doubt(block: Block) -> LostInDoubt:
    return LostInDoubt(
        step=block.text("answer"),
        loses=texts_of(block, "loses"),
        only_if=find_condition(block, "only_if"),
        because=block.text("because"),
    )


def _gives_way(block: Block) -> GivesWay:
    return GivesWay(block.text("duty"), block.text("because"))


def _done_by(block: Block) -> DoneBy:
    return DoneBy(block.text("duty"), _when(block), block.text("because"))


def _records(block: Block) -> Records:
    return Records(block.text("answer"), texts_of(block, "options"), block.text("because"))


def _when(block: Block) -> Condition:
    when = block.entries["when"]
    if not isinstance(when, Block):
        raise TypeError(when)
    return condition_of(when)
