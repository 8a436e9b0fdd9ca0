"""The traveller of a run, shown beside the steps of a section in practice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import request
from markupsafe import Markup

from referral.engine.model import Step
from referral.practice.scenarios.model import Forbidden, Interruption, Reply, Scenario
from referral.practice.store import runs
from referral.practice.store.classes import Pace
from referral.practice.store.runs import Run, RunAct
from referral.practice.web import scenario_texts
from referral.store.cases.cases import Case, find
from referral.web.app import access, request_db
from referral.web.app.hooks import NOBODY, Nobody, Token
from referral.web.app.pages import fill


@dataclass(frozen=True)
class Traveller:
    """The traveller of a run: what was asked of them, and who broke in."""

    reference: str
    scenario: Scenario
    started_at: datetime
    pace: Pace
    first_steps: tuple[str, ...]
    acts: frozenset[tuple[RunAct, str, str]]

    def above(self, answered: Mapping[str, object], csrf_token: Token) -> Markup:
        """The interruption that waits for a choice, and what should be done better this time."""
        return Markup(  # noqa: S704 - our own template
            fill(
                "practice/trainee/interruptions.html",
                traveller=self,
                tale=scenario_texts.words_of(self.scenario),
                csrf_token=csrf_token,
                waiting=self.waiting(answered),
                later=self.later(answered),
            )
        )

    def at(self, step: Step) -> str:
        """What the traveller says at a step, once asked, or the way to ask."""
        return fill(
            "practice/trainee/reply.html",
            traveller=self,
            tale=scenario_texts.words_of(self.scenario),
            step=step,
        )

    def was_asked(self, step: Step) -> bool:
        """Whether the traveller was asked about a step."""
        return any(act is RunAct.ASKED and about == step.id for act, about, _ in self.acts)

    def was_overasked(self, question: Forbidden) -> bool:
        """Whether a forbidden question was put."""
        return any(act is RunAct.FORBIDDEN and about == question.id for act, about, _ in self.acts)

    def reply(self, step: Step) -> Reply | None:
        """What is out of the ordinary at a step."""
        return self.scenario.reply(step.id)

    def waiting(self, answered: Mapping[str, object]) -> list[Interruption]:
        """Interruptions whose moment has come and which nobody has met yet."""
        return [one for one in self._unmet() if one.after in answered]

    def later(self, answered: Mapping[str, object]) -> list[Interruption]:
        """Interruptions whose moment has not come; they wait in the page, unseen."""
        return [one for one in self._unmet() if one.after not in answered]

    @property
    def has_a_clock(self) -> bool:
        """Whether the time is shown."""
        return self.pace is Pace.CLOCK

    def _unmet(self) -> Iterator[Interruption]:
        met = {about for act, about, _ in self.acts if act is RunAct.CHOSEN}
        return (one for one in self.scenario.interruptions if one.id not in met)


def beside(case: Case) -> Nobody | Traveller:
    """Who stands beside the steps of a practice case."""
    run = runs.find(request_db.read_session(), case.id)
    scenario = scenario_texts.known().get(run.scenario) if run else None
    return _traveller(case, run, scenario) if run and scenario else NOBODY


def strip(csrf_token: Token, service_token: Token) -> Markup:
    """The line under the head of every page of one's own run: its title, story, clock and end."""
    who, reference = access.actor(), (request.view_args or {}).get("reference", "")
    case = find(request_db.read_session(), reference, who) if who else None
    here = beside(case) if case else NOBODY
    if case is not None and not isinstance(here, Traveller):
        recording = fill(
            "practice/trainee/recording.html", reference=case.reference, service_token=service_token
        )
        return Markup(recording)  # noqa: S704 - our own template
    if not isinstance(here, Traveller):
        return Markup()
    html = fill(
        "practice/trainee/strip.html",
        traveller=here,
        tale=scenario_texts.words_of(here.scenario),
        csrf_token=csrf_token,
    )
    return Markup(html)  # noqa: S704 - our own template


def _traveller(case: Case, run: Run, scenario: Scenario) -> Traveller:
    events = runs.events_of(request_db.read_session(), [run.id])[run.id]
    return Traveller(
        reference=case.reference,
        scenario=scenario,
        started_at=run.started_at,
        pace=run.pace,
        first_steps=tuple(run.first_steps.split()),
        acts=frozenset((one.act, one.about, one.choice) for one in events),
    )
