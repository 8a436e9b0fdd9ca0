"""Somebody without an account reads the archive, follows the line to a step, and takes data along."""

import gzip
import json
from collections.abc import Callable
from urllib.parse import urljoin
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from flask import Flask
from icalendar import Calendar

from referral.settings import root
from tests.archive import oai_rules
from tests.spreadsheet import opened_in_excel
from tests.web.promises import text_of
from tests.web.visitors import Visitor

VIEWS = ("events", "events/timeline", "events/map", "events/lineage", "events/chair")
CONFERENCE = "events/regional-conference-border-2015-almaty"
BUDGET = 60 * 1024
"""Bytes of a page with its style and scripts, compressed, without pictures and fonts."""

Visitors = Callable[..., Visitor]


def page(visitor: Visitor, path: str) -> Element:
    response = visitor.get(path)
    assert response.status_code == 200, path
    return tinyhtml5.parse(response.get_data(as_text=True), namespace_html_elements=False)


def links(element: Element, within: str = "main") -> list[str]:
    part = element.find(f".//{within}")
    return [] if part is None else [one.get("href", "") for one in part.iter("a")]


def got(visitor: Visitor, address: str) -> bytes:
    with visitor.client.get(address) as response:
        return response.data


def titles(element: Element) -> list[str]:
    return [text_of(one) for one in element.findall(".//main//h3")]


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
@pytest.mark.parametrize("path", VIEWS)
def test_everyone_may_read_it_in_every_language(visitor: Visitors, path: str, locale: str):
    assert visitor(locale).get(path).status_code == 200


def test_every_event_has_a_page_and_the_list_leads_there_page_by_page(visitor: Visitors):
    reader, path, found = visitor(), "events", set()
    while path:
        shown = page(reader, path)
        found |= {one for one in links(shown) if one.startswith("/en/events/") and "." not in one}
        path = next((one.get("href") for one in shown.iter("a") if one.get("rel") == "next"), None)

    assert (
        len({one for one in found if one.count("/") == 3} - set(map("/en/{}".format, VIEWS))) == 36
    )
    assert all(reader.get(one).status_code == 200 for one in found)


def test_a_filter_is_an_address_that_can_be_shared(visitor: Visitors):
    workshops = page(visitor(), "events?kind=national_workshop&country=kg")

    assert titles(workshops) == [
        "National Workshop on Protection-sensitive Entry Systems in Bishkek, Kyrgyzstan"
    ]
    assert "/en/events?kind=national_workshop" in links(workshops), "Each filter can be removed."


def test_every_choice_of_every_facet_finds_as_many_events_as_it_says(visitor: Visitors):
    reader = visitor()
    shown = page(reader, "events")
    choices = [one for one in shown.iter("a") if "facet__link" in one.get("class", "")]

    assert len(choices) > 60
    for one in choices:
        count = text_of(one).rsplit(" ", 1)[-1]
        found = page(reader, one.get("href", ""))
        assert text_of(found.find(".//h2")).startswith(f"{count} event"), one.get("href")


def test_words_are_found_in_three_languages_and_marked(visitor: Visitors):
    for locale, word in (("en", "guideline"), ("ru", "руководства"), ("kk", "нұсқаулық")):
        shown = page(visitor(locale), f"events?q={word}")
        assert shown.findall(".//mark"), word


def test_a_search_keeps_the_filters_that_are_chosen(visitor: Visitors):
    shown = page(visitor(), "events?year=2015&state=kz")

    kept = {
        one.get("name"): one.get("value") for one in shown.findall(".//form[@role='search']/input")
    }
    assert kept == {"year": "2015", "state": "kz"}


@pytest.mark.parametrize(
    "query",
    ["q=%00", "year=x", "kind=party&after=zzz", "q=" + "a" * 3000, "after=%F0%9F", "state=" * 9],
)
def test_an_address_that_means_nothing_is_answered_all_the_same(visitor: Visitors, query: str):
    assert visitor().get(f"events?{query}").status_code == 200


def test_an_event_that_does_not_exist_is_not_found(visitor: Visitors):
    for end in ("", ".ics", ".jsonld", ".bib"):
        assert visitor().get(f"events/wedding-2015{end}").status_code == 404


def test_a_page_names_itself_in_every_language(visitor: Visitors):
    shown = page(visitor("ru"), CONFERENCE)

    others = {
        one.get("hreflang"): one.get("href") for one in shown.iter("link") if one.get("hreflang")
    }
    assert others == {one: f"/{one}/{CONFERENCE}" for one in ("en", "ru", "kk")}


def test_sources_that_disagree_are_shown_with_what_each_says(visitor: Visitors):
    text = visitor().get("events/som-2-2015-astana").get_data(as_text=True)

    assert "Where sources disagree" in text and "What this archive keeps" in text


def test_what_is_not_exact_or_not_verified_says_so(visitor: Visitors):
    text = visitor().get("events/som-4-2017").get_data(as_text=True)

    assert "The sources give the month, not the day." in text
    assert "Not verified" in text


def test_previous_and_next_lead_through_a_series_and_back(visitor: Visitors):
    reader, here, passed = visitor(), "/en/events/som-1-2014-almaty", []
    while here:
        passed.append(here)
        shown = page(reader, here)
        here = next(
            (urljoin(here, one.get("href")) for one in shown.findall(".//main//a[@rel='next']")), ""
        )

    assert (
        passed[1] == "/en/events/som-2-2015-astana" and passed[-1] == "/en/events/som-8-2023-baku"
    )
    last = page(reader, passed[-1]).find(".//main//a[@rel='prev']")
    assert last is not None and last.get("href") == passed[-2]


