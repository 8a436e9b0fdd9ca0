"""The checklist on paper: the same steps and numbers as on screen, on few pages that anyone can read."""

import re
from pathlib import Path

import pytest
from outloud import check
from pdfua import validate

from referral.authoring.cli import checklist_text
from referral.printing.checklist import paper_checklist
from referral.printing.checklist.paper_parts import PaperChecklist
from referral.printing.pdf import pdf_cache
from tests.printing.forms.test_page import Elements
from tests.printing.papers import LANGUAGES, LIBRARY, PAPER, question, real, small
from tests.printing.pdf.test_pdf import poppler, text_of

COUNTRIES = [country for _, country in LIBRARY.names()]
LOCALES = ("en", "ru", "kk")
MOST_PAGES = 10


def twin(country: str = "kz", locale: str = "en") -> PaperChecklist:
    return paper_checklist.build(real(country).checklist, LANGUAGES.get(locale))


@pytest.mark.parametrize("country", COUNTRIES)
def test_steps_have_the_numbers_and_the_order_of_the_written_checklist(country: str):
    checklist = real(country).checklist
    told = checklist_text.text(checklist, LANGUAGES.get("en"))

    numbers = [step.number for section in twin(country).sections for step in section.steps]

    assert numbers == re.findall(r"^(\d+\.\d+)  ", told, re.MULTILINE)
    assert len(numbers) == len(list(checklist.steps()))


def test_every_answer_and_every_duty_is_there():
    checklist, paper = real().checklist, twin()

    answers = [len(step.choices) for section in paper.sections for step in section.steps]
    assert answers == [len(step.options) for step in checklist.steps()]
    assert [duty.number for duty in paper.duties] == list(range(1, len(checklist.duties) + 1))


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_duty_is_named_by_a_step_or_by_a_condition(country: str):
    paper = twin(country)

    steps = [step for section in paper.sections for step in section.steps]
    named = " ".join([step.duties for step in steps] + [one.then for s in steps for one in s.ticks])
    assert {str(duty.number) for duty in paper.duties} <= set(re.findall(r"\d+", named))


def test_a_step_that_may_not_apply_says_when_and_where_to_go_on():
    steps = {step.number: step for section in twin().sections for step in section.steps}

    assert steps["1.1"].only_if == ""
    assert steps["1.2"].only_if == "Only if: 1.1: “Yes” or “Not sure”. If not, go to 1.3."
    assert steps["4.2"].only_if == "Only if: [5] A sign of fear of return. If not, go to 5.1."


@pytest.mark.parametrize("country", COUNTRIES)
def test_conditions_are_ticked_before_they_are_needed(country: str):
    ticked: set[str] = set()
    for section in twin(country).sections:
        for step in section.steps:
            assert set(re.findall(r"\[\d+\]", step.only_if)) <= ticked, step.number
            ticked |= {tick.name.split()[0] for tick in step.ticks}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "country",
    ["kz", *(pytest.param(one, marks=pytest.mark.thorough) for one in COUNTRIES if one != "kz")],
)
def test_it_takes_few_pages_each_with_a_line_for_the_case_and_the_version(
    country: str, locale: str
):
    pdf = pdf_cache.pdf(PAPER.twin_document(twin(country, locale)))

    pages = int(re.search(r"Pages: +(\d+)", poppler("pdfinfo", pdf))[1])
    assert pages <= MOST_PAGES
    assert text_of(pdf).count("____") >= pages
    assert text_of(pdf).count(real(country).checklist.hash[:12]) == pages + 1


def test_the_checkers_of_accessibility_find_nothing(tmp_path: Path):
    file = tmp_path / "twin.pdf"
    file.write_bytes(pdf_cache.pdf(PAPER.twin_document(twin("kz", "kk"))))

    aloud, report = check(str(file)), validate(file)

    assert aloud.error is None and report.findings == ()
    # A step like "If not, go to 8.1" may end several pages; it is no footer.
    assert {finding.rule for finding in aloud.findings} <= {"PAG-001"}


def test_there_is_nothing_to_type_in_and_no_line_for_an_identity():
    elements = Elements(PAPER.twin_view(twin()))

    assert not elements.named("input") and not elements.named("form")
    assert not [at for _, at in elements.found if "style" in at]


def test_words_cannot_become_markup():
    evil = small(question("nature", hint='<script>alert("x")</script>')).checklist

    document = PAPER.twin_document(paper_checklist.build(evil, LANGUAGES.get("en")))

    assert "<script" not in document and "&lt;script&gt;" in document
