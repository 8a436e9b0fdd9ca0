"""Python and JavaScript make the same walk of any checked checklist with any answers."""

import json
import os
import re
from pathlib import Path
from random import Random, SystemRandom

import pytest

from referral.definitions.builder import build
from referral.definitions.checks import problems
from referral.definitions.documents.codec import encoded
from referral.definitions.documents.compiler import canonical, checklist_of, document_of
from referral.definitions.library import Library
from tests.engine import random_answers, random_checklists
from tests.engine.twins import Job, Plain, in_javascript, in_python, plain, values

REPOSITORY = Path(__file__).parents[2]
DOCUMENTS = 400
CASES = 52


def job(random: Random) -> Job:
    """A random checklist, checked, compiled, and opened in several cases."""
    folder = random_checklists.source_files(random)
    assert problems(folder) == ()
    document = document_of(build(folder, "random", "kz"))
    return Job(document, answers_to(document, random, CASES))


def answers_to(document: str, random: Random, cases: int) -> list[Plain]:
    """Random answers to the steps of a document."""
    steps = [one for section in json.loads(document)["sections"] for one in section["steps"]]
    return [random_answers.answers(random, steps) for _ in range(cases)]


def in_the_first_format(document: str) -> str:
    """The document as a program of the first format wrote it: without defaults, and without roles."""
    brief = canonical({"format": "checklist/1", **encoded(checklist_of(document))})
    return re.sub(r',"role":"\w+"|"role":"\w+",', "", brief)


@pytest.fixture(scope="module")
def seed() -> int:
    """Printed with every failure; to see one again: REFERRAL_SEED=… pytest tests/engine."""
    seed = int(os.environ.get("REFERRAL_SEED") or SystemRandom().randrange(10**9))
    print(f"REFERRAL_SEED={seed}")
    return seed


@pytest.fixture(scope="module")
def jobs(seed: int) -> list[Job]:
    random = Random(seed)
    return [job(random) for _ in range(DOCUMENTS)]


def test_the_two_engines_never_disagree(jobs: list[Job], seed: int):
    compared = 0

    for one, said in zip(jobs, in_javascript(jobs), strict=True):
        for answers, ours, theirs in zip(one.answers, in_python(one), said["walks"], strict=True):
            assert ours == theirs, f"REFERRAL_SEED={seed} {one.document} {answers}"
            compared += 1

    assert compared >= 20_000


def test_the_first_format_is_walked_as_it_was_by_both_engines(jobs: list[Job], seed: int):
    some = jobs[:60]
    before = [Job(in_the_first_format(one.document), one.answers) for one in some]

    for one, old, said in zip(some, before, in_javascript(before), strict=True):
        assert said["walks"] == in_python(old), f"REFERRAL_SEED={seed} {old.document}"
        assert said["walks"] == in_python(one), f"REFERRAL_SEED={seed} {one.document}"


@pytest.mark.thorough
def test_the_random_walks_are_worth_comparing(jobs: list[Job]):
    walks = [walk for one in jobs for walk in in_python(one)]

    shares = {
        "hidden steps": sum(len(walk["applicable"]) < 5 for walk in walks) / len(walks),
        "duties": sum(bool(walk["duties"]) for walk in walks) / len(walks),
        "done duties": sum(any(one["done"] for one in walk["duties"]) for walk in walks)
        / len(walks),
        "limits": sum(any(one["limits"] for one in walk["duties"]) for walk in walks) / len(walks),
        "flags": sum(bool(walk["flags"]) for walk in walks) / len(walks),
        "nothing missing": sum(not walk["missing"] for walk in walks) / len(walks),
    }

    assert all(0.01 < share < 0.99 for share in shares.values()), shares


def test_the_engines_agree_on_the_checklists_of_this_repository(seed: int):
    random, library = Random(seed), Library(REPOSITORY / "checklists")
    documents = [library.document(*name) for name in library.names()]
    jobs = [Job(document, answers_to(document, random, 500)) for document in documents]

    for one, said in zip(jobs, in_javascript(jobs), strict=True):
        assert said["walks"] == in_python(one), f"REFERRAL_SEED={seed}"


def test_nothing_is_taken_over_from_the_walk_of_another_country(seed: int):
    random, library = Random(seed), Library(REPOSITORY / "checklists")
    kazakh, kyrgyz = (library.walker("referral", country) for country in ("kz", "kg"))
    document = library.document("referral", "kz")

    for given in answers_to(document, random, 100):
        answers = values(given)
        abroad = kyrgyz.walk(answers, kazakh.walk(answers))

        assert plain(abroad) == plain(kyrgyz.walk(answers)), f"REFERRAL_SEED={seed}"
        assert {one.duty for one in abroad.duties} <= set(kyrgyz.checklist.duties)


def test_a_document_comes_back_as_the_checklist_it_was(jobs: list[Job]):
    for one in jobs:
        assert document_of(checklist_of(one.document)) == one.document
