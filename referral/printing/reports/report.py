"""The report of a month or a quarter, made of published numbers only; the tables are made in ``report_tables``."""

from dataclasses import dataclass

from referral.disclosure import Published, Unit, UnitKind
from referral.i18n.languages import Language
from referral.i18n.words import report_method
from referral.i18n.words.measure_words import MeasureWords
from referral.i18n.words.period_words import period_named
from referral.i18n.words.row_names import RowNames, row_of
from referral.printing.reports import report_charts, report_tables
from referral.printing.reports.report_parts import Report, ReportTable
from referral.printing.reports.report_tables import TableColumn
from referral.services.statistics import periods
from referral.store.statistics.releases import Release


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """A language with the words of measures and places in it."""

    language: Language
    measures: MeasureWords
    places: RowNames

    def number(self, number: int | None) -> str:
        """A published number as it is printed."""
        return self.language.gettext("hidden") if number is None else self.language.number(number)


@dataclass(frozen=True, slots=True)
class ComparedRelease:
    """A release, and what was published of the period before for the same readers; None where nothing was."""

    made: Release
    before: Published | None = None

    @property
    def whole(self) -> Unit:
        """The row of the country."""
        units = self.made.published.units
        return next(unit for unit in units if unit.kind is UnitKind.COUNTRY)

    def columns(self, speech: ReportTexts, row: Unit, *others: Unit) -> tuple[TableColumn, ...]:
        """A row now, the same row in the period before where there is one, and other rows beside them."""
        now, says = self.made.published, speech.places.says
        found = [TableColumn(says(row), now, row)]
        if self.before is not None:
            earlier = period_named(speech.language, periods.before(self.made.period))
            found.append(TableColumn(earlier, self.before, row))
        return (*found, *(TableColumn(says(unit), now, unit) for unit in others))


def of_country(told: ComparedRelease, speech: ReportTexts, *, demonstration: bool) -> Report:
    """The report of a country, with a table by place."""
    columns = told.columns(speech, told.whole)
    parts = report_tables.parts(columns, speech)
    by_place = report_tables.by_place(told.made.published, told.before, speech)
    return _report(told, speech, told.whole, (*parts, by_place), demonstration)


def of_post(
    told: ComparedRelease, speech: ReportTexts, post: str, *, demonstration: bool
) -> Report:
    """The report of a post beside its country; a small post is told within the row that it shares."""
    row = row_of(told.made.published, post)
    others = () if row is told.whole else (told.whole,)
    parts = tuple(report_tables.parts(told.columns(speech, row, *others), speech))
    return _report(told, speech, row, parts, demonstration)


def _report(
    told: ComparedRelease,
    speech: ReportTexts,
    row: Unit,
    parts: tuple[ReportTable, ...],
    demonstration: bool,
) -> Report:
    published, language, place = told.made.published, speech.language, speech.places.says(row)
    period = period_named(language, told.made.period)
    return Report(
        language=language,
        title=_title(told.made.period, period, language),
        running=f"{place} – {period}",
        place=place,
        readers=report_method.readers(published.level, language),
        released=language.date(told.made.made_at.date()),
        pictures=tuple(report_charts.pictures(published, speech, row)),
        parts=parts,
        method=report_method.sentences(published.level, told.before is not None, language),
        demonstration=demonstration,
    )


def _title(period: str, named: str, language: Language) -> str:
    _ = language.gettext
    if periods.is_quarter(period):
        return _("Quarterly report: %(quarter)s", quarter=named)
    return _("Monthly report: %(month)s", month=named)
