"""No field that people read is forgotten: it is declared, and what is declared reaches the translators."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

import pytest

from referral.archive.definitions import archive_at
from referral.archive.model.events import Archive
from referral.archive.model.partial import PartialDate
from referral.archive.words import archive_messages
from referral.archive.words.archive_words import ArchiveWords
from referral.definitions.library import Library
from referral.engine.country import Names
from referral.engine.model import Checklist
from referral.i18n.checking.extraction import Message, collected
from referral.i18n.languages import Languages
from referral.i18n.words import checklist_messages
from referral.i18n.words.checklist_words import ChecklistWords
from referral.i18n.words.texts import DocumentText, DocumentWords, Each, Keyed, Several, every
from referral.practice.scenarios.library import scenarios_of
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.texts import passages
from referral.practice.words import scenario_messages
from referral.practice.words.scenario_words import ScenarioWords
from referral.settings import root

DOCUMENTS: dict[type[DocumentWords], type] = {
    ChecklistWords: Checklist,
    ArchiveWords: Archive,
    ScenarioWords: Scenario,
}
WORDS = (str, tuple[str, ...], tuple[tuple[str, str], ...], Names)
"""The types of fields in which words can stand."""

IDS = frozenset({"id", "kind", "country", "checklist", "language", "work", "url", "file", "step"})
"""Fields that hold no words in any class: ids, codes, addresses."""

NO_TEXTS = [
    "Checklist.hash",
    "Step.answer_set",
    "Duty.to",
    "CountryPack.code",
    "CountryPack.name",
    "CountryPack.languages",
    "CountryPack.checked",
    "CountryPack.utc_offset",
    "Body.name",
    "Body.checked",
    "Contact.value",
    "Deadline.limits",
    "Deadline.checked",
    "CountryRule.to",
    "CountryRule.checked",
    "Work.title",
    "Work.author",
    "Work.place",
    "Work.languages",
    "Work.address",
    "Event.city",
    "Event.series",
    "Event.part_of",
    "Event.states",
    "Event.organisations",
    "Event.organisers",
    "Event.funders",
    "Event.chair",
    "EventSource.publisher",
    "EventSource.title",
    "EventSource.seen",
    "NamedPerson.name",
    "Outcome.document",
    "EventDocument.part_of",
    "Version.captured",
    "Version.checksum",
    "Version.format",
    "Claim.source",
    "City.names",
    "City.also",
    "Organisation.names",
    "Chair.state",
    "Chair.person",
    "Chair.taken_at",
    "Membership.source",
    "LineageLink.event",
    "LineageLink.leads_to",
    "LineageLink.works",
    "LineageLink.steps",
    "Scenario.countries",
    "Scenario.must",
    "Scenario.duties",
    "Scenario.must_not",
    "Scenario.no_duties",
    "Scenario.open",
    "Interruption.after",
    "Interruption.right",
]
"""Fields that hold no words of ours: ids of other parts, days, names as they were published."""


def classes(of: Any) -> Iterator[type]:
    """A class and every class of the model that its fields can hold."""
    if get_args(of):
        for one in get_args(of):
            yield from classes(one)
    elif is_dataclass(of) and isinstance(of, type) and not _is_a_value(of):
        yield of
        for hint in get_type_hints(of).values():
            yield from classes(hint)


def _is_a_value(of: type) -> bool:
    """Whether a class is no part of a document, but something a field says: a name, a day, a condition."""
    return of in (Names, PartialDate) or of.__module__.endswith("conditions")


@pytest.mark.parametrize("words", DOCUMENTS)
def test_every_field_that_can_hold_words_is_declared_or_known_to_hold_none(
    words: type[DocumentWords],
) -> None:
    forgotten = [
        f"{one.__name__}.{name}"
        for one in dict.fromkeys(classes(DOCUMENTS[words]))
        for name, hint in get_type_hints(one).items()
        if hint in WORDS and name not in IDS and f"{one.__name__}.{name}" not in NO_TEXTS
        if name not in {declared.field for declared in words.declared.get(one, [])}
    ]

    assert forgotten == []


def parts(value: Any, within: Any = None) -> Iterator[tuple[Any, Any]]:
    """Every part of a document with the part in which it stands, wherever a field holds one."""
    if is_dataclass(value):
        yield value, within
        for field in fields(value):
            yield from parts(getattr(value, field.name), value)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from parts(one, within)
    elif isinstance(value, Mapping):
        yield from parts(list(value.values()), within)


def untranslated(words: type[DocumentWords], document: object, messages: list[Message]) -> set[str]:
    """The texts of a document that no translator is given."""
    known = {(message.context, message.text) for message in messages}
    return {
        english
        for part, within in parts(document)
        for declared in words.declared.get(type(part), [])
        if not isinstance(declared, Each)
        for context, english in declared.english(part, within)
        if english and (context, english) not in known
    }


def test_every_declared_text_of_the_real_documents_reaches_the_translators() -> None:
    library, archive = Library(root() / "checklists"), archive_at(root() / "checklists")
    checklists = [library.checklist(*one) for one in library.names()]

    found = checklist_messages.messages(checklists)
    assert untranslated(ChecklistWords, checklists, found) == set()
    assert untranslated(ArchiveWords, archive, archive_messages.messages(archive)) == set()


def test_every_declared_text_of_the_scenarios_reaches_the_translators() -> None:
    for scenario in scenarios_of(root() / "checklists").scenarios():
        found = [
            replace(one, context=one.context.removeprefix(f"{scenario.id}/"))
            for one in scenario_messages.messages([scenario])
        ]

        assert untranslated(ScenarioWords, scenario, found) == set()


def test_every_declared_text_of_the_scenarios_has_a_place_where_trainers_write_it() -> None:
    for scenario in scenarios_of(root() / "checklists").scenarios():
        declared = {
            english
            for text, part, within in every(ScenarioWords, scenario)
            for _context, english in text.english(part, within)
            if english
        }

        assert declared == {one.text for one in passages(scenario)}


@dataclass(frozen=True)
class Leaf:
    """A part with texts of every kind."""

    id: str
    says: str
    signs: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Tree:
    """A part that holds others."""

    id: str
    leaves: tuple[Leaf, ...]


class TreeWords(DocumentWords):
    """Says in capitals, under its context, what a translator would say."""

    leaves = Each(Tree, "leaves")
    says = DocumentText(Leaf, "says", "what it says", context=lambda _leaf, tree: tree.id)
    signs = Several(Leaf, "signs", lambda leaf, _tree: f"a sign of {leaf.id}")
    named = Keyed(Leaf, "named")

    def translated(self, context: str, english: str) -> str:
        """The words in capitals."""
        return f"{context}: {english.upper()}"


TREE = Tree("oak", (Leaf("a", "green", ("small", "soft"), (("short", "g."),)), Leaf("b", "")))


def test_what_is_shown_and_what_is_collected_have_one_context() -> None:
    words = TreeWords(Languages(root() / "translations", ("en",)).get("en"))
    leaf = TREE.leaves[0]

    shown = [words.says(leaf, TREE), *words.signs(leaf), words.named(leaf, "short")]
    messages = list(collected(TreeWords, [TREE], "tree.yaml"))

    assert shown == [f"{one.context}: {one.text.upper()}" for one in messages]
    assert [one.notes for one in messages] == [
        ("what it says",),
        ("a sign of a",),
        ("a sign of a",),
        (),
    ]
