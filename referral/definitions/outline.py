"""A checklist as the checks look at it: steps, facts and duties in order, and where they stand.

With an overlay, the outline is that of the country's checklist. An outline can be drawn of
unfinished work too; what is malformed is left out of it, and reported by the shapes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from referral.definitions.grammar.scalars import as_number
from referral.definitions.nodes import Block, Items, TextNode
from referral.engine.model import StepKind


@dataclass(frozen=True, slots=True)
class StepOutline:
    """A step: where it stands in the order of the paper, and what may be answered."""

    id: str
    block: Block
    position: int
    kind: StepKind
    options: tuple[Block, ...]

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of its options."""
        return tuple(option.text("id") for option in self.options)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of its options, as far as they have one."""
        return tuple(role for option in self.options if (role := option.text("role")))

    @property
    def bounds(self) -> tuple[int, int] | None:
        """The bounds of the number asked for, where they are written soundly."""
        number = self.block.entries.get("number")
        if not isinstance(number, Block):
            return None
        lowest, highest = as_number(number.text("from")), as_number(number.text("to"))
        return None if lowest is None or highest is None else (lowest, highest)

    @property
    def is_question(self) -> bool:
        """Whether the step asks rather than does."""
        return "ask" in self.block.entries


@dataclass(frozen=True)
class ChecklistOutline:
    """What the checks look at; ``overlay`` is None for the regional checklist on its own."""

    regional: Block
    overlay: Block | None = None

    @cached_property
    def answer_sets(self) -> Mapping[str, tuple[Block, ...]]:
        """The options of each answer set."""
        sets = self.regional.entries.get("answer_sets")
        return {name: sets.blocks(name) for name in sets.entries} if isinstance(sets, Block) else {}

    @cached_property
    def steps(self) -> tuple[StepOutline, ...]:
        """Every step in the order of the paper."""
        return tuple(self._outlined(block, at) for at, block in enumerate(self._step_blocks()))

    @cached_property
    def step_by_id(self) -> Mapping[str, StepOutline]:
        """Steps by id; of two alike, the first."""
        return {step.id: step for step in reversed(self.steps)}

    @cached_property
    def facts(self) -> tuple[Block, ...]:
        """Every fact."""
        return self.regional.blocks("facts") + self._added("add_facts")

    @cached_property
    def fact_by_id(self) -> Mapping[str, Block]:
        """Facts by id; of two alike, the first."""
        return {fact.text("id"): fact for fact in reversed(self.facts)}

    @cached_property
    def duties(self) -> tuple[Block, ...]:
        """Every duty."""
        return self.regional.blocks("duties") + self._added("add_duties")

    def promised(self, key: str) -> tuple[Block, ...]:
        """What stands under a key of the proofs."""
        roots = [self.regional.entries.get("proofs")]
        roots += [self.overlay.entries.get("add_proofs")] if self.overlay else []
        return tuple(one for root in roots if isinstance(root, Block) for one in root.blocks(key))

    @property
    def bodies(self) -> tuple[TextNode, ...]:
        """The ids of the regional list, each alone or with a role."""
        listed = self.regional.entries.get("bodies")
        nodes = listed.nodes if isinstance(listed, Items) else ()
        ids = (one.entries.get("id") if isinstance(one, Block) else one for one in nodes)
        return tuple(one for one in ids if isinstance(one, TextNode))

    @property
    def body_roles(self) -> Mapping[str, TextNode]:
        """The roles of the regional list by body, where it gives one."""
        blocks = self.regional.blocks("bodies")
        roles = ((one.text("id"), one.entries.get("role")) for one in blocks)
        return {body: role for body, role in roles if isinstance(role, TextNode)}

    def options_of(self, step: Block) -> tuple[Block, ...]:
        """The options of a step: its own, or those of the answer set it names."""
        return step.blocks("options") or self.answer_sets.get(step.text("options"), ())

    def _step_blocks(self) -> Iterator[Block]:
        additions = self._added("add_steps")
        for section in self.regional.blocks("sections"):
            for step in section.blocks("steps"):
                yield step
                for addition in additions:
                    if addition.text("after") == step.text("id"):
                        yield from addition.blocks("steps")

    def _added(self, key: str) -> tuple[Block, ...]:
        return self.overlay.blocks(key) if self.overlay else ()

    def _outlined(self, block: Block, position: int) -> StepOutline:
        options = self.options_of(block)
        return StepOutline(block.text("id"), block, position, kind_of(block), options)


def kind_of(block: Block) -> StepKind:
    """How a step is answered."""
    if "number" in block.entries:
        return StepKind.NUMBER
    return StepKind.MANY if block.says("many") else StepKind.ONE
