"""Faults of a country: an overlay that loses or weakens, a clock that stands in the place of an aim."""

from referral.authoring.proofs import overlays
from referral.engine.model import Aim
from tests.authoring import spoiling
from tests.authoring.rewriting import answer, only_if
from tests.authoring.seeds import Seed

AT_THE_CROSSING = answer("way_of_entry", "is", "official_crossing")

SEEDS = [
    Seed(
        "an overlay drops a core step",
        spoiling.without_step("secrecy_kept"),
        overlays.check, "L70", 'step "secrecy_kept" is lost',
    ),
    Seed(
        "an overlay moves a step down",
        spoiling.below("maybe_child", "child_body_called"),
        overlays.check, "L70", 'step "maybe_child" is lost or moved',
    ),
    Seed(
        "an overlay drops a duty",
        spoiling.without_duty("no_surrender"),
        overlays.check, "L70", 'duty "no_surrender" is lost',
    ),
    Seed(
        "an overlay rewords a core question",
        spoiling.step("request", says="Did the person say the word asylum?"),
        overlays.check, "L71", 'step "request" is another: says',
    ),
    Seed(
        "an overlay takes a warning away",
        spoiling.step("return_stopped", never=()),
        overlays.check, "L71", 'step "return_stopped" is another: never',
    ),
    Seed(
        "an overlay asks about children only at a crossing point",
        spoiling.step("maybe_child", when=AT_THE_CROSSING),
        overlays.check, "L71", 'step "maybe_child" is another: when',
    ),
    Seed(
        "an overlay gives a duty less reach",
        spoiling.of_duty("no_return", only_if(AT_THE_CROSSING)),
        overlays.check, "L71", 'duty "no_return" is another: when',
    ),
    Seed(
        "an overlay puts the law's limit in the place of the aim",
        spoiling.duty("refer", within=Aim.THREE_DAYS),
        overlays.check, "L71", 'duty "refer" is another: within',
    ),
    Seed(
        "an overlay sends a duty elsewhere",
        spoiling.duty("child_protection", to="trafficking_police"),
        overlays.check, "L71", 'duty "child_protection" is another: to',
    ),
    Seed(
        "an overlay turns a section's words round",
        spoiling.section("no_return", intro="Return is a matter of the commander."),
        overlays.check, "L71", 'section "no_return" is another: its words',
    ),
    Seed(
        "a clock is lowered below the aim",
        spoiling.clock("irregular_crossing_claim", hours=2),
        overlays.check, "L72", 'ends after 2 hours, before the regional aim of "refer"',
    ),
    Seed(
        "a clock limits what is no duty",
        spoiling.clock("irregular_crossing_claim", limits="reject"),
        overlays.check, "L73", 'limits "reject", which is no duty',
    ),
]  # fmt: skip
