"""The stories of the Back button, of two people and of paper once more, in Firefox as Debian has it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser import firefox
from tests.browser.firefox import FirefoxOfficer
from tests.browser.officers import Officer
from tests.browser.scripts import with_and_without_scripts
from tests.browser.service import Service

STEP = "arrived_together"


@pytest.fixture(scope="session")
def _firefox() -> Iterator[Any]:
    with firefox.running() as browser:
        yield browser


@pytest.fixture
def aigul(_firefox: Any, service: Service, request: pytest.FixtureRequest) -> FirefoxOfficer:
    """Aigul at Firefox, signed in; without scripts where the story says so."""
    wanted = getattr(request.node, "callspec", None)
    scripts = wanted.params.get("scripts", True) if wanted else True
    _firefox.set_prefs({"javascript.enabled": scripts})
    return FirefoxOfficer(_firefox, service.address).signs_in("aigul")


@with_and_without_scripts
def test_a_second_case_after_back_is_a_second_case(aigul: FirefoxOfficer, scripts: bool) -> None:
    first = aigul.opens_a_case()

    aigul.goes_back("/cases")
    second = aigul.opens_a_case()

    assert first != second


@with_and_without_scripts
def test_back_shows_the_answer_that_counts_and_never_overwrites_a_colleagues(
    aigul: FirefoxOfficer, officer: Callable[..., Officer], scripts: bool
) -> None:
    reference = aigul.opens_a_case()
    aigul.chooses(STEP, "few")
    if scripts:
        aigul.reads(f"#step-{STEP} [data-state]", "Saved")
    aigul.saves()
    bek = officer("bek")
    bek.goes_to("life-and-limb", reference)
    bek.answers(STEP, "many")
    bek.sees_saved(STEP)

    aigul.goes_back("/life-and-limb")
    aigul.is_chosen(STEP, "many")
    aigul.saves()

    aigul.goes(f"cases/{reference}/sections/life-and-limb")
    aigul.is_chosen(STEP, "many")


@with_and_without_scripts
def test_two_at_one_step_are_shown_both_answers(
    aigul: FirefoxOfficer, officer: Callable[..., Officer], scripts: bool
) -> None:
    reference = aigul.opens_a_case()
    bek = officer("bek")
    bek.goes_to("life-and-limb", reference)
    bek.answers(STEP, "many")
    bek.sees_saved(STEP)

    aigul.chooses(STEP, "few")
    aigul.clicks("button[name=then][value=next]")

    aigul.reads(f"#step-{STEP} [data-conflict]", "Saved by a colleague")
    assert aigul.chosen(STEP) == []
    aigul.chooses(STEP, "few")
    if scripts:
        aigul.reads(f"#step-{STEP} [data-state]", "Saved")
    aigul.saves()
    aigul.goes(f"cases/{reference}/sections/life-and-limb")
    aigul.is_chosen(STEP, "few")


def test_arrow_keys_save_only_where_they_rest(
    aigul: FirefoxOfficer, officer: Callable[..., Officer]
) -> None:
    aigul.opens_a_case()

    aigul.one(f'#step-{STEP} input[value="few"]').send_keys(" \ue015\ue015\ue015")  # arrow down

    aigul.is_chosen(STEP, "not_sure")
    aigul.reads(f"#step-{STEP} [data-state]", "Saved")
    aigul.goes(f"cases/{aigul.reference}")
    assert not aigul.all("#duty-large_group"), "A duty of an answer that was only passed."


@with_and_without_scripts
def test_folded_parts_are_open_on_paper(aigul: FirefoxOfficer, scripts: bool) -> None:
    reference = aigul.opens_a_case()
    aigul.chooses("danger_to_life", "yes")
    if scripts:
        aigul.reads("#step-danger_to_life [data-state]", "Saved")
    aigul.saves()
    aigul.goes(f"cases/{reference}/duties")
    assert aigul.all("details") and not aigul.all("details[open]")

    paper = aigul.printed()

    assert paper.count("Based on:") == len(aigul.all("details .sources__label"))
