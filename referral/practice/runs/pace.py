"""How a run went in time: when urgent duties arose and were done, and where the officer hurried."""

from collections.abc import Iterator
from dataclasses import dataclass

from referral.engine.conditions import Value
from referral.engine.walker import Walker
from referral.practice.runs.run import Answered, Marked, Revealed, Run
from referral.practice.scenarios.model import Scenario


@dataclass(frozen=True, slots=True)
class DutyTime:
    """When a duty first arose, and when it was first done (None: not within the run)."""

    duty: str
    arose: int
    done: int | None

    @property
    def took(self) -> int | None:
        """Seconds between the two; None when it was not done."""
        return None if self.done is None else self.done - self.arose


def duty_times(walker: Walker, run: Run) -> tuple[DutyTime, ...]:
    """The time of every urgent duty that arose, in the order in which they did."""
    arose, done = dict[str, int](), dict[str, int]()
    answers: dict[str, Value] = {}
    for event in run:
        if isinstance(event, Marked):
            done.setdefault(event.duty, event.second)
        if isinstance(event, Answered):
            answers[event.step] = event.value
            for arisen in walker.walk(answers).duties:
                if arisen.duty.urgent:
                    arose.setdefault(arisen.duty.id, event.second)
                    if arisen.done:
                        done.setdefault(arisen.duty.id, event.second)
    return tuple(DutyTime(duty, second, done.get(duty)) for duty, second in arose.items())


def seconds_to_urgent(times: tuple[DutyTime, ...], expected: tuple[str, ...]) -> int | None:
    """Seconds from the start until the first expected urgent duty was done; None if none was."""
    return min(
        (one.done for one in times if one.duty in expected and one.done is not None), default=None
    )


def hurried(scenario: Scenario, run: Run) -> tuple[str, ...]:
    """Steps that were answered although the traveller had not been asked, in the order answered."""
    return tuple(dict.fromkeys(_unasked(scenario, run)))


def _unasked(scenario: Scenario, run: Run) -> Iterator[str]:
    asked: set[str] = set()
    for event in run:
        if isinstance(event, Revealed):
            asked.add(event.step)
        if isinstance(event, Answered) and event.step not in asked:
            yield from (event.step,) if scenario.has_something_at(event.step) else ()


def asked_in_vain(scenario: Scenario, run: Run) -> tuple[str, ...]:
    """Replies that were asked for but not needed: nothing was answered at their step."""
    answered = {event.step for event in run if isinstance(event, Answered)}
    revealed = (event.step for event in run if isinstance(event, Revealed))
    return tuple(dict.fromkeys(one for one in revealed if one not in answered))
