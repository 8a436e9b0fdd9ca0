"""Random checklists that authors could have written.

A checklist is made as the files of ``checklists/`` hold it, so that it passes through reader,
checks, overlay and compiler like any other.
"""

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from referral.definitions.reader import read_text
from referral.definitions.source_files import CountryFiles, SourceFile, SourceFiles

Plain = dict[str, Any]

NAMES = ("constructor", "prototype", "tostring", "valueof", "hasownproperty", "then", "length", "x")
ONE, MANY, NUMBER, ACTION = "one", "many", "number", "action"
SOURCE = [{"work": "handbook", "at": "page 1"}]


@dataclass
class Author:
    """Writes one checklist; whatever is drawn comes from ``random``."""

    random: Random
    steps: list[Plain] = field(default_factory=list)
    facts: list[Plain] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def checklist(self) -> Plain:
        """A regional checklist."""
        for _ in range(self.random.randint(2, 14)):
            self.steps.append(self._step(self._name(self.steps)))
            if self.random.random() < 0.4:
                self.facts.append(self._fact(self._name(self.facts)))
        self.steps += _RELIED_ON
        self.facts += [self._fact(one["role"]) | one for one in _FLAGGED]
        duties = [self._duty(f"duty_{at}") for at in range(self.random.randint(0, 5))]
        duties += [_KEPT | self._duty(role) | {"role": role} for role in ("referral", "receipt")]
        return {
            "checklist": "random",
            "role": "cases",
            "title": "Random",
            "summary": "Made by chance.",
            "bodies": [
                {"id": "border_service", "role": "sender"},
                {"id": "migration_authority", "role": "recipient"},
            ],
            "answer_sets": {"doubt": _options(["yes", "no", "not_sure"])},
            "sections": self._sections(),
            "facts": self.random.sample(self._worth_having(), k=len(self.facts)),
            "duties": duties,
        }

    def overlay(self) -> Plain:
        """An overlay on it, which adds a step after one of its steps, a duty, and some words."""
        after = self.random.choice(self.steps)["id"]
        return {
            "overlay": "random",
            "country": "kz",
            "add_steps": [{"after": after, "steps": [_asking("added", {"options": "doubt"})]}],
            "reword": [{"step": after, "why": "For the law of the country."}],
            "add_duties": [self._duty("added_duty")],
        }

    def clocks(self, duties: list[Plain]) -> list[Plain]:
        """Clocks of the country, with and without a duty and a condition."""
        clocks = []
        for at in range(self.random.randint(0, 3)):
            clock = {"id": f"clock_{at}", "starts": "Now.", "says": "Soon.", "source": SOURCE}
            if duties and self.random.random() < 0.8:
                clock["limits"] = self.random.choice(duties)["id"]
            if self.random.random() < 0.6:
                clock["when"] = self._condition()
            clocks.append(clock)
        return clocks

    def _name(self, named: list[Plain]) -> str:
        name = self.random.choice(NAMES)
        return f"{name}_{len(named)}" if name in [one["id"] for one in named] else name

    def _step(self, name: str) -> Plain:
        kind = self.random.choice((ONE, ONE, MANY, NUMBER, ACTION))
        ids = [f"{one}" for one in self.random.sample(NAMES, k=self.random.randint(1, 4))]
        if kind == NUMBER:
            lowest = self.random.choice((-1_000_000, -3, 0, 1))
            bounds = {"from": lowest, "to": lowest + self.random.choice((1, 5, 999_999))}
            step = _asking(name, {"number": bounds})
        elif kind == MANY:
            options = [*_options([*ids, "not_sure"]), {"id": "none", "label": "-", "alone": True}]
            step = _asking(name, {"options": options, "many": True})
        elif kind == ACTION:
            step = {"id": name, "do": "Act.", "options": _options(["done", *ids])}
        else:
            step = _asking(name, {"options": _options([*ids, "not_sure"])})
        if not self.steps:
            step = _asking(name, {"options": "doubt"})
        elif self.random.random() < 0.7:
            step["when"] = self._condition()
        return {**step, "source": SOURCE}

    def _fact(self, name: str) -> Plain:
        fact: Plain = {"id": name, "name": name, "when": self._condition()}
        if self.random.random() < 0.5:
            fact["flag"] = name
        return fact

    def _duty(self, name: str) -> Plain:
        duty = {"id": name, "do": "Do it.", "to": "migration_authority", "within": "same_day"}
        if self.random.random() < 0.5:
            duty["done_when"] = self._condition()
        return {**duty, "when": self._condition(), "source": SOURCE}

    def _condition(self, depth: int = 0) -> Plain:
        draw = self.random.random()
        if self.facts and draw < 0.2:
            name = self.random.choice(self.facts)["id"]
            self.used.add(name)
            return {"fact": name}
        if depth < 3 and draw < 0.5:
            parts = [self._condition(depth + 1) for _ in range(self.random.randint(1, 3))]
            return {self.random.choice(("all", "any", "any")): parts}
        return self._test(self.random.choice(self.steps))

    def _test(self, step: Plain) -> Plain:
        if "number" in step:
            bounds = step["number"]
            operator = self.random.choice(("is", "is_not", "at_least", "at_most"))
            operand: Any = self.random.randint(bounds["from"], bounds["to"])
        elif "many" in step:
            operator = self.random.choice(("includes", "excludes"))
            operand = self.random.choice(ids_of(step))
        else:
            operator = self.random.choice(("is", "is_not", "one_of"))
            several = self.random.sample(ids_of(step), k=self.random.randint(1, len(ids_of(step))))
            operand = several if operator == "one_of" else several[0]
        return {"answer": step["id"], operator: operand}

    def _sections(self) -> list[Plain]:
        cut = self.random.randint(1, len(self.steps) - 1)
        parts = (self.steps[:cut], self.steps[cut:])
        return [
            {"id": f"section_{at}", "title": "Part", "steps": part} for at, part in enumerate(parts)
        ]

    def _worth_having(self) -> list[Plain]:
        unused = {"flag": "Not used by any condition"}
        return [fact if fact["id"] in self.used else {**fact, **unused} for fact in self.facts]


