"""The messages of the checklists: every English word of a compiled checklist that a person reads.

The twin of ``checklist_words.py``: what is said there in the reader's language is collected here
under the same context. Names of bodies and titles of works are facts in several languages and are
left out.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from referral.engine.country import CountryPack
from referral.engine.model import Checklist, Duty, Option, Section, Step
from referral.engine.sources import Source
from referral.i18n.checking.extraction import Message, unique

Words = Iterator[tuple[str, str, str]]  # context, what it is, English text


def messages(checklists: Iterable[Checklist]) -> list[Message]:
    """The messages of these checklists and of their country packs, each once, in paper order."""
    return unique(chain.from_iterable(_of_checklist(checklist) for checklist in checklists))


def _of_checklist(checklist: Checklist) -> Iterator[Message]:
    country = f"checklists/countries/{checklist.pack.code}"
    regional = f"checklists/regional/{checklist.id}.yaml"
    yield from _placed(_paper(checklist), regional)
    yield from _placed(_pack(checklist.pack), f"{country}/country.yaml")
    yield from _placed(_citations(checklist), "checklists/works.yaml")


def _placed(words: Words, file: str) -> Iterator[Message]:
    for context, what, text in words:
        if text:
            yield Message(text, context=context, files=(file,), notes=(what,))


def _paper(checklist: Checklist) -> Words:
    yield checklist.id, "title of the checklist", checklist.title
    yield checklist.id, "summary of the checklist", checklist.summary
    for section in checklist.sections:
        yield from _section(section)
    for fact in checklist.facts:
        yield fact.id, "short name of a condition, in lists and pictures", fact.name
        yield fact.id, "flag printed on the form", fact.flag
    for duty in checklist.duties:
        yield from _duty(duty)


def _section(section: Section) -> Words:
    yield section.id, "title of a section", section.title
    yield section.id, "introduction of a section", section.intro
    yield section.id, "who decides what", section.decides
    for step in section.steps:
        yield from _step(step)


def _step(step: Step) -> Words:
    yield (
        step.id,
        "what the officer does" if step.is_action else "question to the officer",
        step.says,
    )
    yield step.id, "short name of the question, printed on the form before the answer", step.label
    yield step.id, "hint below the step", step.hint
    yield step.id, "why this is asked", step.why
    for text in step.never:
        yield step.id, "never do this", text
    for text in step.examples:
        yield step.id, "example of words or signs that count", text
    for option in step.options:
        yield from _option(step, option)


def _option(step: Step, option: Option) -> Words:
    context = step.answer_set or step.id
    yield context, f"answer to: {step.says}" if not step.answer_set else "answer", option.label
    yield context, "hint below an answer", option.hint


def _duty(duty: Duty) -> Words:
    yield duty.id, "duty: what must be done", duty.says
    yield duty.id, "what the duty protects", duty.why


def _pack(pack: CountryPack) -> Words:
    for body in pack.bodies:
        yield body.id, "what this authority decides", body.decides
        for contact in body.contacts:
            yield body.id, "label of a telephone number or address", contact.label
    for clock in pack.clocks:
        yield clock.id, "when a legal time limit starts", clock.starts
        yield clock.id, "what must have happened by the end of the limit", clock.says
        yield clock.id, "what happens when the limit has passed", clock.passes
    for provision in pack.provisions:
        yield provision.id.value, "what the country provides in this matter", provision.says
    for basis in pack.legal_basis:
        yield basis.work, "line of the legal basis on the form", basis.says
        yield basis.work, "place in a law or guideline", basis.at
    for key, text in pack.sentences:
        yield key, "sentence printed on the form", text


def _citations(checklist: Checklist) -> Words:
    for work in checklist.works:
        yield work.id, "note on a source", work.note
    for source in _sources(checklist):
        yield source.work, "place in a law or guideline", source.at


def _sources(checklist: Checklist) -> Iterator[Source]:
    pack = checklist.pack
    yield from chain.from_iterable(step.sources for step in checklist.steps())
    yield from chain.from_iterable(duty.sources for duty in checklist.duties)
    yield from chain.from_iterable(clock.sources for clock in pack.clocks)
    yield from chain.from_iterable(one.sources for one in pack.provisions)
    for body in pack.bodies:
        yield from body.sources
        yield from chain.from_iterable(contact.sources for contact in body.contacts)
