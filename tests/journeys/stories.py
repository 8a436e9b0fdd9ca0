"""Who comes to the border in these journeys, and what the officer answers. Nobody in them exists."""

from dataclasses import dataclass, field

from referral.cli.demonstration.answers import ORDINARY
from referral.engine.conditions import Value


@dataclass(frozen=True, slots=True)
class Duty:
    """An urgent duty that the story must raise: because of which answer, and towards whom."""

    id: str
    because: str
    to: str


@dataclass(frozen=True, slots=True)
class Story:
    """A traveller; steps that the story does not name are answered in the ordinary way."""

    named: dict[str, Value]
    duties: tuple[Duty, ...]
    plan: dict[str, Value] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "plan", {**ORDINARY, **self.named})


REFER = Duty("refer", because="request", to="migration_authority")

IMPLICIT = Story(
    {
        "language_understood": "dari",
        "interpreter_used": "phone",
        "request": ("implicit",),
        "signs": ("flight",),
        "way_of_entry": "irregular",
    },
    (
        REFER,
        Duty("no_return", because="request", to="own_service_commander"),
        Duty("no_penalty", because="way_of_entry", to="own_service_commander"),
    ),
)

FAMILY = Story(
    {
        "language_understood": "pashto",
        "interpreter_used": "in_person",
        "request": ("explicit",),
        "signs": ("war",),
        "travels_with": ("family",),
        "age_band": "age_18_59",
        "count_0_5": 1,
        "count_6_11": 2,
        "maybe_child": "yes",
        "child_company": "other_adult",
        "relation_doubt": "not_sure",
    },
    (
        REFER,
        Duty("child_protection", because="child_company", to="child_protection"),
        Duty("no_onward_travel", because="relation_doubt", to="own_service_commander"),
    ),
)

TRAFFICKED = Story(
    {
        "language_understood": "uzbek",
        "interpreter_used": "phone",
        "request": ("not_sure",),
        "signs": ("none",),
        "traffic_strong": ("papers_held", "controller_fear"),
        "controller_near": "yes",
        "violence_signs": ("not_sure",),
    },
    (
        REFER,
        Duty("trafficking_referral", because="traffic_strong", to="trafficking_police"),
        Duty("no_alert", because="traffic_strong", to="own_service_commander"),
    ),
)
