"""Every slip of an author, and everything a changed checklist breaks, is named with its line."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from referral.definitions.problems import FoundProblem
from referral.engine.conditions import FactHolds, Operator, Test
from referral.engine.model import Checklist, Duty, Option, Section, Step
from referral.engine.walker import Walker
from referral.practice.scenarios.broken import replayed
from referral.practice.scenarios.faults import ScenarioFault
from referral.practice.scenarios.folder import WrittenScenario, written_in
from referral.practice.scenarios.library import scenarios_of
from referral.settings import root
from tests.practice.scenarios.runs import LIBRARY, WRITTEN
from tests.practice.scenarios.slips_of_drawings import DRAWING_SLIPS

NAME = "teacher_at_the_desk"
SOUND = (root() / "checklists" / "scenarios" / f"{NAME}.yaml").read_text(encoding="utf-8")
AROUND = WRITTEN.written_scenarios().surroundings
WALKERS = {edition: LIBRARY.walker(*edition) for edition in LIBRARY.names()}

FORM_SLIPS = {
    "S10": ("  - id: transit", "  - id: proof"),
    "S11": ("right: go_on", "right: go_no"),
    "S12": (
        '      - {id: stamp, says: "Stamp the passport; she can ask for asylum somewhere in town."}\n',
        "",
    ),
    "S13": ('{step: travels_with, says: "“I came alone.”"}', "{step: travels_with}"),
    "S14": ("step: travels_with, says", "step: request, says"),
    "S15": ("replies:", "pictures: [{file: desk.svg, alt: A desk}]\n\nreplies:"),
    "S31": ("replies:", "translations: {ru: {reply.weapon.sings: Нет}}\n\nreplies:"),
    "S32": ("replies:", "translations: {en: {title: A teacher}}\n\nreplies:"),
    "C01": ("setting:", "scenery:"),
    "C25": ("difficulty: first", "difficulty: easy"),
    "C32": (f"scenario: {NAME}", "scenario: teacher"),
    "W01": ("{work: euaa_access}", "{work: euaa_acces}"),
}

REPLAY_SLIPS = {
    "S20": ("countries: [kz, kg, tj, tm]", "countries: [uz]"),
    "S21": ("must: [two_questions,", "must: [two_question,"),
    "S22": ("language_understood: turkish", "language_understood: turkis"),
    "S23": ("must: [two_questions,", "must: [fear_again,"),
    "S25": ("must_not: [fear_again,", "must_not: [request,"),
    "S26": ("duties: [no_return,", "duties: [no_penalty,"),
    "S27": ("no_duties: [no_penalty,", "no_duties: [refer,"),
    "S28": ("duties: [no_return, secrecy,", "duties: [no_return,"),
    "S29": ("duties: [no_return,", "duties: [no_returns,"),
    "S30": ("request: [[explicit, implicit]]", "wants_contact: [no]"),
}


def spoilt(sound: str, spoiling: str) -> WrittenScenario:
    """The teacher's scenario with a slip in it."""
    assert sound in SOUND
    text = SOUND.replace(sound, spoiling, 1)
    return written_in(text, NAME, AROUND)


def on(
    written: WrittenScenario, walkers: dict[tuple[str, str], Walker] | None = None
) -> list[FoundProblem]:
    """What the replay finds on these checklists."""
    return list(replayed(written, walkers or WALKERS, {}))


def test_the_sound_scenario_has_no_fault():
    written = written_in(SOUND, NAME, AROUND)

    assert written.problems == ()
    assert {found.code for found in on(written)} <= {"S28"}, "only what overlays add may surprise"


@pytest.mark.parametrize("code", FORM_SLIPS)
def test_a_slip_in_the_form_is_named_and_the_scenario_left_out(code: str):
    written = spoilt(*FORM_SLIPS[code])
    if code == "S12":
        two = "      - {id: later, says: Ask her to wait in her car until the queue is gone.}\n"
        text = SOUND.replace(FORM_SLIPS[code][0], "").replace(two, "")
        written = written_in(text, NAME, AROUND)

    assert code in {found.code for found in written.problems}
    assert written.scenario is None
    assert all(found.place.line > 0 and found.remedy for found in written.problems)


@pytest.mark.parametrize("code", REPLAY_SLIPS)
def test_a_slip_against_the_checklist_is_named(code: str):
    written = spoilt(*REPLAY_SLIPS[code])

    assert written.problems == ()
    assert code in {found.code for found in on(written)}


def test_every_fault_of_the_catalogue_is_provoked_here():
    of_drawings = {code for code, _name, _drawing in DRAWING_SLIPS}
    assert {fault.name for fault in ScenarioFault} - {"S24"} <= {
        *FORM_SLIPS,
        *REPLAY_SLIPS,
        *of_drawings,
    }


def changed(checklist: Checklist, step: Step | None = None, duty: Duty | None = None) -> Walker:
    """A checklist after an author has worked on it."""
    sections: tuple[Section, ...] = checklist.sections
    if step:
        first, *rest = sections
        sections = (replace(first, steps=(*first.steps, step)), *rest)
    duties = checklist.duties if duty is None else (*checklist.duties, duty)
    return Walker(replace(checklist, sections=sections, duties=duties))


def test_a_new_question_that_nothing_decides_names_the_scenario():
    checklist = LIBRARY.checklist("referral", "kz")
    colour = Step("colour", "Which?", options=(Option("red", "Red"), Option("not_sure", "?")))

    found = on(written_in(SOUND, NAME, AROUND), {("referral", "kz"): changed(checklist, colour)})

    [undecided] = [one for one in found if one.code == "S24"]
    assert '"colour"' in undecided.sentence
    assert undecided.place.file == f"{NAME}.yaml"


def test_a_new_urgent_duty_names_the_scenario():
    checklist = LIBRARY.checklist("referral", "kz")
    duty = replace(checklist.duties[0], id="sing", when=FactHolds("needs_referral"), urgent=True)

    found = on(written_in(SOUND, NAME, AROUND), {("referral", "kz"): changed(checklist, duty=duty)})

    assert [one for one in found if one.code == "S28" and '"sing"' in one.sentence]


def test_a_weakened_duty_names_the_scenario_and_the_line():
    checklist = LIBRARY.checklist("referral", "tj")
    never = Test("danger_to_life", Operator.IS, "yes")
    duties = tuple(
        replace(duty, when=never) if duty.id == "secrecy" else duty for duty in checklist.duties
    )
    walker = Walker(replace(checklist, duties=duties))

    found = on(written_in(SOUND, NAME, AROUND), {("referral", "tj"): walker})

    [lost] = [one for one in found if one.code == "S26"]
    line = SOUND.splitlines()[lost.place.line - 1]
    assert "secrecy" in line
    assert "TJ" in lost.sentence


def test_a_broken_scenario_never_keeps_the_checklists_from_being_used(tmp_path: Path):
    copytree(root() / "checklists", tmp_path / "checklists")
    broken = tmp_path / "checklists" / "scenarios" / f"{NAME}.yaml"
    broken.write_text("scenario: [", encoding="utf-8")

    library = scenarios_of(tmp_path / "checklists")

    assert library.checklists.walker("referral", "kz").walk({}).missing
    assert NAME not in {one.id for one in library.scenarios()}
    assert {found.code for found in library.scenario_problems()} == {"Y01"}
