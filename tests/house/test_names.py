"""One name, one meaning: no two classes share a name, the glossary names what exists, and English stays plain."""

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

import referral
from referral import tables
from referral.store.database.base import Base, PracticeBase

HOUSE = Path(referral.__file__).parent
DOCS = HOUSE.parent / "docs"
GLOSSARY = DOCS / "glossary.md"

ALLOWED: dict[str, str] = {}
"""Names of two classes, each with the reason why it may be so. Keep this short."""

NOT_PLAIN = re.compile(
    r"\b(nought|naught|anew|whosesoever|for ever|gives? (it |them )?back|reckon\w*|of late|henceforth|thereof"
    r"|hitherto|forthwith|lest|whilst|amongst|betwixt|heretofore|aforesaid)\b",
    re.IGNORECASE,
)
"""Words that readers of English as a third language stumble over. Each has a plain one: zero, again, anybody's,
forever, returns, compute, recently.
"""

LISTS_THE_WORDS = {HOUSE / "authoring" / "plain_words.py"}


def modules() -> list[Path]:
    """Every module of the house but migrations, whose names are never used again."""
    return [one for one in sorted(HOUSE.rglob("*.py")) if "migrations" not in one.parts]


@cache
def classes() -> dict[str, list[str]]:
    """Where the classes of each name stand."""
    found = defaultdict(list)
    for module in modules():
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(f"{module.relative_to(HOUSE)}:{node.lineno}")
    return dict(found)


def said(module: Path) -> Iterator[tuple[int, str]]:
    """The docstrings and comments of a module, each with its line."""
    text = module.read_text("utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.lineno, str(node.value.value)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_no_class_name_has_two_meanings() -> None:
    double = {name: places for name, places in classes().items() if len(places) > 1}

    assert {name: double[name] for name in double if name not in ALLOWED} == {}
    assert set(ALLOWED) <= set(double), "Take out of the list what has one meaning by now."


@pytest.mark.parametrize("folder", ["referral", "tests", "tooling"])
def test_docstrings_and_comments_are_in_plain_english(folder: str) -> None:
    found = [
        f"{module.relative_to(HOUSE.parent)}:{line}: {word[0]}"
        for module in sorted((HOUSE.parent / folder).rglob("*.py"))
        if module not in LISTS_THE_WORDS
        for line, text in said(module)
        for word in NOT_PLAIN.finditer(text)
    ]

    assert found == []


def test_documents_for_contributors_are_in_plain_english() -> None:
    found = [
        f"{page.relative_to(DOCS)}: {word[0]}"
        for page in sorted(DOCS.rglob("*.md"))
        for word in NOT_PLAIN.finditer(page.read_text("utf-8"))
    ]

    assert found == []


def test_the_glossary_is_one_page_and_names_what_exists() -> None:
    text = GLOSSARY.read_text("utf-8")
    named = set(re.findall(r"`([A-Z]\w*[a-z]\w*)`", text))
    tables = set(re.findall(r"table `(\w+)`", text))

    assert len(text.splitlines()) <= 120
    assert named - set(classes()) == set()
    assert tables - table_names() == set()


def test_every_folder_and_file_the_glossary_names_is_there() -> None:
    paths = set(re.findall(r"`([a-z_]+(?:/[a-z_]+)*(?:/|\.py))`", GLOSSARY.read_text("utf-8")))
    places = (HOUSE, HOUSE.parent)

    assert [one for one in paths if not any((place / one).exists() for place in places)] == []


def test_the_first_word_of_an_address_leads_to_its_folder(app: Flask) -> None:
    table = folders_of_addresses()

    astray = {
        rule.rule: view.__module__
        for rule in app.url_map.iter_rules()
        if (view := app.view_functions[rule.endpoint]) and rule.endpoint != "static"
        if not any(
            view.__module__.startswith(folder) for folder in table.get(first_word(rule.rule), ())
        )
    }

    assert astray == {}


def first_word(address: str) -> str:
    """``/cases`` of ``/<locale>/cases/<reference>``; what comes after a full stop is the format."""
    word = address.replace("/<locale>", "").split("/")[1:2]
    return "/" + re.sub(r"^(events)\..*", r"\1", word[0] if word else "")


def folders_of_addresses() -> dict[str, list[str]]:
    """The modules in which the glossary says that the views of an address lie."""
    rows = re.findall(r"^\| (`/.*?) \| (.*) \|$", GLOSSARY.read_text("utf-8"), re.MULTILINE)
    return {
        address: [
            "referral." + one.replace("/", ".") for one in re.findall(r"`([a-z_/]+)/`", where)
        ]
        for addresses, where in rows
        for address in re.findall(r"`(/[^`]*)`", addresses)
    }


def table_names() -> set[str]:
    """The tables of service and of practice."""
    assert tables  # loads them all
    return {*Base.metadata.tables, *PracticeBase.metadata.tables}


def test_a_decision_that_no_longer_holds_names_the_newer_one() -> None:
    decisions = DOCS / "decisions"
    for page in sorted(decisions.glob("*.md")):
        for name in re.findall(
            r"^Superseded by \[\d+\]\(([^)]+)\)", page.read_text("utf-8"), re.MULTILINE
        ):
            assert (decisions / name).exists(), f"{page.name} names {name}"
