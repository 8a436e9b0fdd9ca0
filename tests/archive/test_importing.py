"""A saved page of events becomes drafts: every event, its date, its place, its documents."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from referral.archive.definitions import archive_at
from referral.archive.importing.drafts import ImportedDraft, drafts_of
from referral.archive.importing.gazetteer import Gazetteer
from referral.archive.importing.page import paragraphs_of
from referral.archive.model.events import Archive, DocumentKind, EventKind
from referral.settings import root

FIXTURE = Path(__file__).parent / "recent_events.txt"
SAVED_PAGE = root().parent / "shared" / "domain" / "almaty-process-recent-events.txt"

EXPECTED = (
    ("2016-06/2016-11", "", "", EventKind.TECHNICAL_EXPERTS_MEETING),
    ("2016-06/2016-11", "", "kz", EventKind.TECHNICAL_EXPERTS_MEETING),
    ("2016-06/2016-11", "", "tj", EventKind.TECHNICAL_EXPERTS_MEETING),
    ("2016-06/2016-11", "", "tm", EventKind.TECHNICAL_EXPERTS_MEETING),
    ("2016-09-19/2016-09-20", "astana", "kz", EventKind.SENIOR_OFFICIALS_MEETING),
    ("2015-12-04", "almaty", "kz", EventKind.REGIONAL_CONFERENCE),
    ("2015-09/2015-10", "", "", EventKind.TRAINING),
    ("2015-09/2015-10", "", "kz", EventKind.TRAINING),
    ("2015-09/2015-10", "", "kg", EventKind.TRAINING),
    ("2015-09/2015-10", "", "tj", EventKind.TRAINING),
    ("2015-09/2015-10", "", "tm", EventKind.TRAINING),
    ("2015-09-22", "astana", "kz", EventKind.SENIOR_OFFICIALS_MEETING),
    ("2015-07-14", "astana", "kz", EventKind.AMBASSADORS_BRIEFING),
    ("2015-02/2015-04", "", "", EventKind.NATIONAL_WORKSHOP),
    ("2015-02-23/2015-02-24", "astana", "kz", EventKind.NATIONAL_WORKSHOP),
    ("2015-02-26/2015-02-27", "bishkek", "kg", EventKind.NATIONAL_WORKSHOP),
    ("2015-04-23/2015-04-25", "dushanbe", "tj", EventKind.NATIONAL_WORKSHOP),
    ("2015-04-29/2015-04-30", "ashgabat", "tm", EventKind.NATIONAL_WORKSHOP),
    ("2014-11-21", "almaty", "kz", EventKind.SENIOR_OFFICIALS_MEETING),
    ("2016-11-29", "bishkek", "kg", EventKind.DOCUMENT_LAUNCH),
)
"""What the page says, entered by a person: when, in which city, in which country, what sort."""


@dataclass(frozen=True)
class Measured:
    """Events of the table found at all, and facts (dates and places) that are right."""

    missed: list[tuple[str, str, str, EventKind]]
    surplus: list[ImportedDraft]
    right: float


def measured(drafts: tuple[ImportedDraft, ...]) -> Measured:
    """Each expected event takes the draft of its kind that agrees with it best."""
    left, missed, right = list(drafts), [], 0
    for date, city, country, kind in EXPECTED:
        alike = [one for one in left if one.kind is kind]
        if not alike:
            missed.append((date, city, country, kind))
            continue
        facts = {
            id(one): (str(one.date) == date) + ((one.city, one.country) == (city, country))
            for one in alike
        }
        best = max(alike, key=lambda one: facts[id(one)])
        right += facts[id(best)]
        left.remove(best)
    return Measured(missed, left, right / (2 * len(EXPECTED)))


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archive_at(root() / "checklists")


@pytest.fixture(scope="module")
def gazetteer(archive: Archive) -> Gazetteer:
    return Gazetteer(archive.cities.values())


def page() -> str:
    """The saved page where it lies beside the checkout, else one of the same build in our words."""
    return (SAVED_PAGE if SAVED_PAGE.exists() else FIXTURE).read_text("utf-8")


@pytest.mark.parametrize(
    "read", [page, lambda: FIXTURE.read_text("utf-8")], ids=["page", "fixture"]
)
def test_every_event_of_the_page_is_found_and_nearly_every_date_and_place_is_right(read, gazetteer):
    found = measured(drafts_of(read(), gazetteer))

    assert (found.missed, found.surplus) == ([], [])
    assert found.right >= 0.95


def test_the_same_page_as_html_gives_the_same_drafts(gazetteer):
    text = FIXTURE.read_text("utf-8")
    blocks = (
        f"<li>{one.text}</li>" if one.is_item else f"<p>{one.text}</p>"
        for one in paragraphs_of(text)
    )
    script = "<script>Summit, Baku, 1 May 2019</script>"

    assert drafts_of(
        f"<html><body>{script}{''.join(blocks)}</body></html>", gazetteer
    ) == drafts_of(text, gazetteer)


def test_documents_are_recognised_with_their_languages(gazetteer):
    drafts = drafts_of(FIXTURE.read_text("utf-8"), gazetteer)

    def mentioned(date: str) -> dict[DocumentKind, tuple[str, ...]]:
        draft = next(one for one in drafts if str(one.date) == date)
        return {mention.kind: mention.languages for mention in draft.documents}

    assert mentioned("2016-06/2016-11")[DocumentKind.GUIDELINES] == ("ru", "en", "kk")
    assert mentioned("2015-09/2015-10") == {
        DocumentKind.MANUAL: ("ru",),
        DocumentKind.CODE_OF_PRACTICE: ("ru",),
    }
    assert mentioned("2014-11-21") == {DocumentKind.STATEMENT: ("ru", "en")}
    assert DocumentKind.PLAN in mentioned("2015-02-23/2015-02-24")


def test_states_are_recognised_behind_a_caption_that_slipped_into_the_sentence(gazetteer):
    first = next(
        one
        for one in drafts_of(FIXTURE.read_text("utf-8"), gazetteer)
        if str(one.date) == "2014-11-21"
    )

    assert set(first.states) == {"kz", "af", "az", "cn", "ir", "tr", "tm"}


def test_a_russian_page_is_read_as_well(gazetteer):
    drafts = drafts_of(
        "Вторая встреча высших должностных лиц Алматинского процесса, Астана, Казахстан, 22 сентября 2015 г\n\n"
        "Встреча прошла успешно.\n\n"
        "Национальный семинар по системам въезда в Душанбе, 23–25 апреля 2015 года\n\n"
        "Руководство было представлено в Бишкеке 29 ноября 2016 года.\n",
        gazetteer,
    )

    assert [(one.kind, str(one.date), one.city) for one in drafts] == [
        (EventKind.SENIOR_OFFICIALS_MEETING, "2015-09-22", "astana"),
        (EventKind.NATIONAL_WORKSHOP, "2015-04-23/2015-04-25", "dushanbe"),
        (EventKind.DOCUMENT_LAUNCH, "2016-11-29", "bishkek"),
    ]


@pytest.mark.parametrize("nonsense", ["", "<html>", "\x00\x01", "Nothing happened.", "<li>" * 500])
def test_what_is_no_page_of_events_gives_no_drafts(nonsense, gazetteer):
    assert drafts_of(nonsense, gazetteer) == ()


def test_the_name_of_the_process_is_no_place(gazetteer):
    assert gazetteer.places_in("The Almaty Process and the Baku Declaration") == ()
