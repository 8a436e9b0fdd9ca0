"""Somebody looks for an event: by words in three languages, by facets, page by page."""

from dataclasses import replace

import pytest

from referral.archive.definitions import archive_at
from referral.archive.model.events import Archive
from referral.archive.model.finding import Facet, HitPage, Order, Query, SpellingCorrection
from referral.archive.model.lineage import events_of_step, steps_of_event
from referral.archive.services import search as service
from referral.archive.words.archive_words import ArchiveWords
from referral.i18n.languages import Languages
from referral.settings import root


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archive_at(root() / "checklists")


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages(root() / "translations", ("en", "ru", "kk"))


class Reader:
    """Somebody who looks for events in an archive."""

    def __init__(self, archive: Archive, languages: Languages) -> None:
        self._index, self._languages = service.index_of(archive, languages), languages

    def finds(self, query: Query | str, language: str = "en") -> HitPage:
        asked = Query(query) if isinstance(query, str) else query
        return service.find(self._index, asked, ArchiveWords(self._languages.get(language)))

    def ids(self, query: Query | str, language: str = "en") -> list[str]:
        return [hit.event.id for hit in self.finds(query, language).hits]


@pytest.fixture(scope="module")
def reader(archive: Archive, languages: Languages) -> Reader:
    return Reader(archive, languages)


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("Baku declaration", "en", "ministerial-conference-3-2025-baku"),
        ("declarations Baku", "en", "ministerial-conference-3-2025-baku"),
        ("Бакинской декларации", "ru", "ministerial-conference-3-2025-baku"),
        ("Баку декларациясының", "kk", "ministerial-conference-3-2025-baku"),
        ("нұсқаулықтарды таныстырудың", "kk", "guidelines-presentation-2016-bishkek"),
        ("ПОСЛАМИ государства-наблюдатели", "ru", "ambassadors-meeting-2015-astana"),
        ("pandemics", "en", "ministerial-conference-2021"),
        ("Guterres", "kk", "ministerial-conference-2013-almaty"),
    ],
)
def test_words_are_found_in_any_form_and_language(reader, words, language, first):
    assert reader.ids(words, language)[0] == first


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Алма-Ата", "Алматы"),
        ("Ашгабате", "Ашхабад"),
        ("Turkey", "Türkiye"),
        ("Нұр-Сұлтанда", "Астана"),
        ("Киргизии", "Кыргызстан"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(reader, name, same):
    found = reader.finds(name)

    assert found.corrections == ()
    assert 0 < found.total <= reader.finds(same).total


def test_a_journalist_finds_the_same_events_by_any_form_of_a_word(reader):
    """A refugee is looked for in Russian, Kazakh and English."""
    for forms in (
        "беженец беженцы беженцев беженцами",
        "босқын босқындарды боскын",
        "refugee refugees",
    ):
        totals = {reader.finds(form).total for form in forms.split()}

        assert len(totals) == 1 and min(totals) > 10, forms


@pytest.mark.parametrize(
    ("typed", "correction"),
    [
        ("guidlines", SpellingCorrection("guidlines", "guidelines")),
        ("бежанцев", SpellingCorrection("бежанцев", "беженцев")),
        ("босқндар", SpellingCorrection("босқндар", "босқындар")),
    ],
)
def test_a_mistyped_word_still_finds_and_says_what_was_looked_for(reader, typed, correction):
    found = reader.finds(typed)

    assert found.corrections == (correction,)
    assert found.total == reader.finds(correction.meant).total > 0


def test_what_was_looked_for_is_marked_in_title_and_excerpt(reader):
    (hit, *_) = reader.finds("guideline presented").hits

    assert [run.text for run in hit.title if run.is_hit] == ["Presentation", "guidelines"]
    assert [run.text for run in hit.excerpt if run.is_hit] == ["guidelines", "presented"]
    assert "".join(run.text for run in hit.title).startswith("Presentation of the Regional")


@pytest.mark.parametrize(
    "strange", ["zzzzzz qqqq", '"', "a' OR 1=1 --", ") | (", "* NEAR/2", "\x00", "🌍"]
)
def test_nothing_anybody_types_breaks_the_search(reader, strange):
    found = reader.finds(strange)

    assert found.total >= 0


def test_counts_say_what_a_further_choice_would_leave(reader):
    chosen = (Facet.YEAR, "2015")
    found = reader.finds(Query(chosen=(chosen,)))

    for counts in found.facets:
        for count in counts.counts[:6]:
            if not count.is_chosen and counts.facet is not Facet.YEAR:
                asked = Query(chosen=(chosen, (counts.facet, count.value)))
                assert reader.finds(asked).total == count.count
    years = next(one for one in found.facets if one.facet is Facet.YEAR).counts
    assert [one.value for one in years if one.is_chosen] == ["2015"]
    assert sorted((one.value for one in years), reverse=True) == [one.value for one in years]


def test_values_of_one_facet_are_alternatives_and_facets_must_all_hold(reader):
    one = Query(chosen=((Facet.STATE, "it"),), size=100)
    either = one.chosen_otherwise(Facet.STATE, "pk")

    assert len(reader.ids(either)) > len(reader.ids(one)) > 0
    assert reader.ids(either.chosen_otherwise(Facet.STATE, "pk")) == reader.ids(one)
    assert reader.ids(Query(chosen=((Facet.STATE, "it"), (Facet.YEAR, "2011")))) == []


def test_disputed_events_can_be_chosen(reader):
    found = reader.ids(Query(chosen=((Facet.CONFIDENCE, "conflicting"),), size=100))

    assert {"som-2-2015-astana", "ambassadors-meeting-2015-astana"} <= set(found)
    assert "som-8-2023-baku" not in found


@pytest.mark.parametrize("order", Order)
def test_pages_follow_each_other_without_gap_or_repetition(reader, archive, order):
    pages, query = [], Query(order=order, size=7)
    while True:
        found = reader.finds(query)
        pages += [hit.event for hit in found.hits]
        if not found.after:
            break
        query = replace(query, after=found.after)

    days = [event.date.earliest for event in pages]
    assert {event.id for event in pages} == {event.id for event in archive.events}
    assert len(pages) == len(archive.events)
    assert days == sorted(days, reverse=order is Order.NEWEST)


@pytest.mark.parametrize("after", ["x", "~", "2015-01-01~x", "2015-01-01~99999999999", "'~1"])
def test_a_page_mark_that_was_tampered_with_does_no_harm(reader, after):
    assert reader.finds(Query(after=after)).total == 36


def test_a_changed_event_is_found_by_what_it_says_now_and_one_that_is_gone_is_not(
    archive: Archive, languages: Languages
):
    first, second, *_ = archive.events
    reworded = replace(second, summary="An entirely zygomorphic gathering.")

    reader = Reader(replace(archive, events=(reworded, *archive.events[2:])), languages)

    assert reader.ids("zygomorphic") == [second.id]
    assert first.id not in reader.ids(Query(size=100))


def test_a_line_leads_from_a_step_to_the_conferences_and_back(archive):
    behind = [event.id for event in events_of_step(archive, "no_return")]
    children = {event.id for event in events_of_step(archive, "maybe_child")}
    asked = archive.event("regional-conference-border-2015-almaty")

    assert behind[0] == "regional-conference-2011-almaty"
    assert behind[-1] == "guidelines-presentation-2016-bishkek"
    assert asked.id in behind
    assert "tot-border-protection-2015" in children and asked.id not in children
    assert "no_return" in steps_of_event(archive, asked)
    assert steps_of_event(archive, archive.event("som-8-2023-baku")) == ()
