"""The monthly report, made of published numbers only: tables, charts, deviations, and how to read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from referral.disclosure import Published, Unit, UnitKind
from referral.i18n.languages import Language
from referral.printing import report_charts, report_method
from referral.printing.measure_words import Group, MeasureWords, group_of
from referral.printing.places import PlaceWords, row_of
from referral.printing.report_parts import Line, Part, Report
from referral.services import measures

BY_PLACE = (measures.CASES, measures.REFERRED, measures.HANDED_OVER)


LONGEST_LIST = 8
"""More names than this nobody reads; the file of figures has them all."""

Cells = Sequence[tuple[Unit, str] | None]
"""What stands in a row; None where there is nothing to count."""

Row = tuple[str, Cells]


@dataclass(frozen=True, slots=True)
class Speech:
    """A language with the words of measures and places in it."""

    language: Language
    measures: MeasureWords
    places: PlaceWords

    def number(self, number: int | None) -> str:
        """A published number as it is printed."""
        return self.language.gettext("hidden") if number is None else self.language.number(number)


def of_country(
    published: Published, speech: Speech, made_at: datetime, *, demonstration: bool
) -> Report:
    """The report of a country, with a table by place."""
    whole = next(unit for unit in published.units if unit.kind is UnitKind.COUNTRY)
    parts = (*_parts(published, speech, (whole,)), _by_place(published, speech))
    return _report(published, speech, made_at, whole, parts, demonstration)


def of_post(
    published: Published, speech: Speech, made_at: datetime, post: str, *, demonstration: bool
) -> Report:
    """The report of a post beside its country; a small post is told within the row that it shares."""
    whole = next(unit for unit in published.units if unit.kind is UnitKind.COUNTRY)
    row = row_of(published, post)
    parts = _parts(published, speech, (row,) if row is whole else (row, whole))
    return _report(published, speech, made_at, row, tuple(parts), demonstration)


def _report(
    published: Published,
    speech: Speech,
    made_at: datetime,
    row: Unit,
    parts: tuple[Part, ...],
    demonstration: bool,
) -> Report:
    _, place = speech.language.gettext, speech.places.says(row)
    month = speech.language.month(published.months[0])
    return Report(
        language=speech.language,
        title=_("Monthly report: %(month)s", month=month),
        running=f"{place} – {month}",
        place=place,
        readers=report_method.readers(published.level, speech.language),
        released=speech.language.date(made_at.date()),
        pictures=tuple(report_charts.pictures(published, speech, row)),
        parts=parts,
        method=report_method.sentences(published.level, speech.language),
        demonstration=demonstration,
    )


def _parts(published: Published, speech: Speech, units: Sequence[Unit]) -> Iterator[Part]:
    for group, title, intro in _headings(speech.language):
        wanted = [measure for measure in published.bases if group_of(measure) is group]
        if group is Group.DUTIES:
            yield _duties(published, speech, units[0], title, intro, wanted)
        else:
            yield _part(
                published,
                speech,
                title,
                intro,
                tuple(map(speech.places.says, units)),
                [(speech.measures.says(one), [(unit, one) for unit in units]) for one in wanted],
            )


def _headings(language: Language) -> Iterator[tuple[Group, str, str]]:
    _ = language.gettext
    yield Group.CASES, _("Cases"), ""
    yield Group.UNDERSTANDING, _("How officer and person understood each other"), ""
    yield Group.SIGNS, _("Signs"), _("Cases in which a sign showed, or was not ruled out.")
    yield Group.DUTIES, _("Duties"), _("Cases in which a duty arose, and in which it was done.")
    yield (
        Group.NOT_DONE,
        _("Deviations"),
        _("Cases in which a critical step was answered as not done."),
    )


def _duties(
    published: Published, speech: Speech, unit: Unit, title: str, intro: str, wanted: list[str]
) -> Part:
    _ = speech.language.gettext
    rows = list[Row]()
    for raised in wanted:
        kind, _colon, duty = raised.partition(":")
        if kind == "duty_raised":
            done = measures.duty_done(duty)
            both = [(unit, raised), (unit, done) if done in published.bases else None]
            rows.append((speech.measures.says(raised), both))
    return _part(published, speech, title, intro, (_("arose"), _("done")), rows)


def _by_place(published: Published, speech: Speech) -> Part:
    _ = speech.language.gettext
    rows = [
        (speech.places.says(unit), [(unit, measure) for measure in BY_PLACE])
        for unit in published.units
    ]
    columns = tuple(map(speech.measures.says, BY_PLACE))
    lines = [_line(published, speech, says, cells) for says, cells in rows]
    return Part(_("By place"), "", _("Place"), columns, tuple(lines), "", "")


def _part(
    published: Published,
    speech: Speech,
    title: str,
    intro: str,
    columns: tuple[str, ...],
    rows: list[Row],
) -> Part:
    told = [
        (says, {published.cell(*cell).number for cell in cells if cell}, cells)
        for says, cells in rows
    ]
    nought = [says for says, numbers, _ in told if numbers == {0}]
    hidden = [says for says, numbers, _ in told if None in numbers and not any(numbers)]
    return Part(
        title=title,
        intro=intro,
        first_column=speech.language.gettext("Counted"),
        columns=columns,
        lines=tuple(
            _line(published, speech, says, cells) for says, numbers, cells in told if any(numbers)
        ),
        nought=_listed(nought, speech.language),
        hidden=_listed(hidden, speech.language),
    )


def _line(published: Published, speech: Speech, says: str, cells: Cells) -> Line:
    numbers = (
        "–" if cell is None else speech.number(published.cell(*cell).number) for cell in cells
    )
    return Line(says, tuple(numbers))


def _listed(sayings: Sequence[str], language: Language) -> str:
    if len(sayings) > LONGEST_LIST:
        return language.ngettext(
            "%(num)s line; the file of figures names it",
            "%(num)s lines; the file of figures names them",
            len(sayings),
        )
    return "; ".join(one.rstrip(".") for one in sayings)
