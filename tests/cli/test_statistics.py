"""Releasing a period by hand, as an administrator of a large country does."""

from pathlib import Path

import pytest

from tests.cli.typing_commands import run


@pytest.mark.thorough
def test_a_quarter_is_released_once_and_for_the_service(tmp_path: Path):
    folder = tmp_path / "instance"
    assert run("demo", "--instance", folder).exit_code == 0

    first = run("statistics release 2026-Q3 --country tm --instance", folder)
    again = run("statistics release 2026-Q3 --country tm --instance", folder)

    assert first.exit_code == 0, first.output
    assert first.output.startswith("Quarter 3 of 2026 is released.")
    assert again.output == first.output


def test_what_is_no_period_or_has_no_figures_is_refused_with_a_sentence(demonstration: Path):
    no_period = run("statistics release 2026-13 --instance", demonstration)
    nothing_there = run("statistics release 2019-04 --instance", demonstration)

    assert no_period.exit_code == 2 and "a quarter (2026-Q3)" in no_period.output
    assert nothing_there.exit_code == 1 and "Choose another period." in nothing_there.output
