"""Nodes become the engine's model: a regional checklist, and the overlay of a country.

Only for definitions in which the checks found nothing; on others it may raise whatever it likes.
"""

from referral.definitions.nodes import Block
from referral.definitions.outline import ChecklistOutline, kind_of
from referral.definitions.packs import cited_works, pack_of
from referral.definitions.source_files import SourceFiles
from referral.definitions.values import (
    confidence_of,
    find_condition,
    find_role,
    option_of,
    sources_of,
    texts_of,
)
from referral.engine.conditions import Condition
from referral.engine.model import Aim, Checklist, Duty, Fact, FormPart, Number, Section, Step
from referral.engine.overlay import Addition, Overlay, Rewording, apply_overlay
from referral.engine.roles import BodyRole, DutyRole, FactRole, StepRole


def build(folder: SourceFiles, checklist: str, country: str) -> Checklist:
    """The checklist of that name as that country uses it. Raises KeyError when there is none."""
    outline = outline_of(folder, checklist, country)
    regional = build_regional(folder, checklist, country)
    return (
        apply_overlay(regional, _overlay(outline.overlay, outline)) if outline.overlay else regional
    )


def build_regional(folder: SourceFiles, checklist: str, country: str) -> Checklist:
    """The checklist with that country's pack, but without its overlay. Raises KeyError."""
    outline, file = outline_of(folder, checklist, country), folder.countries[country].pack
    regional, pack = outline.regional, file.block if file else None
    if pack is None:
        raise KeyError(checklist, country)
    return Checklist(
        id=regional.text("checklist"),
        title=regional.text("title"),
        summary=regional.text("summary"),
        sections=tuple(_section(one, outline) for one in regional.blocks("sections")),
        facts=_facts(regional, "facts"),
        duties=_duties(regional, "duties"),
        pack=pack_of(pack, {duty.text("id") for duty in outline.duties}, _body_roles(outline)),
        works=cited_works(folder.works, (regional, outline.overlay, pack)),
    )


def outline_of(folder: SourceFiles, checklist: str, country: str) -> ChecklistOutline:
    """The outline of a checklist as that country uses it. Raises KeyError when there is none."""
    regional = folder.regionals[checklist].block
    if regional is None:
        raise KeyError(checklist, country)
    file = folder.countries[country].overlays.get(checklist)
    return ChecklistOutline(regional, file.block if file else None)


def _overlay(block: Block, outline: ChecklistOutline) -> Overlay:
    return Overlay(
        checklist=block.text("overlay"),
        additions=tuple(
            Addition(one.text("after"), _steps(one, outline)) for one in block.blocks("add_steps")
        ),
        rewordings=tuple(_rewording(one) for one in block.blocks("reword")),
        facts=_facts(block, "add_facts"),
        duties=_duties(block, "add_duties"),
    )


def _rewording(block: Block) -> Rewording:
    return Rewording(
        step=block.text("step"),
        says=block.text("ask") or block.text("do"),
        hint=block.text("hint"),
        why=block.text("why"),
        never=texts_of(block, "never"),
        examples=texts_of(block, "examples"),
    )


def _body_roles(outline: ChecklistOutline) -> dict[str, BodyRole]:
    return {body: BodyRole(role.value) for body, role in outline.body_roles.items()}


def _section(block: Block, outline: ChecklistOutline) -> Section:
    return Section(
        id=block.text("id"),
        title=block.text("title"),
        steps=_steps(block, outline),
        intro=block.text("intro"),
        decides=block.text("decides"),
        quick=block.says("quick"),
    )


def _steps(block: Block, outline: ChecklistOutline) -> tuple[Step, ...]:
    return tuple(_step(one, outline) for one in block.blocks("steps"))


def _step(block: Block, outline: ChecklistOutline) -> Step:
    form = block.text("form")
    return Step(
        id=block.text("id"),
        says=block.text("ask") or block.text("do"),
        kind=kind_of(block),
        is_action="do" in block.entries,
        options=tuple(option_of(one) for one in outline.options_of(block)),
        answer_set=block.text("options"),
        number=_number(block),
        when=find_condition(block, "when"),
        hint=block.text("hint"),
        why=block.text("why"),
        never=texts_of(block, "never"),
        examples=texts_of(block, "examples"),
        certain=block.says("certain"),
        form=FormPart(form) if form else None,
        label=block.text("label"),
        critical=block.says("critical"),
        core=block.says("core"),
        sources=sources_of(block),
        confidence=confidence_of(block),
        role=find_role(block, StepRole),
    )


def _number(block: Block) -> Number | None:
    number = block.entries.get("number")
    if not isinstance(number, Block):
        return None
    return Number(lowest=int(number.text("from")), highest=int(number.text("to")))


def _facts(block: Block, key: str) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            id=one.text("id"),
            when=_condition(one),
            flag=one.text("flag"),
            name=one.text("name"),
            role=find_role(one, FactRole),
        )
        for one in block.blocks(key)
    )


def _duties(block: Block, key: str) -> tuple[Duty, ...]:
    return tuple(_duty(one) for one in block.blocks(key))


def _duty(block: Block) -> Duty:
    return Duty(
        id=block.text("id"),
        says=block.text("do"),
        when=_condition(block),
        to=block.text("to"),
        within=Aim(block.text("within")),
        why=block.text("why"),
        urgent=block.says("urgent"),
        stop_rule=block.says("stop_rule"),
        done_when=find_condition(block, "done_when"),
        core=block.says("core"),
        sources=sources_of(block),
        confidence=confidence_of(block),
        role=find_role(block, DutyRole),
    )


def _condition(block: Block) -> Condition:
    condition = find_condition(block, "when")
    if condition is None:
        raise ValueError(f"{block.place}: there is no condition")
    return condition
