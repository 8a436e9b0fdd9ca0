"""Rooms and wings: no room is crowded, and while an officer works on a case, nothing of a wing is entered."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from flask import Flask

import referral
from tests.practice.classroom import opened
from tests.web.visitors import Visitor

HOUSE = Path(referral.__file__).parent
WINGS = ("archive", "practice", "authoring")
LEADS_BACK = r'href="/en/events/lineage#event-[^"]+">The meetings from which this came'
MOST_IN_A_FOLDER = 16
SECTION = "cases/{reference}/sections/life-and-limb"


@contextmanager
def entered() -> Iterator[set[str]]:
    """The files of the house, and the templates, whose functions are called meanwhile."""
    found: set[str] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            found.add(frame.f_code.co_filename)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(before)


def of_wings(files: set[str]) -> list[str]:
    """Those that lie in a wing, or among the templates of one."""
    folders = [HOUSE / wing for wing in WINGS] + [HOUSE.parent / "templates" / w for w in WINGS]
    return sorted(one for one in files if any(one.startswith(f"{folder}/") for folder in folders))


def test_no_folder_is_crowded() -> None:
    modules = [one for one in HOUSE.rglob("*.py") if one.stem != "__init__"]

    in_folders = Counter(one.parent.relative_to(HOUSE).as_posix() for one in modules)

    assert {name: many for name, many in in_folders.items() if many > MOST_IN_A_FOLDER} == {}


def _opens_a_case(aigul: Visitor, _case: str) -> None:
    aigul.opens_a_case()


def _answers_a_section(aigul: Visitor, case: str) -> None:
    aigul.get(SECTION.format(reference=case))
    aigul.post(SECTION.format(reference=case), danger_to_life="yes", ambulance_called="done")


def _answers_by_script(aigul: Visitor, case: str) -> None:
    aigul.get(SECTION.format(reference=case))
    assert aigul.save(case, "weapon", "no").status_code == 200


def _looks_at_the_whole_case(aigul: Visitor, case: str) -> None:
    for page in ("", "/duties", "/check", "/closure"):
        assert aigul.get(f"cases/{case}{page}").status_code == 200


def _refers(aigul: Visitor, case: str) -> None:
    aigul.get(f"cases/{case}/referral")
    aigul.post(f"cases/{case}/referral")
    assert aigul.get(f"cases/{case}/referral/form").status_code == 200
    assert aigul.get(f"cases/{case}/referral/form/kk-ru.pdf").data.startswith(b"%PDF")


@pytest.mark.parametrize(
    "work",
    [
        _opens_a_case,
        _answers_a_section,
        _answers_by_script,
        _looks_at_the_whole_case,
        _refers,
    ],
)
def test_an_officer_at_work_enters_no_wing(
    app: Flask, aigul: Visitor, work: Callable[[Visitor, str], None]
) -> None:
    case = aigul.opens_a_case()

    with entered() as files:
        work(aigul, case)

    assert any(one.startswith(f"{HOUSE}/web/officer/") for one in files)
    assert of_wings(files) == []


def test_the_trace_sees_a_trainee_in_practice(app: Flask) -> None:
    trainee = opened(app).gives().joins("Falcon").begins()

    with entered() as files:
        trainee.visitor.get(f"practice/cases/{trainee.reference}/sections/life-and-limb")

    assert f"{HOUSE}/practice/web/traveller.py" in of_wings(files)
    assert any("/templates/practice/" in one for one in of_wings(files))


def test_steps_still_lead_to_the_meetings_behind_them(app: Flask, aigul: Visitor) -> None:
    library = app.extensions["app_parts"].library
    case, checklist = aigul.opens_a_case(), library.checklist(library.for_cases, "kz")

    pages = [
        aigul.get(f"cases/{case}/sections/{section.id.replace('_', '-')}").text
        for section in checklist.sections
    ]

    assert any(re.search(LEADS_BACK, page) for page in pages)
