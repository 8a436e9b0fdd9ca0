"""A library harvests the archive: all six verbs, every error, and a list that goes on."""

from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest

from referral.archive.oai.answers import PAGE, answer
from referral.archive.oai.records import Repository, record
from referral.archive.oai.requests import Selection
from tests.archive import oai_rules
from tests.archive.oai_rules import OAI
from tests.archive.telling import HOST, MORNING, entry

MANY = 2 * PAGE + 5


@pytest.fixture(scope="module")
def repository() -> Repository:
    """More records than two answers hold, one a day; each third is a training."""
    records = tuple(
        record(
            HOST,
            [
                entry(
                    f"event-{number}",
                    changed=MORNING + timedelta(days=number),
                    kind="training" if number % 3 == 0 else "other",
                )
            ],
        )
        for number in range(MANY)
    )
    sets = {"training": "Training", "other": "Other event"}
    return Repository("Events", f"https://{HOST}/oai", f"postmaster@{HOST}", records, sets)


def asked(repository: Repository, *pairs: tuple[str, str], **given: str) -> Element:
    """The answer to a request; it keeps the rules of the protocol."""
    arguments = [*pairs, *((name.rstrip("_"), value) for name, value in given.items())]
    return oai_rules.must_hold(answer(arguments, repository, now=MORNING))


def code(part: Element) -> str | None:
    return part.get("code")


def harvested(repository: Repository, verb: str, **given: str) -> list[str]:
    """Every identifier of a list, following its tokens to the end."""
    found: list[str] = []
    part = asked(repository, verb=verb, metadataPrefix="oai_dc", **given)
    while True:
        found += [one.text or "" for one in part.iter(f"{{{OAI}}}identifier")]
        token = part.find(f"{{{OAI}}}resumptionToken")
        if token is None or not token.text:
            return found
        part = asked(repository, verb=verb, resumptionToken=token.text)


@pytest.mark.parametrize("verb", ["Identify", "ListMetadataFormats", "ListSets"])
def test_a_library_learns_what_is_here(repository: Repository, verb: str):
    assert oai_rules.local(asked(repository, verb=verb)) == verb


@pytest.mark.parametrize("verb", ["ListIdentifiers", "ListRecords"])
def test_a_library_harvests_everything_once(repository: Repository, verb: str):
    found = harvested(repository, verb)

    assert len(found) == len(set(found)) == MANY


def test_a_library_harvests_a_set(repository: Repository):
    assert len(harvested(repository, "ListIdentifiers", set="training")) == 15


@pytest.mark.parametrize(
    ("begins", "ends", "count"),
    [
        ("2026-11-24", "2026-11-25", 2),
        ("2026-11-24T08:00:00Z", "2026-11-24T08:00:00Z", 1),
        ("2026-11-24T08:00:01Z", "2026-11-25T07:59:59Z", 0),
    ],
)
def test_a_library_harvests_what_changed_between_two_moments(
    repository: Repository, begins: str, ends: str, count: int
):
    given = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "from_": begins, "until": ends}

    part = asked(repository, **given)

    assert len(part.findall(f"{{{OAI}}}header")) == count
    assert count or code(part) == "noRecordsMatch"


def test_a_list_tells_how_long_it_is_and_ends_with_an_empty_token(repository: Repository):
    token = asked(repository, verb="ListRecords", metadataPrefix="oai_dc")[-1]

    assert (token.get("cursor"), token.get("completeListSize")) == ("0", str(MANY))
    second = asked(repository, verb="ListRecords", resumptionToken=token.text)[-1]
    last = asked(repository, verb="ListRecords", resumptionToken=second.text)[-1]
    assert last.get("cursor") == str(2 * PAGE) and not last.text


def test_one_record_is_got_by_its_identifier(repository: Repository):
    given = {"identifier": f"oai:{HOST}:event-7", "metadataPrefix": "oai_dc"}

    part = asked(repository, verb="GetRecord", **given)

    titles = [one.text for one in part.iter("{http://purl.org/dc/elements/1.1/}title")]
    assert titles == ["A meeting"]


@pytest.mark.parametrize(
    ("expected", "request_"),
    [
        ("badVerb", ""),
        ("badVerb", "verb=Steal"),
        ("badVerb", "verb=Identify&verb=Identify"),
        ("badArgument", "verb=Identify&colour=red"),
        ("badArgument", "verb=ListRecords"),
        ("badArgument", "verb=GetRecord&identifier=x"),
        ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc"),
        ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=yesterday"),
        ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30"),
        ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&from=2026-12-01&until=2026-11-01"),
        (
            "badArgument",
            "verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-01&until=2026-12-01T00:00:00Z",
        ),
        ("badArgument", "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x"),
        ("badArgument", "verb=GetRecord&metadataPrefix=oai_dc&identifier=\x01"),
        ("badResumptionToken", "verb=ListRecords&resumptionToken=x"),
        ("badResumptionToken", "verb=ListSets&resumptionToken=x"),
        ("badResumptionToken", "verb=ListRecords&resumptionToken=WyIiLCAiIiwgIiIsIDk5OTldz"),
        ("cannotDisseminateFormat", "verb=ListRecords&metadataPrefix=marc21"),
        (
            "cannotDisseminateFormat",
            f"verb=GetRecord&metadataPrefix=x&identifier=oai:{HOST}:event-1",
        ),
        ("idDoesNotExist", "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:y"),
        ("idDoesNotExist", "verb=ListMetadataFormats&identifier=oai:x:y"),
        ("noRecordsMatch", "verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01"),
        ("noRecordsMatch", "verb=ListRecords&metadataPrefix=oai_dc&set=weddings"),
    ],
)
def test_every_mistake_has_its_code(repository: Repository, expected: str, request_: str):
    pairs = [tuple(one.split("=", 1)) for one in request_.split("&") if one]

    assert code(asked(repository, *pairs)) == expected  # type: ignore[arg-type]


def test_a_token_made_up_beyond_the_end_is_refused(repository: Repository):
    token = Selection(at=9999).token()

    assert (
        code(asked(repository, verb="ListRecords", resumptionToken=token)) == "badResumptionToken"
    )
