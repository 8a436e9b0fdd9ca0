"""What is collected for translators is what readers are shown: both ends use the same contexts."""

from dataclasses import replace
from pathlib import Path

from babel.messages.catalog import Catalog

from referral.definitions.library import Library
from referral.i18n import catalogues
from referral.i18n.checking.update import updated
from referral.i18n.languages import Languages
from referral.i18n.words.checklist_messages import messages
from referral.i18n.words.checklist_words import ChecklistWords
from referral.settings import root


def translated(translations: Path, checklist) -> ChecklistWords:
    """The words of a language in which every sentence begins with ⟨ru⟩."""
    catalog = updated(messages([checklist]), Catalog(locale="ru"), "ru")
    for entry in catalog:
        if entry.id:
            entry.string = f"⟨ru⟩{entry.id}"
    path = catalogues.path_of(translations, "ru", catalogues.CHECKLISTS)
    catalogues.write(path, catalog, catalogues.CHECKLISTS)
    return ChecklistWords(Languages(translations, ("en", "ru")).get("ru"))


def said(words: ChecklistWords, checklist):
    """Everything that is said of a checklist, except names and titles, which are facts."""
    yield from (words.title(checklist), words.summary(checklist))
    for section in checklist.sections:
        yield from (words.section(section), words.intro(section), words.decides(section))
    for step in checklist.steps():
        yield from (words.step(step), words.label(step), words.hint(step), words.why(step))
        yield from (*words.never(step), *words.examples(step))
        for option in step.options:
            yield from (words.option(step, option), words.option_hint(step, option))
    for fact in checklist.facts:
        yield words.flag(fact)
    for duty in checklist.duties:
        yield from (words.duty(duty), words.why(duty))
    for body in checklist.pack.bodies:
        yield from (words.contact(body, contact) for contact in body.contacts)
    yield from map(words.clock, checklist.pack.clocks)
    yield from map(words.basis, checklist.pack.legal_basis)


def test_everything_that_is_said_of_the_real_checklist_is_translated(tmp_path):
    checklist = Library(root() / "checklists").checklist("referral", "kz")
    words = translated(tmp_path, checklist)

    untranslated = [text for text in said(words, checklist) if text and "⟨ru⟩" not in text]

    assert untranslated == []


def test_the_place_in_a_source_is_translated_and_the_title_stays_as_published(tmp_path):
    checklist = Library(root() / "checklists").checklist("referral", "kz")
    step = next(step for step in checklist.steps() if any(source.at for source in step.sources))
    [source] = [source for source in step.sources if source.at][:1]
    words = translated(tmp_path, checklist)

    [place] = words.sources(checklist, (source,))

    assert place.endswith(f", ⟨ru⟩{source.at}")
    assert not place.startswith("⟨ru⟩")


def test_a_new_wording_that_no_translator_has_seen_is_shown_in_english(tmp_path):
    checklist = Library(root() / "checklists").checklist("referral", "kz")
    words = translated(tmp_path, checklist)
    step = replace(next(checklist.steps()), hint="Never seen before.")

    assert words.hint(step) == "Never seen before."