@pytest.mark.parametrize("style", ["APA", "Chicago", "ГОСТ", "BibTeX"])
def test_a_page_can_be_cited(visitor: Visitors, style: str):
    shown = page(visitor(), CONFERENCE)

    terms = [text_of(one) for one in shown.findall(".//dl[@class='citing__list']/*")]
    assert f"/en/{CONFERENCE}" in terms[terms.index(style) + 1]


def test_from_a_step_one_reaches_the_meeting_behind_it_and_comes_back(visitor: Visitors):
    reader = visitor()
    checklist = page(reader, "checklists/referral/kz")
    step = checklist.find(".//*[@id='no_return']")
    assert step is not None

    there = next(
        one for one in (a.get("href", "") for a in step.iter("a")) if "/lineage#event-" in one
    )
    line = page(reader, there)
    event = line.find(f".//li[@id='{there.partition('#')[2]}']")
    assert event is not None

    back = [
        one for one in (a.get("href", "") for a in event.iter("a")) if one.endswith("#no_return")
    ]
    assert back and back[0].startswith("/en/checklists/referral/")
    assert reader.get(back[0]).status_code == 200


def test_an_officer_reaches_the_meeting_from_the_step_at_hand(aigul: Visitor):
    case = aigul.opens_a_case()

    text = aigul.get(f"cases/{case}/sections/wish-for-protection").get_data(as_text=True)

    assert "/en/events/lineage#event-guidelines-presentation-2016-bishkek" in text


def test_the_line_is_drawn_and_told(visitor: Visitors):
    shown = page(visitor(), "events/lineage")

    picture = next(one for one in shown.iter() if one.tag.endswith("svg"))
    told = [text_of(one) for one in shown.findall(".//h2")]
    drawn = " ".join(text_of(one) for one in picture.iter() if one.tag.endswith("text"))
    assert len(told) == 9
    assert all(title.split()[0] in drawn for title in told)


@pytest.mark.parametrize("path", [*VIEWS, CONFERENCE, "events/som-3-2016-astana"])
def test_a_page_is_light(visitor: Visitors, path: str):
    reader = visitor()
    shown = page(reader, path)
    parts = {one.get("href", "") for one in shown.iter("link") if one.get("rel") == "stylesheet"}
    parts |= {one.get("src", "") for one in shown.iter("script")}

    weight = sum(len(gzip.compress(got(reader, one))) for one in (f"/en/{path}", *parts))

    assert weight < BUDGET, f"{path} weighs {weight} bytes."


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_the_archive_can_be_taken_along(visitor: Visitors, locale: str):
    client = visitor(locale).client

    rows = json.loads(client.get(f"/{locale}/events.json").data)["events"]
    graph = json.loads(client.get(f"/{locale}/events.jsonld").data)["@graph"]
    calendar = Calendar.from_ical(client.get(f"/{locale}/events.ics").data)
    feed = ElementTree.fromstring(client.get(f"/{locale}/events.atom").data)
    table = opened_in_excel(client.get(f"/{locale}/events.csv").data)

    assert len(rows) == len(graph) == len(calendar.walk("VEVENT")) == 36
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 36
    assert sum(f"/{locale}/events/" in row["address"] for row in table) == 36


def test_libraries_harvest_every_event_by_get_and_by_post(app: Flask):
    client = app.test_client()
    asked = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}

    by_get = oai_rules.must_hold(client.get("/oai", query_string=asked).get_data(as_text=True))
    by_post = oai_rules.must_hold(client.post("/oai", data=asked).get_data(as_text=True))

    def told(part: Element) -> list[str]:
        return [text_of(one) for one in part]

    assert told(by_get) == told(by_post)
    assert by_get[-1].get("completeListSize") == "36"
    for verb in ("Identify", "ListSets", "ListMetadataFormats"):
        oai_rules.must_hold(client.get(f"/oai?verb={verb}").get_data(as_text=True))
    whole = client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc").get_data(as_text=True)
    oai_rules.must_hold(whole)


def test_the_sitemap_names_pages_that_are_there(app: Flask):
    client = app.test_client()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

    urls = ElementTree.fromstring(client.get("/sitemap.xml").data).findall("s:url/s:loc", space)

    assert len(urls) > 3 * 36
    assert all(client.get(one.text or "").status_code == 200 for one in urls[::17])


def test_the_map_shows_cities_where_they_are(visitor: Visitors):
    assert (root() / "referral" / "static" / "vendor" / "region.svg").is_file()
    shown = page(visitor(), "events/map")

    circles = [one for one in shown.iter() if one.tag.endswith("circle")]
    names = [text_of(one) for one in shown.iter() if one.get("class") == "map__name"]
    assert names == ["Almaty", "Astana", "Bishkek", "Dushanbe", "Ashgabat", "Baku"]
    places = {name: float(one.get("cx", 0)) for name, one in zip(names, circles, strict=True)}
    assert sorted(places, key=places.__getitem__) == [
        "Baku", "Ashgabat", "Dushanbe", "Astana", "Bishkek", "Almaty",
    ]  # fmt: skip
