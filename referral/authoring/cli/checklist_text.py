"""A checklist as numbered text, for lawyers and whoever checks what the program will do."""

from collections.abc import Iterator

from referral.authoring.cli import country_text
from referral.authoring.cli.text_layout import ChecklistLayout, heading, item, numbered
from referral.engine.model import Checklist, Option, Section, Step
from referral.i18n.languages import Language


def text(checklist: Checklist, language: Language) -> str:
    """The whole checklist in a language: sections, duties, conditions, country facts, works."""
    layout = ChecklistLayout(checklist, language)
    lines = [*_head(layout)]
    for number, section in enumerate(checklist.sections, 1):
        lines += _section(layout, number, section)
    lines += country_text.lines(layout)
    return "\n".join(lines) + "\n"


def _head(layout: ChecklistLayout) -> Iterator[str]:
    _ = layout.language.gettext
    checklist = layout.checklist
    country = checklist.pack.name.get(layout.language.code)
    title = f"{layout.words.title(checklist)} – {country}"
    yield from (title, "=" * len(title), "")
    yield from item(layout.words.summary(checklist))
    yield ""
    yield from item(_("Checklist version %(version)s", version=checklist.hash[:12]))
    yield from item(_("Country facts checked on %(date)s", date=checklist.pack.checked))


def _section(layout: ChecklistLayout, number: int, section: Section) -> Iterator[str]:
    _, words = layout.language.gettext, layout.words
    yield from heading(f"{number}. {words.section(section)}")
    if section.quick:
        yield from item(_("Part of the quick path."))
    yield from item(words.intro(section))
    yield from item(words.decides(section))
    for place, step in enumerate(section.steps, 1):
        yield from numbered(f"{number}.{place}", words.step(step))
        yield from _step(layout, step)


def _step(layout: ChecklistLayout, step: Step) -> Iterator[str]:
    _, words = layout.language.gettext, layout.words
    if step.when:
        yield from item(_("Asked when: %(condition)s", condition=layout.wording.of(step.when)))
    yield from item(words.hint(step))
    yield from item(_answers(layout, step))
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
    yield from layout.sources(step.sources, step.confidence)


def _answers(layout: ChecklistLayout, step: Step) -> str:
    _ = layout.language.gettext
    if step.number:
        lowest, highest = step.number.lowest, step.number.highest
        return _("Answer: a number from %(lowest)s to %(highest)s", lowest=lowest, highest=highest)
    answers = "; ".join(_answer(layout, step, option) for option in step.options)
    if step.kind == "many":
        return _("Answers, several of: %(answers)s", answers=answers)
    return _("Answers, one of: %(answers)s", answers=answers)


def _answer(layout: ChecklistLayout, step: Step, option: Option) -> str:
    label = layout.words.option(step, option)
    if not option.alone:
        return label
    return layout.language.gettext("%(answer)s (only by itself)", answer=label)
