"""The proofs find what they are there to find: faults sown one by one, each caught with a run that shows it."""

from collections import Counter
from functools import cache

import pytest

from referral.authoring.proofs import prove
from referral.authoring.questions.edition import Edition, editions_at
from referral.authoring.questions.query import ProofQuery
from referral.settings import root
from tests.authoring import (
    mutants_of_countries,
    mutants_of_promises,
    mutants_of_structure,
    mutations,
)
from tests.authoring.mutants import Mutant, promised
from tests.authoring.rewriting import dropping

MUTANTS = [
    *mutants_of_structure.MUTANTS,
    *mutants_of_promises.MUTANTS,
    *mutants_of_countries.MUTANTS,
]
AT_LEAST = 30


@cache
def editions() -> tuple[Edition, ...]:
    """Every checklist of this repository, for every country."""
    return tuple(editions_at(root() / "checklists"))


def kazakh() -> Edition:
    """The one in which faults are sown."""
    return next(one for one in editions() if one.checklist.pack.code == "kz")


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_fault_that_is_sown_is_found(mutant: Mutant):
    query = ProofQuery(mutant.spoil(kazakh()))

    found = [finding.found for finding in mutant.proof(query)]

    assert [one for one in found if one.code == mutant.code and mutant.names in one.sentence], found


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_without_the_fault_the_same_proof_finds_nothing(mutant: Mutant):
    assert list(mutant.proof(_sound())) == []


def test_faults_of_every_kind_are_sown():
    kinds = Counter(mutant.code[:2] for mutant in MUTANTS)

    assert len(MUTANTS) >= AT_LEAST
    assert set(kinds) == {"L0", "L1", "L2", "L3", "L4", "L5", "L6", "L7"}


def test_every_checklist_is_proved_for_every_country():
    reports = [prove(edition) for edition in editions()]

    assert [finding for report in reports for finding in report.findings] == []


def test_a_broken_promise_is_told_as_a_run_that_an_officer_could_meet():
    spoilt = mutations.of_fact("may_fear_return", dropping("request", "third_person"))(kazakh())

    [finding] = [
        one
        for one in promised("sign_refers")(ProofQuery(spoilt))
        if '"refer"' in one.found.sentence
    ]

    assert "“Someone asked for them” (third_person)" in finding.run
    assert "How was protection asked for, or fear shown?" in finding.run
    assert "refer" not in finding.run.split("Duties:")[1].split(", ")


@cache
def _sound() -> ProofQuery:
    return ProofQuery(kazakh())
