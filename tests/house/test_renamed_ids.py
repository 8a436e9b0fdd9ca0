"""Whatever ids the checklists use, the same happens: what the program relies on is a role, never an id.

A copy of ``checklists/`` with other ids is put beside the original, and the same is done with both: the same
runs, cases from the first answer to their removal, forms, figures. What comes out must be the same text once the
ids are translated back. Words are compared in English, for translations are found by id.
"""

import json
import re
from contextlib import closing
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from referral.definitions.library import Library
from referral.i18n.words.measure_words import MeasureWords
from referral.practice.scenarios.library import ScenarioLibrary, scenarios_of
from referral.services.statistics import measure_catalogue
from referral.settings import root
from referral.store.database import Database
from tests.engine import random_answers
from tests.engine.twins import plain, values
from tests.engines import SQLiteFiles
from tests.house.happenings import answers_of, told_of_cases
from tests.house.renaming import every_id, ids_of, renamed_copy
from tests.printing import papers

CHECKLISTS = root() / "checklists"
COUNTRIES = ("kz", "kg", "tj", "tm")
ONCE_KNOWN = ("refer", "confirm_receipt", "may_be_child", "interpreter_used", "handed_over")
"""Ids that the program once named: renaming these alone let a case be closed without its referral."""

RUNS = 300


@dataclass(frozen=True)
class Twin:
    """The checklists with other ids; ``names`` are the other ids by those that stood there before."""

    written: ScenarioLibrary
    names: dict[str, str]

    @property
    def library(self) -> Library:
        """The checklists alone."""
        return self.written.checklists

    def renamed(self, answers: Any) -> Any:
        """Answers with the other ids."""
        match answers:
            case dict():
                return {self.names.get(k, k): self.renamed(one) for k, one in answers.items()}
            case list() | tuple():
                return [self.renamed(one) for one in answers]
            case str():
                return self.names.get(answers, answers)
        return answers

    def as_before(self, said: Any) -> Any:
        """Plain data with the ids that stood there before."""
        back = {other: one for one, other in self.names.items()}
        written = re.sub("z[0-9a-f]{12}", lambda one: back[one[0]], json.dumps(said))
        return json.loads(written)


@pytest.fixture(scope="module")
def written() -> ScenarioLibrary:
    return scenarios_of(CHECKLISTS)


@pytest.fixture(scope="module")
def original(written: ScenarioLibrary) -> Library:
    return written.checklists


@pytest.fixture(scope="module")
def cases(written: ScenarioLibrary, sqlite: SQLiteFiles) -> list[Any]:
    """What becomes of cases on the checklists as they are."""
    return told_of(written, sqlite)


@pytest.fixture(scope="module", params=[None, ONCE_KNOWN], ids=["every id", "those once known"])
def twin(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Twin:
    """The twin in which every id is another, and the one in which only a few are."""
    names = {one: every_id(one) for one in request.param or ids_of(CHECKLISTS)}
    folder = tmp_path_factory.mktemp("renamed") / "checklists"
    copy = renamed_copy(CHECKLISTS, folder, lambda one: names.get(one, one))
    return Twin(scenarios_of(copy), names)


def test_nothing_is_wrong_with_it_and_every_scenario_replays(twin: Twin, written: ScenarioLibrary):
    assert twin.library.problems() == ()
    assert twin.written.scenario_problems() == ()
    assert [one.id for one in twin.written.scenarios()] == [one.id for one in written.scenarios()]
    there, here = twin.library.names(), written.checklists.names()
    assert twin.as_before(there) == [list(one) for one in here]


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_document_is_the_same_but_for_its_ids(twin: Twin, original: Library, country: str):
    there = json.loads(twin.library.document(twin.library.for_cases, country))

    assert twin.as_before(there) == json.loads(original.document(original.for_cases, country))


def test_random_walks_find_the_same(twin: Twin, original: Library):
    random = Random(12)
    here, there = (one.walker(one.for_cases, "kz") for one in (original, twin.library))
    document = json.loads(original.document(original.for_cases, "kz"))
    steps = [one for section in document["sections"] for one in section["steps"]]

    for _ in range(RUNS):
        answers = random_answers.answers(random, steps)
        found = plain(there.walk(values(twin.renamed(answers))))

        assert twin.as_before(found) == plain(here.walk(values(answers)))


def test_the_same_becomes_of_every_case(twin: Twin, cases: list[Any], sqlite: SQLiteFiles):
    for there, here in zip(told_of(twin.written, sqlite), cases, strict=True):
        assert twin.as_before(there) == here


def test_the_cases_are_worth_comparing(cases: list[Any]):
    *told, of_all = cases

    assert any(one["whole"]["closing"] == "refused: a referral is due" for one in told)
    assert all(of_all["retention"]), "Some cases are removed, and some are held."


def test_every_form_reads_the_same(twin: Twin, written: ScenarioLibrary):
    for number, name in enumerate(one.id for one in written.scenarios()):
        here = form(written, name, confirmed=number % 2 == 0)
        there = form(twin.written, name, confirmed=number % 2 == 0)

        assert twin.as_before(there) == here, name


def test_every_figure_is_called_the_same(twin: Twin, original: Library):
    assert twin.as_before(figures(twin.library)) == figures(original)


def told_of(written: ScenarioLibrary, sqlite: SQLiteFiles) -> list[Any]:
    """What becomes of cases on these checklists, in a database of their own, as plain data."""
    with closing(Database(sqlite.fresh())) as database:
        told: list[Any] = json.loads(json.dumps(list(told_of_cases(written, database))))
        return told


def form(written: ScenarioLibrary, name: str, *, confirmed: bool) -> str:
    """The referral form of the right run through a scenario, without the version of the checklist."""
    scenario = next(one for one in written.scenarios() if one.id == name)
    library = written.checklists
    walker = library.walker(scenario.checklist, "kz")
    answers = answers_of(scenario, library, confirmed=confirmed)
    printed = papers.html(answers, "en-en", walker=walker)
    return printed.replace(walker.checklist.hash[:12], "")


def figures(library: Library) -> dict[str, str]:
    """What every figure is called, by its code."""
    checklist = library.checklist(library.for_cases, "kz")
    words = MeasureWords(checklist, papers.LANGUAGES.get("en"))
    return {measure: words.says(measure) for measure in measure_catalogue.bases_of(checklist)}
