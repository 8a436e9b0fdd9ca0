"""No program, template or script names an id of the checklists: what they rely on is declared by ``role:``.

Looked at is every text written in the code as a whole word of its own. Many ids are plain words that mean
something else there too; where they do is listed below, each with the reason.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest
from jinja2 import Environment

from referral.definitions.grammar import (
    checklists as grammar,
)
from referral.definitions.grammar import (
    packs as pack_grammar,
)
from referral.definitions.grammar import (
    proofs as proof_grammar,
)
from referral.definitions.grammar.shapes import BlockShape
from referral.practice.scenarios import grammar as scenario_grammar
from referral.settings import root
from tests.house.renaming import ids_of

ROOT = root()
PYTHON = sorted((ROOT / "referral").rglob("*.py"))
SCRIPTS = sorted(
    one for one in (ROOT / "referral/static").rglob("*.js") if "vendor" not in one.parts
)
JINJA = Environment(autoescape=True)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

MAY_NAME_IDS = {
    "referral/definitions/documents/checklist_one.py": "What documents of the first format meant: history.",
    "referral/cli/demonstration/": "The answers of an invented year are about the shipped checklist.",
    "referral/practice/cli/classroom.py": "So are the slips of the invented class.",
}
"""Where ids may be named, and why."""


DEFINITIONS = (
    "referral/definitions/",
    "referral/archive/definitions/",
    "referral/practice/scenarios/",
    "referral/practice/runs/",
    "referral/authoring/differences/",
    "referral/authoring/plain_words.py",
    "referral/authoring/proofs/",
    "referral/authoring/questions/",
)
"""Where words are keys of the files in ``checklists/``."""


@dataclass(frozen=True)
class Word:
    """A word that is an id, and in these files or folders something else."""

    id: str
    means: str
    places: tuple[str, ...]


def _word(id_: str, means: str, *places: str) -> Word:
    return Word(id_, means, places)


OTHER_WORDS = [
    _word("citizenship", "a blank line of the form", "templates/print/person.html"),
    _word("closed", "a figure", "referral/services/statistics/measures.py"),
    _word("done", "a key of what walk prints", "referral/authoring/cli/checklists.py"),
    _word("done", "the head of a column", "referral/printing/reports/report_tables.py"),
    _word("done", "an outcome of a job", "referral/services/upkeep/jobs.py", "referral/store/"),
    _word("english", "a language", "referral/archive/", "referral/i18n/checking/glossary.py"),
    _word("handed_over", "a figure", "referral/services/statistics/measures.py"),
    _word("interpreter", "a blank line of the form", "templates/print/person.html"),
    _word("kazakh", "a language", "referral/archive/model/citations.py"),
    _word("language", "a field of records and of HTML", "referral/archive/", "templates/"),
    _word(
        "language",
        "a field of forms and of the session",
        "referral/web/",
        "referral/store/",
        "referral/practice/web/",
    ),
    _word("later", "how the outbox sends", "referral/static/officer/sender.js"),
    _word(
        "locked", "a PDF that asks for a passphrase", "referral/archive/services/document_text.py"
    ),
    _word(
        "many", "a kind of step", "referral/static/engine/walk.js", "templates/components/step.html"
    ),
    _word(
        "many",
        "how many",
        "referral/authoring/cli/checklist_text.py",
        "referral/printing/checklist/logic/clauses.py",
    ),
    _word(
        "no",
        "no answer of a protocol",
        "referral/archive/oai/",
        "referral/practice/services/class_exports.py",
    ),
    _word("no_return", "a sentence of the form", "referral/printing/forms/country.py"),
    _word("none", "nothing, in SVG and HTML", "referral/printing/reports/charts.py", "templates/"),
    _word(
        "none", "nothing", "referral/authoring/questions/story.py", "referral/web/app/addresses.py"
    ),
    _word("notice", "a box on a page", "templates/"),
    _word(
        "other",
        "an anchor on a page",
        "referral/practice/web/trainee/",
        "templates/practice/trainee/",
    ),
    _word(
        "outside",
        "readers outside; what no step can do",
        "referral/cli/",
        "referral/authoring/cli/",
    ),
    _word(
        "phone",
        "a kind of contact",
        "referral/definitions/grammar/packs.py",
        "templates/components/",
    ),
    _word("pictures", "a field of a scenario", "referral/practice/words/scenario_words.py"),
    _word(
        "record",
        "what a protocol hands on; a heading",
        "referral/archive/oai/",
        "templates/supervisor/",
    ),
    _word("no_room", "an outcome of a clean-up", "referral/cli/retention.py"),
    _word("referral", "the name of this program", "referral/cli/__", "referral/i18n/"),
    _word("request", "what a protocol was asked", "referral/archive/oai/"),
    _word("russian", "a language", "referral/archive/"),
    _word(
        "says",
        "a field of texts",
        "referral/archive/words/",
        "referral/authoring/cli/",
        "referral/i18n/words/",
        "referral/practice/words/",
        "referral/printing/reports/exports.py",
        "referral/practice/web/training/",
        "templates/supervisor/line.html",
    ),
    _word("secrecy", "a sentence of the form", "referral/printing/forms/country.py"),
    _word("signs", "a part of a report", "referral/web/supervisor/patterns/"),
    _word("waiting", "a stage of a draft", "templates/practice/training/"),
    _word("written", "an element of a feed", "referral/archive/feeds/"),
    _word(
        "yes",
        "a cell of a table; a key",
        "referral/practice/services/class_exports.py",
        "templates/practice/print/class/",
    ),
    _word("yes", "a data attribute", "referral/static/supervisor/keys.js"),
]


@pytest.fixture(scope="module")
def said() -> list[tuple[str, str]]:
    """The ids that stand in the code as words, with the file."""
    ids = ids_of(ROOT / "checklists")
    return [(path, word) for path, word in words() if word in ids]


def test_no_id_is_named(said: list[tuple[str, str]]):
    found = {f"{path}: {word}" for path, word in said if not is_allowed(path, word)}

    assert sorted(found) == [], "Ask by role; or list the word with what else it means there."


def test_every_exception_is_needed(said: list[tuple[str, str]]):
    for one in OTHER_WORDS:
        for place in one.places:
            assert any(word == one.id and path.startswith(place) for path, word in said), one
    assert all((ROOT / path).exists() for path in MAY_NAME_IDS)


def is_allowed(path: str, word: str) -> bool:
    if path.startswith(tuple(MAY_NAME_IDS)):
        return True
    if path.startswith(DEFINITIONS) and word in KEYS:
        return True
    return any(word == one.id and path.startswith(one.places) for one in OTHER_WORDS)


def words() -> Iterator[tuple[str, str]]:
    """Every text of the code, with the file it stands in."""
    for files, found_in in ((PYTHON, in_python), (SCRIPTS, in_script), (TEMPLATES, in_template)):
        for file in files:
            for word in found_in(file.read_text("utf-8")):
                yield str(file.relative_to(ROOT)), word


def in_python(code: str) -> Iterator[str]:
    """Texts of a module, but for the values of enumerations and the name of the program."""
    tree = ast.parse(code)
    own = {id(one) for node in ast.walk(tree) for one in (*members(node), *program_named(node))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in own:
            yield node.value


def members(node: ast.AST) -> Iterator[ast.expr]:
    """The values of an enumeration, which declare words of the program."""
    if isinstance(node, ast.ClassDef) and any(
        isinstance(base, ast.Name) and base.id == "StrEnum" for base in node.bases
    ):
        yield from (one.value for one in node.body if isinstance(one, ast.Assign))


def program_named(node: ast.AST) -> Iterator[ast.expr]:
    """Where a log or a version is asked for, which are called after the program."""
    if isinstance(node, ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        yield from node.args if called in ("getLogger", "version") else ()


def in_script(code: str) -> Iterator[str]:
    yield from (one[2] for one in re.finditer(r"""(["'`])(\w+)\1""", code))


def in_template(code: str) -> Iterator[str]:
    """Texts of expressions, and whole values of attributes."""
    for _line, kind, text in JINJA.lex(code):
        if kind == "string":
            yield text[1:-1]
        elif kind == "data":
            yield from re.findall(r'="(\w+)"', text)


def keys_of(shapes: Iterable[object]) -> Iterator[str]:
    """The keys of the written form."""
    for shape in shapes:
        if isinstance(shape, BlockShape):
            yield from (*shape.required, *shape.optional)


KEYS = frozenset(
    key
    for module in (grammar, pack_grammar, proof_grammar, scenario_grammar)
    for key in keys_of(vars(module).values())
) | {"no_return", "secrecy"}
"""Keys of the written form: words of the format, which only the definitions read."""
