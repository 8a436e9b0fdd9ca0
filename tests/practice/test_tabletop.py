"""The sheets of a tabletop exercise: the trainee's keeps the answers back, the trainer's has them all."""

import re
from functools import partial
from pathlib import Path

import pytest
from outloud import check
from pdfua import validate

from referral.practice.printing import tabletop, tabletop_sheets
from referral.practice.printing.tabletop import TabletopSources
from referral.practice.printing.tabletop_parts import Tabletop
from referral.practice.scenarios.model import Scenario
from referral.printing.checklist import paper_checklist
from referral.printing.checklist.logic.numbers import Numbers
from referral.printing.pdf import pdf_cache
from tests.practice.scenarios.runs import LIBRARY, WRITTEN, scenario_named
from tests.printing.papers import LANGUAGES, PAPER, real
from tests.printing.pdf.test_pdf import poppler, text_of, together

SCENARIOS = WRITTEN.scenarios()
PROPS = TabletopSources(LIBRARY.works(), WRITTEN.pictures())
TRAINEE = partial(tabletop_sheets.trainee_document, PAPER)
TRAINER = partial(tabletop_sheets.trainer_document, PAPER)
LOCALES = ("en", "ru", "kk")
EVERY = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.id)
BOY = scenario_named("boy_with_uncle")
NUMBERS = Numbers(real("kz").checklist)


def sheet(scenario: Scenario = BOY, country: str = "", locale: str = "en") -> Tabletop:
    walker = LIBRARY.walker(scenario.checklist, country or scenario.countries[0])
    return tabletop.build(scenario, walker, LANGUAGES.get(locale), PROPS)


def pages(pdf: bytes) -> int:
    [count] = re.findall(r"Pages: +(\d+)", poppler("pdfinfo", pdf))
    return int(count)


@EVERY
def test_the_trainee_reads_the_story_and_none_of_the_answers(scenario: Scenario):
    exercise = sheet(scenario)

    shown = TRAINEE(exercise)

    assert exercise.story.split(":")[0] in shown.replace("&#39;", "'")
    kept_back = [row.says or row.shows for row in exercise.rows if row.says or row.shows]
    kept_back += [one.says for one in (*exercise.breaks, *exercise.forbidden, *exercise.duties)]
    assert not [words for words in kept_back if words in shown]


def test_the_trainer_reads_every_reply_with_the_right_answer_beside_it():
    rows = {row.number: row for row in sheet().rows}

    company, apart = (rows[NUMBERS.step[one]] for one in ("child_company", "child_talk_apart"))
    assert "my sister" in company.says
    assert (company.right, company.must) == ("Another adult", True)
    assert (apart.right, apart.must) == ("Done", False)


def test_steps_and_duties_have_the_numbers_of_the_paper_checklist():
    twin = paper_checklist.build(real("kz").checklist, LANGUAGES.get("en"))
    steps = {step.number for section in twin.sections for step in section.steps}
    duties = {duty.says: duty.number for duty in twin.duties}

    assert {row.number for row in sheet().rows} <= steps
    assert {one.says: one.number for one in sheet().duties}.items() <= duties.items()


def test_an_interruption_names_its_moment_and_its_one_right_way():
    [met] = sheet().breaks

    assert met.when == f"After step {NUMBERS.step['relation_doubt']}"
    assert [way.right for way in met.ways] == [False, True, False]


def test_a_country_adds_its_own_duties():
    at_home = {one.says for one in sheet(country="tj").duties}
    elsewhere = {one.says for one in sheet(country="tm").duties}

    assert [says for says in at_home - elsewhere if "dated notice" in says]


@pytest.mark.parametrize("locale", LOCALES)
def test_both_sheets_are_short_and_in_the_language_asked_for(locale: str):
    hardest = sheet(scenario_named("three_hundred_villagers"), "tj", locale)

    trainee, trainer = (
        pdf_cache.pdf(made(hardest))
        for made in (
            TRAINEE,
            TRAINER,
        )
    )

    assert pages(trainee) == 1
    assert pages(trainer) <= 4
    assert together(hardest.title) in together(text_of(trainer))
    assert together(hardest.story[:60]) in together(text_of(trainee))


def test_the_checkers_of_accessibility_find_nothing(tmp_path: Path):
    for name, made in (
        ("a", TRAINEE),
        ("b", TRAINER),
    ):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(pdf_cache.pdf(made(sheet(locale="kk"))))

        aloud, report = check(str(file)), validate(file)

        assert aloud.error is None
        assert report.findings == ()
        assert {finding.rule for finding in aloud.findings} <= {"PAG-001"}


def test_trainees_see_the_picture_of_the_start_and_the_trainer_keeps_the_others_back():
    first, later = scenario_named("envelope_in_the_passport"), scenario_named("false_visa")

    assert "data:image/svg+xml" in TRAINEE(sheet(first))
    assert "data:image/svg+xml" not in TRAINEE(sheet(later))
    assert "data:image/svg+xml" in TRAINER(sheet(later))
