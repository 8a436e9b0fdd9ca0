"""Every address, asked by everybody, with words that fit and words that do not: never a fault of ours.

The addresses come from the service's own table of routes, the names of fields from the sources of its views, so
that a new page is tried as soon as it exists. What is tried follows from the route alone: a failure comes again.
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from werkzeug.routing import Rule

from tests.web.town import ENDS, Town, address_of, homes_of

COSTS_MUCH = re.compile(r"_pdf$|^archive\.|^checklists\.|publish|preview")
"""Where an answer takes long, not every word is tried in every place."""

LISTED = frozenset({"first", "last", "since", "until", "state", "verb", "resumptionToken"})
"""Names that a view asks for by a list of them."""

FITTING = 10
"""Tries of each route with words that all fit."""

TOKENS = (*("good",) * 6, "missing", "stale")
NAMES = {
    "GET": re.compile(r"(?:args|values)\.get(?:list)?\(\s*\"(\w+)\""),
    "POST": re.compile(r"(?:(?:form|values|files)\.get(?:list)?|\bnumber)\(\s*\"(\w+)\""),
}


@pytest.mark.parametrize("share", [20, pytest.param(1, marks=pytest.mark.thorough)])
def test_every_address(town: Town, share: int) -> None:
    """Every n-th of the words is tried in each place, of all addresses."""
    failures = [
        failure
        for rule in town.app.url_map.iter_rules()
        if rule.endpoint not in ENDS
        for method in ("GET", "POST")
        for failure in _asked(town, rule, method, share)
    ]

    assert not failures, "\n".join(failures)


def _asked(town: Town, rule: Rule, method: str, share: int) -> Iterator[str]:
    chance = Random(f"{method} {rule.rule}")
    names = _names(town, rule, method)
    homes = homes_of(rule) or tuple(town.everybody)
    places = [*sorted(rule.arguments), *names]
    for at, words in enumerate(_tried(town, rule, places, chance, share)):
        is_fit = at < FITTING
        who = homes[at % len(homes)] if is_fit else chance.choice(homes)
        token = "good" if is_fit else chance.choice(TOKENS)
        fields = {name: words[name] for name in names}
        address = address_of(rule, words)
        status = _status(town, who, method, address, fields, token)
        if status >= 500:
            shown = {name: word[:60] for name, word in fields.items()}
            yield f"{status} {who}: {method} {address[:200]} {shown}"


def _tried(
    town: Town, rule: Rule, places: list[str], chance: Random, share: int
) -> Iterator[dict[str, str]]:
    """Words for all places: some tries with all that fit, then in each place each word that does not."""
    steps = share * _steps(rule)
    for _ in range(0, FITTING, steps):
        yield town.fitting_words(rule, places, chance)
    for place in places:
        for word in town.spoiled(place)[chance.randrange(steps) :: steps]:
            yield {**town.fitting_words(rule, places, chance), place: word}


def _status(
    town: Town, who: str, method: str, address: str, words: dict[str, str], token: str
) -> int:
    visitor = town.everybody[who]
    if method == "GET":
        answer = visitor.client.get(address, query_string=_sendable(words))
    else:
        tokens = {
            "good": visitor.hidden("csrf_token"),
            "missing": {},
            "stale": {"csrf_token": "old"},
        }
        answer = visitor.client.post(address, data=_sendable({**words, **tokens[token]}))
    answer.close()
    return answer.status_code


def _sendable(words: dict[str, str]) -> dict[str, bytes]:
    return {name: value.encode("utf-8", "replace") for name, value in words.items()}


def _names(town: Town, rule: Rule, method: str) -> list[str]:
    """The arguments or fields that the source of a view asks for."""
    if method not in rule.methods:
        return []
    source = Path(
        inspect.getfile(inspect.unwrap(town.app.view_functions[rule.endpoint]))
    ).read_text()
    listed = {name for name in LISTED if f'"{name}"' in source}
    return sorted({*NAMES[method].findall(source), *listed})


def _steps(rule: Rule) -> int:
    return 8 if COSTS_MUCH.search(rule.endpoint) else 1
