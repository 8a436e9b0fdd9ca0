"""A checklist on paper: the same steps under the same numbers, for a post without power.

An officer fills it in by hand and enters the answers later in the same order. Conditions that several
steps share are ticked after the last step of a section that they look at, before any step needs them.
"""

from collections.abc import Iterator

from referral.engine.conditions import AllOf, Condition
from referral.engine.model import Checklist, Duty, Fact, Option, Section, Step, StepKind
from referral.i18n import N_
from referral.i18n.languages import Language
from referral.printing.checklist import paper_ending
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.logic.clause_places import ClausePlaces, Ending
from referral.printing.checklist.logic.clauses import FactRef, Part
from referral.printing.checklist.paper_parts import (
    PaperChecklist,
    PaperSection,
    PaperStep,
    Tick,
    TickBox,
)
from referral.printing.forms.referral_form import DRAFT, VERSION_LENGTH

# NOTE: the foot of every page; the line is for handwriting
RUNNING = N_("Case reference: ____________________   Version %(version)s")


def build(checklist: Checklist, language: Language) -> PaperChecklist:
    """The whole checklist, ready to be arranged on pages."""
    said = ClauseLabels(checklist, language)
    places, version = ClausePlaces(said), checklist.hash[:VERSION_LENGTH]
    return PaperChecklist(
        language=language,
        title=f"{said.words.title(checklist)} – {checklist.pack.name.get(language.code)}",
        summary=said.words.summary(checklist),
        version=version,
        checked=checklist.pack.checked,
        running=language.gettext(RUNNING, version=version),
        sections=tuple(_section(one, said, places) for one in checklist.sections),
        duties=tuple(paper_ending.duty(duty, said) for duty in checklist.duties),
        provisions=tuple(paper_ending.provision(one, said) for one in checklist.pack.provisions),
        draft=language.gettext(DRAFT) if language.draft else "",
    )


def _section(section: Section, said: ClauseLabels, places: ClausePlaces) -> PaperSection:
    endings = _by_step(section, list(places.of(section)))
    return PaperSection(
        number=said.numbers.section[section.id],
        title=said.words.section(section),
        intro=said.words.intro(section),
        decides=said.words.decides(section),
        steps=tuple(_step(step, endings.get(step.id, []), said, places) for step in section.steps),
    )


def _by_step(section: Section, endings: list[Ending]) -> dict[str, list[Ending]]:
    """What a section leads to, by the last of its steps that has a say in it."""
    order = [step.id for step in section.steps]
    last: dict[str, int] = {}
    found: dict[str, list[Ending]] = {}
    for ending in endings:
        at = max(_place(part, order, last) for clause in ending.clauses for part in clause)
        if isinstance(ending.target, Fact):
            last[ending.target.id] = at
        found.setdefault(order[at], []).append(ending)
    return found


def _place(part: Part, order: list[str], last: dict[str, int]) -> int:
    """The step of the section at which a part can be told; the first where it was told before."""
    if isinstance(part, FactRef):
        return last.get(part.fact, 0)
    return order.index(part.step) if part.step in order else 0


def _straight(endings: list[Ending]) -> Iterator[Duty]:
    """The duties that do not follow from one condition alone; those stand beside its tick."""
    for ending in endings:
        ticked = all(len(one) == 1 and isinstance(one[0], FactRef) for one in ending.clauses)
        if isinstance(ending.target, Duty) and not ticked:
            yield ending.target


def _numbers(duties: Iterator[Duty], said: ClauseLabels) -> str:
    return ", ".join(str(said.numbers.duty[duty.id]) for duty in duties)


# --- steps ----------------------------------------------------------------------------------------


def _step(step: Step, endings: list[Ending], said: ClauseLabels, places: ClausePlaces) -> PaperStep:
    words = said.words
    return PaperStep(
        number=said.numbers.step[step.id],
        says=words.step(step),
        is_action=step.is_action,
        only_if=_only_if(step, step.when, said) if step.when else "",
        hint=words.hint(step),
        never=tuple(words.never(step)),
        choices=tuple(_choice(step, option, said) for option in step.options),
        several=step.kind is StepKind.MANY,
        range=f"{step.number.lowest}–{step.number.highest}" if step.number else "",
        duties=_numbers(_straight(endings), said),
        ticks=tuple(_ticks(endings, said, places)),
    )


def _choice(step: Step, option: Option, said: ClauseLabels) -> TickBox:
    label = said.words.option(step, option)
    if option.alone:
        label = said.language.gettext("%(answer)s (only by itself)", answer=label)
    return TickBox(label, said.words.option_hint(step, option))


def _only_if(step: Step, when: Condition, said: ClauseLabels) -> str:
    """When a step applies, with the number of the next step that may apply though it does not."""
    _, condition = said.language.gettext, said.condition(when)
    steps = list(said.checklist.steps())
    following = steps[steps.index(step) + 1 :]
    onward = next((one for one in following if not _needs(one, when)), None)
    if onward is None:
        return _("Only if: %(condition)s.", condition=condition)
    number = said.numbers.step[onward.id]
    return _("Only if: %(condition)s. If not, go to %(step)s.", condition=condition, step=number)


def _needs(step: Step, condition: Condition) -> bool:
    """Whether a step applies only where a condition holds, as far as its words say so."""
    match step.when:
        case None:
            return False
        case AllOf(parts):
            return condition == step.when or condition in parts
        case _:
            return step.when == condition


# --- conditions and duties ------------------------------------------------------------------------


def _ticks(endings: list[Ending], said: ClauseLabels, places: ClausePlaces) -> Iterator[Tick]:
    for ending in endings:
        if isinstance(ending.target, Fact):
            fact = ending.target
            yield Tick(
                name=said.fact(fact.id),
                says=said.flag(fact),
                holds_when=said.either(ending.clauses),
                then=_then(fact, said, places),
            )


def _then(fact: Fact, said: ClauseLabels, places: ClausePlaces) -> str:
    """The duties that a condition alone is enough for."""
    duties = (
        duty for duty in places.duties_of(fact) if (FactRef(fact.id),) in said.clauses.of(duty.when)
    )
    numbers = _numbers(duties, said)
    return said.language.gettext("Duties: %(numbers)s", numbers=numbers) if numbers else ""
