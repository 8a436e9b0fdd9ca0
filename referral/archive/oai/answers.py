"""The six verbs of OAI-PMH, answered as XML. A fault is an answer too, with the protocol's code."""

from collections.abc import Callable, Sequence
from datetime import datetime

from referral.archive.feeds.atom import moment
from referral.archive.feeds.xml_text import SPACES, Element, add, root, written
from referral.archive.oai.faults import (
    OaiFault,
    bad_token,
    no_such_format,
    no_such_record,
    nothing_matches,
)
from referral.archive.oai.records import PREFIX, OaiRecord, Repository
from referral.archive.oai.requests import Selection, read, selection

PAGE = 20
"""Records in one answer; the rest follows by resumption token."""

SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
SILENT = frozenset({"badVerb", "badArgument"})
"""After these faults the protocol wants no argument repeated."""


def answer(arguments: Sequence[tuple[str, str]], repository: Repository, *, now: datetime) -> str:
    """The answer to a request."""
    top = root("OAI-PMH", "oai", "xsi")
    top.set("xsi:schemaLocation", f"{SPACES['oai']} {SCHEMA}")
    add(top, "responseDate", moment(now))
    request = add(top, "request", repository.address)
    try:
        verb, given = read(arguments)
        part = VERBS[verb](repository, given)
    except OaiFault as fault:
        add(top, "error", str(fault), code=fault.code)
        if fault.code not in SILENT:
            request.attrib.update(arguments)
        return written(top)
    request.attrib.update(arguments)
    part.tag = verb
    top.append(part)
    return written(top)


def _identify(repository: Repository, _given: dict[str, str]) -> Element:
    part = Element("Identify")
    for element, text in (
        ("repositoryName", repository.name),
        ("baseURL", repository.address),
        ("protocolVersion", "2.0"),
        ("adminEmail", repository.contact),
        ("earliestDatestamp", repository.earliest),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        add(part, element, text)
    return part


def _formats(repository: Repository, given: dict[str, str]) -> Element:
    if "identifier" in given:
        _found(repository, given["identifier"])
    part = Element("ListMetadataFormats")
    one = add(part, "metadataFormat")
    add(one, "metadataPrefix", PREFIX)
    add(one, "schema", DC_SCHEMA)
    add(one, "metadataNamespace", SPACES["oai_dc"])
    return part


def _sets(repository: Repository, _given: dict[str, str]) -> Element:
    part = Element("ListSets")
    for spec, words in repository.sets.items():
        one = add(part, "set")
        add(one, "setSpec", spec)
        add(one, "setName", words)
    return part


def _get(repository: Repository, given: dict[str, str]) -> Element:
    found = _found(repository, given["identifier"])
    if given["metadataPrefix"] != PREFIX:
        raise no_such_format(given["metadataPrefix"])
    part = Element("GetRecord")
    _record(part, found)
    return part


def _identifiers(repository: Repository, given: dict[str, str]) -> Element:
    return _list(repository, given, _header)


def _records(repository: Repository, given: dict[str, str]) -> Element:
    return _list(repository, given, _record)


def _list(
    repository: Repository, given: dict[str, str], tell: Callable[[Element, OaiRecord], None]
) -> Element:
    wanted = selection(given)
    fitting = [one for one in repository.records if _fits(one, wanted)]
    if not fitting:
        raise nothing_matches()
    if wanted.at >= len(fitting):
        raise bad_token()
    part = Element("ListRecords")
    for one in fitting[wanted.at : wanted.at + PAGE]:
        tell(part, one)
    if len(fitting) > PAGE:
        _resumption(part, wanted, len(fitting))
    return part


def _fits(one: OaiRecord, wanted: Selection) -> bool:
    return (
        (not wanted.set or one.set == wanted.set)
        and (not wanted.begins or wanted.begins <= one.stamp)
        and (not wanted.ends or one.stamp <= wanted.ends)
    )


def _resumption(part: Element, wanted: Selection, total: int) -> None:
    after = wanted.at + PAGE
    token = ""
    if after < total:
        token = Selection(wanted.begins, wanted.ends, wanted.set, after).token()
    add(part, "resumptionToken", token, completeListSize=str(total), cursor=str(wanted.at))


def _found(repository: Repository, identifier: str) -> OaiRecord:
    found = repository.find(identifier)
    if found is None:
        raise no_such_record(identifier)
    return found


def _header(part: Element, one: OaiRecord) -> None:
    header = add(part, "header")
    add(header, "identifier", one.identifier)
    add(header, "datestamp", one.stamp)
    add(header, "setSpec", one.set)


def _record(part: Element, one: OaiRecord) -> None:
    whole = add(part, "record")
    _header(whole, one)
    core = add(add(whole, "metadata"), "oai_dc:dc")
    core.attrib.update({f"xmlns:{prefix}": SPACES[prefix] for prefix in ("oai_dc", "dc")})
    core.set("xsi:schemaLocation", f"{SPACES['oai_dc']} {DC_SCHEMA}")
    for element, text, language in one.core:
        told = add(core, f"dc:{element}", text)
        if language:
            told.set("xml:lang", language)


VERBS: dict[str, Callable[[Repository, dict[str, str]], Element]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _get,
    "ListIdentifiers": _identifiers,
    "ListRecords": _records,
}
