"""Faults of a country: an overlay that loses or weakens, a clock that stands in the place of an aim."""

from referral.authoring.proofs import overlays
from referral.engine.model import Aim
from tests.authoring import mutations
from tests.authoring.mutants import Mutant
from tests.authoring.rewriting import answer, only_if

AT_THE_CROSSING = answer("way_of_entry", "is", "official_crossing")

MUTANTS = [
    Mutant(
        "an overlay drops a core step",
        mutations.without_step("secrecy_kept"),
        overlays.check, "L70", 'step "secrecy_kept" is lost',
    ),
    Mutant(
        "an overlay moves a step down",
        mutations.below("maybe_child", "child_body_called"),
        overlays.check, "L70", 'step "maybe_child" is lost or moved',
    ),
    Mutant(
        "an overlay drops a duty",
        mutations.without_duty("no_surrender"),
        overlays.check, "L70", 'duty "no_surrender" is lost',
    ),
    Mutant(
        "an overlay rewords a core question",
        mutations.step("request", says="Did the person say the word asylum?"),
        overlays.check, "L71", 'step "request" is another: says',
    ),
    Mutant(
        "an overlay takes a warning away",
        mutations.step("return_stopped", never=()),
        overlays.check, "L71", 'step "return_stopped" is another: never',
    ),
    Mutant(
        "an overlay asks about children only at a crossing point",
        mutations.step("maybe_child", when=AT_THE_CROSSING),
        overlays.check, "L71", 'step "maybe_child" is another: when',
    ),
    Mutant(
        "an overlay gives a duty less reach",
        mutations.of_duty("no_return", only_if(AT_THE_CROSSING)),
        overlays.check, "L71", 'duty "no_return" is another: when',
    ),
    Mutant(
        "an overlay puts the law's limit in the place of the aim",
        mutations.duty("refer", within=Aim.THREE_DAYS),
        overlays.check, "L71", 'duty "refer" is another: within',
    ),
    Mutant(
        "an overlay sends a duty elsewhere",
        mutations.duty("child_protection", to="trafficking_police"),
        overlays.check, "L71", 'duty "child_protection" is another: to',
    ),
    Mutant(
        "an overlay turns a section's words round",
        mutations.section("no_return", intro="Return is a matter of the commander."),
        overlays.check, "L71", 'section "no_return" is another: its words',
    ),
    Mutant(
        "a clock is lowered below the aim",
        mutations.clock("irregular_crossing_claim", hours=2),
        overlays.check, "L72", 'ends after 2 hours, before the regional aim of "refer"',
    ),
    Mutant(
        "a clock limits what is no duty",
        mutations.clock("irregular_crossing_claim", limits="reject"),
        overlays.check, "L73", 'limits "reject", which is no duty',
    ),
]  # fmt: skip
