"""The form as HTML: what readers, screen readers and typing officers rely on."""

import re
from html.parser import HTMLParser
from itertools import pairwise

from referral.engine.model import FormPart
from tests.printing import papers
from tests.printing.papers import PAPER, country, form, html, question, small


class Elements(HTMLParser):
    """Start tags with their attributes, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_identity_lines_can_be_typed_but_not_sent():
    elements = Elements(PAPER.print_view(form(papers.FAMILY)))

    lines = elements.named("input")
    assert len(lines) >= 10
    assert not elements.named("form") and not elements.named("button")
    for line in lines:
        assert "name" not in line and "value" not in line
        assert (line["autocomplete"], line["spellcheck"]) == ("off", "false")


def test_every_line_has_a_name_that_is_read_aloud():
    elements = Elements(PAPER.print_view(form(papers.FAMILY)))

    labelled = {label["for"] for label in elements.named("label")}
    for line in elements.named("input"):
        assert line.get("aria-label") or line["id"] in labelled


def test_paper_for_the_press_has_blank_lines():
    assert "<input" not in html(papers.FAMILY)


def test_ids_are_unique():
    ids = [
        at["id"] for _, at in Elements(PAPER.print_view(form(papers.FAMILY))).found if "id" in at
    ]

    assert ids and len(ids) == len(set(ids))


def test_nothing_on_the_page_needs_an_exception_from_the_security_policy():
    elements = Elements(PAPER.print_view(form(papers.everything())))

    assert not elements.named("script") and not elements.named("style")
    for _, attributes in elements.found:
        assert not any(name == "style" or name.startswith("on") for name in attributes)


def test_each_language_is_marked_where_it_stands():
    document = html(papers.FAMILY, "kk-ru")

    assert '<html lang="kk"' in document
    assert '<p class="sheet__second" lang="ru">' in document
    assert re.search(r'<span lang="ru">Фамилия</span>', document)


def test_headings_follow_each_other_without_a_gap():
    for text, top in ((html(papers.FAMILY), 1), (PAPER.print_view(form(papers.FAMILY)), 2)):
        levels = [int(tag[1]) for tag, _ in Elements(text).found if re.fullmatch("h[1-6]", tag)]

        assert levels[0] == top and levels.count(top) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_header_cell_says_what_it_heads():
    assert {cell["scope"] for cell in Elements(html(papers.FAMILY)).named("th")} == {"col", "row"}


def test_words_cannot_become_markup():
    evil = question("nature", label='<script>alert("x")</script>', form=FormPart.NATURE)
    pack = country(sentences=(("secrecy", "<b>bold & brazen</b>"),))

    document = html({}, "en-ru", walker=small(evil, pack=pack))

    assert "<script" not in document and "<b>bold" not in document
    assert "&lt;script&gt;" in document and "&lt;b&gt;bold &amp; brazen" in document


def test_a_demonstration_cannot_be_taken_for_a_real_form():
    assert "not a valid form" in html({}, "en-ru", demonstration=True)
    assert "not a valid form" not in html({}, "en-ru")


def test_unanswered_questions_leave_a_line_to_write_on():
    assert html({}).count("sheet__blank") > html(papers.FAMILY).count("sheet__blank")
