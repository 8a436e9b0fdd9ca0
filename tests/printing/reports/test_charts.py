"""Charts: one file for screen and paper, without script and style, and with its words in it."""

from xml.etree import ElementTree

import pytest

from referral.i18n.languages import Languages
from referral.printing.reports import charts
from referral.printing.reports.charts import Bar, BarChart
from referral.settings import root

SVG = "{http://www.w3.org/2000/svg}"


def drawn(locale: str = "en", **changes: object) -> ElementTree.Element:
    language = Languages(root() / "translations", ("en", "ru", "kk")).get(locale)
    words = {
        "title": "Cases by place",
        "says": "Most at the river.",
        "series": ("This quarter", "Quarter before"),
        "bars": (Bar("River", (25, 20)), Bar("Steppe", (None, 5))),
    }
    return ElementTree.fromstring(charts.svg(BarChart(**{**words, **changes}), language))  # type: ignore[arg-type]


def texts(chart: ElementTree.Element) -> list[str]:
    return [str(one.text) for one in chart.iter(f"{SVG}text")]


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_it_says_what_it_is_in_its_language(locale: str):
    chart = drawn(locale)

    assert chart.get("lang") == locale
    assert chart.findtext(f"{SVG}title") == "Cases by place"
    assert chart.findtext(f"{SVG}desc") == "Most at the river."


def test_nothing_in_it_needs_a_script_or_a_style():
    chart = drawn()

    names = {one.tag.removeprefix(SVG) for one in chart.iter()}
    assert not names & {"script", "style", "foreignObject", "a", "image", "use"}
    assert not [one for one in chart.iter() if {"style", "class", "onload"} & set(one.attrib)]


def test_every_number_that_is_told_stands_at_its_bar():
    told = texts(drawn())

    assert {"River", "Steppe", "25", "20", "5", "This quarter", "Quarter before"} <= set(told)


def test_no_bar_is_left_out_however_many_there_are():
    series = tuple(f"Quarter {number}" for number in range(5))
    bars = tuple(Bar(f"Post {number}", (7, 8, 9, 10, 11)) for number in range(30))

    chart = drawn(series=series, bars=bars)

    told = texts(chart)
    assert all(told.count(number) >= 30 for number in ("7", "8", "9", "11"))
    assert {*series, "Post 0", "Post 29"} <= set(told)
    assert len(list(chart.iter(f"{SVG}rect"))) == 30 * 5 + 5


def test_bars_bear_the_colours_of_the_pages():
    fills = {one.get("fill") for one in drawn().iter(f"{SVG}rect")}

    assert {charts.colours()["river"], charts.colours()["saffron"]} <= fills


def test_a_long_name_is_cut_and_a_share_has_its_sign():
    told = texts(drawn(bars=(Bar("x" * 80, (40, 20)),), unit=" %"))

    assert "40 %" in told
    assert any(one.endswith("…") and len(one) <= charts.LONGEST_LABEL for one in told)


def test_the_same_chart_is_the_same_file():
    def file() -> bytes:
        return ElementTree.tostring(drawn())

    assert file() == file()
