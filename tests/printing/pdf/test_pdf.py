"""The form as PDF: what a clerk, a screen reader and a photocopier get."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from outloud import check
from pdfua import validate

from referral.printing.pdf import pdf_cache
from tests.printing import papers
from tests.printing.papers import country, html, question, small

PAIRS = ("kk-ru", "ru-en", "kk-en", "en-ru")


@pytest.fixture(scope="module", params=["empty", "family", "everything"])
def answers(request: pytest.FixtureRequest) -> papers.Given:
    """A case with nothing in it, an ordinary one and the heaviest."""
    cases = {"empty": {}, "family": papers.FAMILY, "everything": papers.everything()}
    return cases[request.param]


def poppler(program: str, pdf: bytes, *options: str) -> str:
    """What one of poppler's programs says of a PDF."""
    found = shutil.which(program)
    assert found, f"These tests need {program}. Install it: apt-get install poppler-utils"
    return subprocess.run(
        [found, *options, "-", *(["-"] if program == "pdftotext" else [])],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout.decode()


def fonts_of(pdf: bytes) -> set[str]:
    """The names of the fonts in a PDF, without the sign of a subset."""
    return {line.split()[0].split("+")[1] for line in poppler("pdffonts", pdf).splitlines()[2:]}


def text_of(pdf: bytes) -> str:
    """The words of a PDF in the order of reading, on one line."""
    return " ".join(poppler("pdftotext", pdf, "-raw").split())


def together(text: str) -> str:
    """A text without the spaces and hyphens at which lines may break."""
    return re.sub(r"[\s-]+", "", text)


@pytest.mark.parametrize("pair", PAIRS)
def test_an_ordinary_case_takes_two_pages(pair: str):
    told = poppler("pdfinfo", pdf_cache.pdf(html(papers.FAMILY, pair, demonstration=True)))

    assert re.search(r"Pages: +2\n", told)
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", told)


@pytest.mark.parametrize("country", [code for _, code in papers.LIBRARY.names()])
def test_every_country_gets_its_form(country: str):
    document = html(papers.FAMILY, "ru-en", walker=papers.real(country))

    pdf = pdf_cache.pdf(document)

    assert re.search(r"Pages: +2\n", poppler("pdfinfo", pdf))
    assert papers.real(country).checklist.pack.name.get("ru") in text_of(pdf)


def test_a_case_without_answers_takes_two_pages():
    assert re.search(r"Pages: +2\n", poppler("pdfinfo", pdf_cache.pdf(html({}))))


def test_it_names_itself_and_is_tagged():
    told = poppler("pdfinfo", pdf_cache.pdf(html(papers.FAMILY, "ru-en", number=2)))

    assert re.search(r"Title: .*7F3K-92XQ-5.* 2\n", told)
    assert re.search(r"Tagged: +yes", told)


def test_the_checkers_of_accessibility_find_nothing(answers: papers.Given, tmp_path: Path):
    file = tmp_path / "form.pdf"
    file.write_bytes(pdf_cache.pdf(html(answers)))

    aloud, report = check(str(file)), validate(file)

    assert aloud.error is None and report.findings == ()
    # The list of the family is a table of empty cells: that is what it is for.
    assert {finding.rule for finding in aloud.findings} <= {"TBL-012"}


def test_every_word_of_the_page_can_be_read_from_the_paper(answers: papers.Given):
    document = html(answers, "kk-ru")

    read = together(text_of(pdf_cache.pdf(document)))

    for said in re.findall(r">([^<>]+)<", document[document.index("<body>") :]):
        assert together(unescape(said)) in read, said


def test_each_language_is_marked_in_the_tags():
    with_tags = pdf_cache.pdf(html(papers.FAMILY, "kk-ru"))

    languages = list(tagged(with_tags, "/Lang"))

    assert languages.count("ru") > 30 and languages.count("kk") > 30


def test_header_cells_say_what_they_head():
    scopes = list(tagged(pdf_cache.pdf(html(papers.FAMILY)), "/A", "/Scope"))

    assert scopes.count("/Column") == 10 and scopes.count("/Row") == 4


def test_only_the_fonts_of_the_project_are_used(answers: papers.Given):
    assert fonts_of(pdf_cache.pdf(html(answers))) == {"Noto-Sans", "Noto-Sans-Bold"}


def test_narrow_spaces_and_kazakh_letters_have_glyphs():
    letters = "Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і 2026\u202fж. № « » — † Ё ё"
    pack = country(sentences=(("secrecy", letters),))

    pdf = pdf_cache.pdf(html({}, "en-ru", walker=small(question("danger"), pack=pack)))

    assert all(letter in text_of(pdf) for letter in letters.split())
    assert fonts_of(pdf) == {"Noto-Sans", "Noto-Sans-Bold"}


def test_lines_to_write_on_are_at_least_eight_millimetres_high():
    style = (Path(pdf_cache.__file__).parents[2] / "static/style/print.css").read_text()

    field = re.search(r"\.sheet__field \{[^}]*height: ([\d.]+)mm", style)
    name = 2 * 8 * 0.85 * 1.15 * 0.3528  # two lines of the name above the line, in millimetres
    row = re.search(r"\.sheet__family tbody tr \{ height: ([\d.]+)mm", style)

    assert field and float(field[1]) - name / 2 >= 8
    assert row and float(row[1]) >= 8


def tagged(pdf: bytes, *path: str) -> Iterator[str]:
    """The values at that path of every element in the tag tree."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        waiting = [opened.Root.StructTreeRoot.K]
        while waiting:
            element = waiting.pop()
            if isinstance(element, pikepdf.Array):
                waiting.extend(element)
            elif isinstance(element, pikepdf.Dictionary):
                waiting.append(element.get("/K", pikepdf.Array()))
                value = element
                for key in path:
                    value = value.get(key) if value is not None else None
                if value is not None:
                    yield str(value)
