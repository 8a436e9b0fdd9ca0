"""What calendars, readers and programs get: valid by their own rules, and no more exact than the sources."""

import json
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from referral.archive.feeds.atom import Feed, atom
from referral.archive.feeds.calendar_file import calendar_file
from referral.archive.feeds.linked import linked, linked_one
from referral.archive.feeds.sitemap import sitemap
from referral.archive.feeds.tables import COLUMNS, csv_table, json_rows
from tests.archive.telling import HOST, MORNING, entry
from tests.spreadsheet import opened_in_excel

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEED = Feed("Events & more", "en", f"https://{HOST}/f", f"https://{HOST}/en/events", "The archive")


def event_in(text: bytes) -> object:
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


def test_an_exact_event_is_a_whole_day_that_is_certain():
    event = event_in(calendar_file("Events", [entry()], HOST))

    assert event["DTSTART"].dt == date(2016, 11, 29)
    assert event["DTEND"].dt == date(2016, 11, 30), "The end of a whole day is the day after."
    assert event["STATUS"] == "CONFIRMED" and event["TRANSP"] == "OPAQUE"


@pytest.mark.parametrize(
    ("begins", "ends", "first", "after"),
    [
        ("2017-09", "2017-09", date(2017, 9, 1), date(2017, 10, 1)),
        ("2019", "2019", date(2019, 1, 1), date(2020, 1, 1)),
        ("2016-06", "2016-11", date(2016, 6, 1), date(2016, 12, 1)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 3, 1)),
    ],
)
def test_a_date_that_is_not_exact_covers_all_it_may_mean_and_says_so(begins, ends, first, after):
    told = entry(begins=begins, ends=ends, when="September 2017. The day is not known.")

    event = event_in(calendar_file("Events", [told], HOST))

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (first, after)
    assert event["STATUS"] == "TENTATIVE" and event["TRANSP"] == "TRANSPARENT"
    assert event["DESCRIPTION"].startswith("September 2017. The day is not known.")


def test_a_calendar_keeps_the_rules_of_rfc_5545():
    long = entry(title="Встреча, высших; должностных лиц \\ " * 8, summary="a\nb", place="Almaty")

    text = calendar_file("Events", [long, entry("other")], HOST)

    lines = text.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-1] == b"", "Every line ends with CR LF."
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines), "No line is longer than 75 octets."
    assert all(line.decode() is not None for line in lines), "No letter is torn in two."
    uids = [event["UID"] for event in Calendar.from_ical(text).walk("VEVENT")]
    assert uids == [f"meeting-2016@{HOST}", f"other@{HOST}"]
    first = Calendar.from_ical(text).walk("VEVENT")[0]
    assert first["SUMMARY"] == long.title


def test_a_feed_is_atom_with_what_changed_last_first():
    older = entry("older", title="Tom & <Jerry>")
    newer = entry("newer", changed=MORNING + timedelta(days=1))

    feed = ElementTree.fromstring(atom(FEED, [older, newer]))

    assert feed.tag == f"{{{ATOM['a']}}}feed"
    for needed in ("id", "title", "updated"):
        assert len(feed.findall(f"a:{needed}", ATOM)) == 1
        assert all(
            len(one.findall(f"a:{needed}", ATOM)) == 1 for one in feed.findall("a:entry", ATOM)
        )
    titles = [one.findtext("a:title", None, ATOM) for one in feed.findall("a:entry", ATOM)]
    assert titles == ["A meeting", "Tom & <Jerry>"]
    assert feed.findtext("a:updated", None, ATOM) == "2026-11-24T08:00:00Z"
    ids = [one.text for one in feed.iter(f"{{{ATOM['a']}}}id")]
    assert len(ids) == len(set(ids))
    languages = {
        link.get("hreflang") for link in feed.find("a:entry", ATOM).findall("a:link", ATOM)
    }
    assert languages == {"en", "ru", "kk"}


def test_a_table_can_be_read_again_and_holds_no_formula():
    told = entry(title='=HYPERLINK("x")', states=("Kazakhstan", "Kyrgyzstan"))

    rows = opened_in_excel(csv_table([told]))

    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["title"] == '\'=HYPERLINK("x")'
    assert rows[0]["states"].split("\n") == ["Kazakhstan", "Kyrgyzstan"]


def test_json_holds_the_same():
    (row,) = json.loads(json_rows([entry(states=("Kazakhstan",))]))["events"]

    assert list(row) == list(COLUMNS)
    assert row["states"] == ["Kazakhstan"] and row["begins"] == "2016-11-29"


def test_linked_data_leaves_out_what_is_not_known():
    said = json.loads(linked_one(entry(begins="2017-09", ends="2017-09")))

    assert said["@context"] == "https://schema.org" and said["@type"] == "Event"
    assert said["startDate"] == "2017-09", "A month stays a month (ISO 8601)."
    assert "location" not in said and "organizer" not in said


def test_linked_data_says_where_people_met():
    graph = json.loads(linked([entry(place="Baku, Azerbaijan", city="Baku", country="AZ")]))

    (event,) = graph["@graph"]
    assert event["location"]["address"]["addressCountry"] == "AZ"
    assert json.loads(linked_one(entry(online=True)))["location"]["@type"] == "VirtualLocation"


def test_a_sitemap_names_every_language_of_every_page():
    text = sitemap([entry().addresses])

    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ElementTree.fromstring(text).findall("s:url", space)
    assert [url.findtext("s:loc", None, space) for url in urls] == list(entry().addresses.values())
    assert all(len(list(url)) == 4 for url in urls)
