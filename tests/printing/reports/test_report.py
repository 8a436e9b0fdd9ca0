"""The report of a month and its files: published numbers only, in three languages, nothing a spreadsheet runs."""

import json
import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from referral.disclosure import Key, Level, Published, Table, publish
from referral.i18n.words.measure_words import MeasureWords
from referral.i18n.words.row_names import RowNames
from referral.printing.pdf import pdf_cache
from referral.printing.reports import exports, report
from referral.printing.reports.report import ComparedRelease, ReportTexts
from referral.printing.reports.report_parts import Report
from referral.services.statistics import measure_catalogue, measures
from referral.spreadsheets import neutral
from referral.store.statistics.releases import Release
from tests.printing.papers import LANGUAGES, LIBRARY, PAPER
from tests.spreadsheet import opened_in_excel

CHECKLIST = LIBRARY.checklist("referral", "kz")
MONTH, MADE = "2026-10", datetime(2026, 11, 2, 9, tzinfo=UTC)
REGIONS = {"A": "south", "B": "south", "C": "north"}
BASES = measure_catalogue.bases_of(CHECKLIST)
COUNTS: dict[Key, int] = {
    ("A", MONTH, "cases"): 43,
    ("A", MONTH, "duty_raised:refer"): 37,
    ("A", MONTH, "duty_done:refer"): 31,
    ("B", MONTH, "cases"): 3,
    ("C", MONTH, "cases"): 23,
    ("C", MONTH, "duty_raised:refer"): 17,
}


@pytest.fixture(scope="module")
def published() -> Published:
    return publish(Table("kz", (MONTH,), REGIONS, BASES, COUNTS), Level.INSIDE)


def speech(locale: str = "en", **names: str) -> ReportTexts:
    language = LANGUAGES.get(locale)
    places = RowNames(CHECKLIST, names, {"south": "South", "north": "North"}, language)
    return ReportTexts(language, MeasureWords(CHECKLIST, language), places)


def of_country(published: Published, locale: str = "en") -> Report:
    return report.of_country(told(published), speech(locale), demonstration=False)


def told(published: Published, before: Published | None = None) -> ComparedRelease:
    return ComparedRelease(Release(MONTH, published, {}, MADE), before)


def rows(published: Published, **names: str) -> list[dict[str, str]]:
    return opened_in_excel(exports.WRITERS["figures", "csv"](published, speech(**names)))


def numbers_of(text: str) -> set[str]:
    return set(re.findall(r"(?<![\d:.])\d+(?![\d:.])", text))


def test_no_true_count_stands_in_a_report(published: Published):
    html = PAPER.report_document(of_country(published))

    printed = numbers_of(" ".join(re.findall(r"<td[^>]*>(.*?)</td>", html)))
    assert {"45", "25", "70"} <= printed
    assert not {str(count) for count in COUNTS.values()} & printed


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_a_report_is_printed_in_every_language(published: Published, locale: str):
    made = of_country(published, locale)

    pages = PdfReader(BytesIO(pdf_cache.pdf(PAPER.report_document(made)))).pages

    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert made.place in text
    assert made.parts[0].title in text
    assert " ".join(made.method[0].split())[:40] in text


def test_the_same_release_gives_the_same_paper(published: Published):
    one, other = (PAPER.report_document(of_country(published)) for _ in range(2))

    assert one == other


def test_a_small_post_is_told_within_the_row_it_shares():
    counts = {**COUNTS, ("B", MONTH, "cases"): 8, ("D", MONTH, "cases"): 9}
    shared = publish(Table("kz", (MONTH,), {**REGIONS, "D": "south"}, BASES, counts), Level.INSIDE)

    made = report.of_post(told(shared), speech(), "B", demonstration=False)

    assert made.place == "Smaller posts: South"


def test_a_duty_that_cannot_be_marked_done_has_a_dash_and_no_number(published: Published):
    (duties,) = (part for part in of_country(published).parts if part.columns == ("arose", "done"))

    undone = [duty for duty in CHECKLIST.duties if duty.done_when is None]

    for line in duties.lines:
        if line.says in {duty.says for duty in undone}:
            assert line.numbers[1] == "–"


def test_times_are_read_from_what_was_published():
    steps = {
        ("A", MONTH, measures.handed_over_within(hours)): count
        for hours, count in zip(measures.HOURS, (0, 24, 30, 30, 43, 43, 43), strict=True)
    }
    counts = {**COUNTS, **steps, ("A", MONTH, "handed_over"): 43}
    table = Table("kz", (MONTH,), {"A": "south"}, BASES, counts)

    made = report.of_country(told(publish(table, Level.INSIDE)), speech(), demonstration=False)

    (times,) = (part for part in made.parts if "Half" in part.intro)
    assert "within 4 hours" in times.intro and "within 24 hours" in times.intro
    assert ("Half, hours", ("4",)) in [(line.says, line.numbers) for line in times.lines]


def test_beside_a_number_stands_the_one_of_the_month_before_as_it_was_published(
    published: Published,
):
    counts = {("A", "2026-09", "cases"): 62, ("C", "2026-09", "cases"): 31}
    september = Table("kz", ("2026-09",), REGIONS, BASES, counts)

    made = report.of_country(
        told(published, publish(september, Level.INSIDE)), speech(), demonstration=False
    )

    cases = made.parts[0]
    assert cases.columns == ("Kazakhstan", "September 2026")
    assert cases.lines[0].numbers == ("70", "95")


def test_a_hidden_cell_is_empty_in_the_file_and_says_so(published: Published):
    hidden = [row for row in rows(published) if row["state"] == "hidden"]

    assert hidden
    assert all(row["cases"] == "" for row in hidden)


def test_every_measure_of_the_figures_stands_in_the_codebook(published: Published):
    document = json.loads(exports.WRITERS["figures", "json"](published, speech()))

    measures = {row["measure"] for row in document["figures"]}
    assert measures == {row["code"] for row in document["codebook"]}
    assert all(row["says"] and row["definition"] for row in document["codebook"])


@given(st.text())
def test_no_text_becomes_a_formula(text: str):
    written = neutral(text)

    assert not str(written).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert str(written).removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@sum(a1)", "\t=1", "  =cmd|' /c calc'!a0"])
def test_a_post_named_like_a_formula_stays_text(published: Published, name: str):
    places = {row["place"] for row in rows(published, A=name, C=name)}

    assert "'" + name in places


def test_a_workbook_holds_no_formula_and_no_link(published: Published):
    book = exports.WRITERS["figures", "xlsx"](published, speech(A="=1+1", C="http://a.example"))

    with zipfile.ZipFile(BytesIO(book)) as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist())
    assert "<f>" not in text and "hyperlink" not in text


def test_the_same_release_gives_the_same_workbook(published: Published):
    one, other = (exports.WRITERS["figures", "xlsx"](published, speech()) for _ in range(2))

    assert one == other
