"""What the wings put on pages of the kernel: each place is named and typed here, and filled by ``create_app``.

The kernel never imports a wing. What is asked on an officer's page in service is answered here, from plain
data, and enters no module of a wing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from flask import Flask, current_app, url_for
from markupsafe import Markup

from referral.engine.model import Duty, Step
from referral.store.cases.cases import Case
from referral.web.app import environments

Token = Callable[[], str]
"""What gives the token against forgery: a fresh one, or the mark of a hole on pages that are kept."""


class Beside(Protocol):
    """What is shown beside the steps of a section; part of the key of a cached page."""

    def above(self, answered: Mapping[str, object], csrf_token: Token) -> str:
        """What is shown above the steps."""

    def at(self, step: Step) -> str:
        """What is shown beside a step, as HTML."""

    def __hash__(self) -> int:
        """Equal for what is shown alike."""


@dataclass(frozen=True, slots=True)
class Nobody:
    """In service there is a real person in front of the officer."""

    def above(self, answered: Mapping[str, object], csrf_token: Token) -> str:
        """Nothing above the steps."""
        return ""

    def at(self, step: Step) -> str:
        """Nothing beside a step."""
        return ""


NOBODY = Nobody()


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """An event of the archive: its place in the order of time, and its id."""

    order: int
    event: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The last event behind each step and duty, by its id, and behind each work, by its id."""

    places: Mapping[str, Origin]
    works: Mapping[str, Origin]

    def last(self, what: Step | Duty) -> Origin | None:
        """The last event behind a step or duty, or behind a work it cites; None when there is none."""
        found = [self.works.get(source.work) for source in what.sources]
        found.append(self.places.get(what.id))
        return max(filter(None, found), default=None)


@dataclass(frozen=True, slots=True)
class Hooks:
    """Who stands beside the steps of a practice case, the line under the head of a run's pages, and what is
    known of the meetings behind steps.
    """

    beside: Callable[[Case], Beside]
    strip: Callable[[Token, Token], Markup]
    origins: Origins


def init_app(app: Flask, filled: Hooks) -> None:
    """Keep what the wings put on pages of the kernel."""
    app.extensions["hooks"] = filled


def hooks() -> Hooks:
    """What the wings put on pages of the kernel."""
    return cast(Hooks, current_app.extensions["hooks"])


def beside(case: Case) -> Beside:
    """What is shown beside the steps of a case in the environment of this request."""
    return NOBODY if environments.environment() is environments.SERVICE else hooks().beside(case)


def behind(what: Step | Duty) -> str:
    """The address of the last event behind a step or duty on the page of the line; "" when there is none."""
    last = hooks().origins.last(what)
    return url_for("archive.lineage", _anchor=f"event-{last.event}") if last else ""
