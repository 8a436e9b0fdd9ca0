"""Fleiss' kappa against published worked examples, and at its edges."""

import pytest

from referral.practice.runs.agreement import fleiss, kappa_within, share

FOURTEEN_RATERS = """
0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7
"""
"""Ten subjects, fourteen raters, five categories: the worked example of the encyclopaedias, kappa 0.210."""


def _rows(counts: str) -> list[list[int]]:
    """Counts by category, spelt out as one answer for each rater."""
    table = [[int(one) for one in line.split()] for line in counts.split("\n") if line]
    return [[place for place, many in enumerate(row) for _ in range(many)] for row in table]


def test_the_worked_example_with_fourteen_raters():
    found = fleiss(_rows(FOURTEEN_RATERS))

    assert found is not None
    assert found.value == pytest.approx(0.210, abs=0.0005)
    assert found.low < found.value < found.high


def test_the_shares_of_that_example_are_those_published():
    shares = [share(row) for row in _rows(FOURTEEN_RATERS)]

    assert shares[0] == 1
    assert shares[1:4] == pytest.approx([0.253, 0.308, 0.440], abs=0.0005)


def test_two_raters_are_scotts_pi():
    # 10 subjects: both say yes 4 times, both no 4 times, they differ twice: pi = (0.8 - 0.5) / 0.5.
    rows = [["yes", "yes"]] * 4 + [["no", "no"]] * 4 + [["yes", "no"]] * 2

    found = fleiss(rows)

    assert found is not None
    assert found.value == pytest.approx(0.6)
    assert (found.low, found.high) == (None, None), "Two people allow no interval."


def test_where_everybody_gives_one_answer_there_is_nothing_to_correct_for():
    assert fleiss([["yes"] * 5, ["yes"] * 5]) is None


def test_the_kappas_of_the_steps_average_to_that_of_all():
    rows = _rows(FOURTEEN_RATERS)

    steps = [kappa_within([row], rows) for row in rows]

    assert sum(one.value for one in steps) / len(steps) == pytest.approx(fleiss(rows).value)


def test_one_step_on_which_all_agree_has_kappa_one():
    rows = [["yes"] * 4, ["yes", "no", "no", "yes"]]

    found = kappa_within([rows[0]], rows)

    assert found is not None
    assert found.value == 1