def source_files(random: Random) -> SourceFiles:
    """A folder with one random checklist for one country."""
    author = Author(random)
    regional, overlay = author.checklist(), author.overlay()
    clocks = author.clocks([*regional["duties"], *overlay["add_duties"]])
    return SourceFiles(
        works=_file("works", [{"id": "handbook", "kind": "handbook", "title": {"en": "A book"}}]),
        regionals={"random": _file("random", regional)},
        countries={
            "kz": CountryFiles(
                "kz", _file("country", _pack(clocks)), {"random": _file("random", overlay)}
            )
        },
    )


def ids_of(step: Plain) -> list[str]:
    """The ids of a step's options, in a file or in a document."""
    options = step["options"]
    return ["yes", "no", "not_sure"] if options == "doubt" else [one["id"] for one in options]


_ROLES = ("yes", "no", "not_sure", "done", "own_language", "interpreter")


def _asking(name: str, how: Plain) -> Plain:
    return {"id": name, "ask": "What?", "source": SOURCE, **how}


def _options(ids: list[str]) -> list[Plain]:
    return [{"id": one, "label": one} | ({"role": one} if one in _ROLES else {}) for one in ids]


_RELIED_ON = [
    _asking(
        "talk",
        {"options": _options(["own_language", "interpreter", "not_sure"]), "role": "understanding"},
    ),
    {
        "id": "gone",
        "do": "Act.",
        "options": _options(["done", "later"]),
        "role": "hand_over",
        "source": SOURCE,
    },
]
_FLAGGED: list[Plain] = [{"role": role, "flag": role} for role in ("child", "withdrawal")]
_KEPT: Plain = {"core": True, "done_when": {"answer": "gone", "is": "done"}}
"""What the program relies on in every checklist."""


def _pack(clocks: list[Plain]) -> Plain:
    names = {"en": "Name", "ru": "Имя", "kk": "Аты"}
    return {
        "country": "kz",
        "name": names,
        "languages": ["kk", "ru"],
        "utc_offset": "+05:00",
        "checked": "2026-11-20",
        "bodies": [{"id": one, "name": names} for one in ("border_service", "migration_authority")],
        "clocks": clocks,
    }


def _file(stem: str, plain: Any) -> SourceFile:
    reading = read_text(json.dumps(plain, ensure_ascii=False, indent=1), f"{stem}.yaml")
    return SourceFile(stem, reading.root, reading.problems)
