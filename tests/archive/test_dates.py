"""Partial dates: what they promise, how they are written in three languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from referral.archive.model.dates import in_words
from referral.archive.model.partial import DatePoint, Precision, partial_date


@pytest.mark.parametrize(
    ("written", "english", "russian", "kazakh"),
    [
        ("2015-09-22", "22 September 2015", "22 сентября 2015 г.", "2015 жылғы 22 қыркүйек"),
        (
            "2015-02-23/2015-02-24",
            "23–24 February 2015",
            "23–24 февраля 2015 г.",
            "2015 жылғы 23–24 ақпан",
        ),
        (
            "2015-02-23/2015-04-30",
            "23 February – 30 April 2015",
            "23 февраля – 30 апреля 2015 г.",
            "2015 жылғы 23 ақпан – 30 сәуір",
        ),
        ("2017-09", "September 2017", "сентябрь 2017 г.", "2017 жылғы қыркүйек"),
        (
            "2015-09/2015-10",
            "September–October 2015",
            "сентябрь–октябрь 2015 г.",
            "2015 жылғы қыркүйек–қазан",
        ),
        (
            "2011-03/2012-09",
            "March 2011 – September 2012",
            "март 2011 г. – сентябрь 2012 г.",
            "2011 жылғы наурыз – 2012 жылғы қыркүйек",
        ),
        ("2019", "2019", "2019 г.", "2019 жыл"),
        ("2019/2020", "2019–2020", "2019–2020 гг.", "2019–2020 жылдар"),
    ],
)
def test_a_date_is_worded_as_exactly_as_it_is_known(written, english, russian, kazakh):
    known = partial_date(written)

    assert [in_words(known, locale) for locale in ("en", "ru", "kk")] == [english, russian, kazakh]


def test_another_language_gets_english():
    assert in_words(partial_date("2017-09"), "fr") == "September 2017"


@pytest.mark.parametrize(
    "written",
    ["", "2015-13", "2015-02-30", "2015-00", "15-09-22", "2016/2015", "2015-09/2015-09-22"],
)
def test_what_is_no_date_is_refused(written: str):
    with pytest.raises(ValueError, match=r"is no|ends before|must be|out of range"):
        partial_date(written)


@given(some.dates(min_value=date(1000, 1, 1)))
def test_a_point_holds_the_days_it_may_be_and_is_written_as_it_was_read(day):
    for written, precision in (
        (f"{day.year:04}", Precision.YEAR),
        (f"{day:%Y-%m}", Precision.MONTH),
    ):
        known = partial_date(written)
        assert known.earliest <= day <= known.latest
        assert (str(known), known.precision) == (written, precision)
    assert partial_date(day.isoformat()).start == DatePoint(day.year, day.month, day.day)
