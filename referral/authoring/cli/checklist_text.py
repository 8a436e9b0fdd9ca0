"""A checklist as numbered text, for lawyers and whoever checks what the program will do."""

from collections.abc import Iterator

from referral.authoring.cli import country_text
from referral.authoring.cli.text_layout import ChecklistTeller, heading, item, numbered
from referral.engine.model import Checklist, Option, Section, Step
from referral.i18n.languages import Language


def text(checklist: Checklist, language: Language) -> str:
    """The whole checklist in a language: sections, duties, conditions, country facts, works."""
    telling = ChecklistTeller(checklist, language)
    lines = [*_head(telling)]
    for number, section in enumerate(checklist.sections, 1):
        lines += _section(telling, number, section)
    lines += country_text.lines(telling)
    return "\n".join(lines) + "\n"


def _head(telling: ChecklistTeller) -> Iterator[str]:
    _ = telling.language.gettext
    checklist = telling.checklist
    country = checklist.pack.name.get(telling.language.code)
    title = f"{telling.words.title(checklist)} – {country}"
    yield from (title, "=" * len(title), "")
    yield from item(telling.words.summary(checklist))
    yield ""
    yield from item(_("Checklist version %(version)s", version=checklist.hash[:12]))
    yield from item(_("Country facts checked on %(date)s", date=checklist.pack.checked))


def _section(telling: ChecklistTeller, number: int, section: Section) -> Iterator[str]:
    _, words = telling.language.gettext, telling.words
    yield from heading(f"{number}. {words.section(section)}")
    if section.quick:
        yield from item(_("Part of the quick path."))
    yield from item(words.intro(section))
    yield from item(words.decides(section))
    for place, step in enumerate(section.steps, 1):
        yield from numbered(f"{number}.{place}", words.step(step))
        yield from _step(telling, step)


def _step(telling: ChecklistTeller, step: Step) -> Iterator[str]:
    _, words = telling.language.gettext, telling.words
    if step.when:
        yield from item(_("Asked when: %(condition)s", condition=telling.wording.of(step.when)))
    yield from item(words.hint(step))
    yield from item(_answers(telling, step))
    for option in step.options:
        if hint := words.option_hint(step, option):
            yield from item(f"– {words.option(step, option)}: {hint}")
    for never in words.never(step):
        yield from item(_("Never: %(act)s", act=never))
    if examples := words.examples(step):
        yield from item(_("Examples that count: %(examples)s", examples="; ".join(examples)))
    if why := words.why(step):
        yield from item(_("Why: %(reason)s", reason=why))
    if step.critical:
        yield from item(_("Asked for again before a case is closed."))
    yield from telling.sources(step.sources, step.confidence)


def _answers(telling: ChecklistTeller, step: Step) -> str:
    _ = telling.language.gettext
    if step.number:
        lowest, highest = step.number.lowest, step.number.highest
        return _("Answer: a number from %(lowest)s to %(highest)s", lowest=lowest, highest=highest)
    answers = "; ".join(_answer(telling, step, option) for option in step.options)
    if step.kind == "many":
        return _("Answers, several of: %(answers)s", answers=answers)
    return _("Answers, one of: %(answers)s", answers=answers)


def _answer(telling: ChecklistTeller, step: Step, option: Option) -> str:
    label = telling.words.option(step, option)
    if not option.alone:
        return label
    return telling.language.gettext("%(answer)s (only by itself)", answer=label)
