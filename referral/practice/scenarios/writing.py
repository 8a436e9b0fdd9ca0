"""A scenario as the YAML file it is: reading it back gives the same scenario."""

from collections.abc import Iterable, Iterator

from referral.definitions.writing import Writable, written
from referral.engine.conditions import Value
from referral.engine.sources import Source
from referral.practice.scenarios.builder import SOURCE
from referral.practice.scenarios.model import Forbidden, Interruption, Scenario


def file_of(scenario: Scenario) -> str:
    """The text of the file. What a checklist's usual answers say is not repeated in it."""
    return written(dict(_head(scenario)) | dict(_tale(scenario)) | dict(_right(scenario)))


def _head(scenario: Scenario) -> Iterator[tuple[str, Writable]]:
    yield "scenario", scenario.id
    yield "checklist", scenario.checklist
    if scenario.language != SOURCE:
        yield "language", scenario.language
    yield "title", scenario.title
    yield "countries", scenario.countries
    yield "difficulty", scenario.difficulty.value
    yield "minutes", str(scenario.minutes)


def _tale(scenario: Scenario) -> Iterator[tuple[str, Writable]]:
    yield "setting", scenario.setting
    yield "story", scenario.story
    yield (
        "pictures",
        [{"file": one.file, "step": one.step, "alt": one.alt} for one in scenario.pictures],
    )
    yield (
        "replies",
        [{"step": one.step, "says": one.says, "shows": one.shows} for one in scenario.replies],
    )
    yield "forbidden", [_forbidden(one) for one in scenario.forbidden]
    yield "interruptions", [_interruption(one) for one in scenario.interruptions]
    yield (
        "teaching",
        [{"says": one.says, "source": _sources(one.sources)} for one in scenario.teaching],
    )
    yield "translations", {code: dict(texts) for code, texts in scenario.translations}


def _right(scenario: Scenario) -> Iterator[tuple[str, Writable]]:
    yield "expected", {step: _spelt(value) for step, value in scenario.expected}
    yield "acceptable", {step: list(map(_spelt, values)) for step, values in scenario.acceptable}
    yield "must", scenario.must
    yield "must_not", scenario.must_not
    yield "duties", scenario.duties
    yield "no_duties", scenario.no_duties


def _forbidden(one: Forbidden) -> Writable:
    return {"id": one.id, "asks": one.asks, "because": one.because, "source": _sources(one.sources)}


def _interruption(one: Interruption) -> Writable:
    return {
        "id": one.id,
        "after": one.after,
        "critical": "true" if one.critical else "",
        "says": one.says,
        "choices": [{"id": choice.id, "says": choice.says} for choice in one.choices],
        "right": one.right,
        "because": one.because,
        "source": _sources(one.sources),
    }


def _sources(sources: Iterable[Source]) -> Writable:
    return [{"work": one.work, "at": one.at} for one in sources]


def _spelt(value: Value) -> Writable:
    return list(value) if isinstance(value, tuple) else str(value)
