"""Dates as pages write them, in English and Russian."""

import pytest

from referral.archive.importing.dates import dates_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 22 September 2015", "2015-09-22"),
        ("September 22, 2015", "2015-09-22"),
        ("the 1st of May, 2019", "2019-05-01"),
        ("19-20 September 2016", "2016-09-19/2016-09-20"),
        ("September 19–20, 2016", "2016-09-19/2016-09-20"),
        ("from 30 March to 1 April 2015", "2015-03-30/2015-04-01"),
        ("30 December 2015 – 2 January 2016", "2015-12-30/2016-01-02"),
        ("June-November 2016", "2016-06/2016-11"),
        ("March 2011 to September 2012", "2011-03/2012-09"),
        ("(Sept. 2017)", "2017-09"),
        ("in 2019", "2019"),
        ("22 сентября 2015 года", "2015-09-22"),
        ("с 23 по 25 апреля 2015 г.", "2015-04-23/2015-04-25"),
        ("19–20 сентября 2016 г.", "2016-09-19/2016-09-20"),
        ("сентябрь–октябрь 2015", "2015-09/2015-10"),
        ("в мае 2019 года", "2019-05"),
        ("21.11.2014", "2014-11-21"),
        ("2014-11-21", "2014-11-21"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(text: str, expected: str):
    assert [str(one.date) for one in dates_in(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["31 February", "the 12345 cases", "room 2015a1999", "may be", "mars"]
)
def test_what_is_no_date_is_not_read_as_one(text: str):
    assert [one for one in dates_in(text) if str(one.date) != "2015"] == []


def test_a_day_that_no_month_has_leaves_the_month():
    assert [str(one.date) for one in dates_in("31 February 2015")] == ["2015-02"]
