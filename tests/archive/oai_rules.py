"""The rules of OAI-PMH 2.0 that an answer must keep, written down from the protocol."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
IDENTIFIER = re.compile(
    r"oai:[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+)*:[a-zA-Z0-9\-_.!~*'();/?:@&=+$,%]+"
)
SET = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")
ELEMENTS = frozenset(
    [
        "contributor",
        "coverage",
        "creator",
        "date",
        "description",
        "format",
        "identifier",
        "language",
        "publisher",
        "relation",
        "rights",
        "source",
        "subject",
        "title",
        "type",
    ]
)
CODES = frozenset(
    [
        "badArgument",
        "badResumptionToken",
        "badVerb",
        "cannotDisseminateFormat",
        "idDoesNotExist",
        "noRecordsMatch",
        "noMetadataFormats",
        "noSetHierarchy",
    ]
)
VERBS = frozenset(
    ["Identify", "ListMetadataFormats", "ListSets", "ListIdentifiers", "ListRecords", "GetRecord"]
)
IDENTIFY = (
    "repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp",
    "deletedRecord", "granularity",
)  # fmt: skip
"""In the order of the schema."""


def local(element: Element) -> str:
    """The name of an element of the protocol's own vocabulary."""
    assert element.tag.startswith(f"{{{OAI}}}"), element.tag
    return element.tag.removeprefix(f"{{{OAI}}}")


def must_hold(text: str) -> Element:
    """Fail with a sentence when an answer breaks a rule; returns its last part."""
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    top = ElementTree.fromstring(text)
    assert local(top) == "OAI-PMH"
    assert top.get(XSI) == f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
    moment, request, *parts = top
    assert local(moment) == "responseDate" and MOMENT.fullmatch(moment.text or "")
    assert local(request) == "request" and (request.text or "").startswith("http")
    assert parts, "There is an answer or an error."
    if local(parts[0]) == "error":
        _errors(request, parts)
    else:
        assert len(parts) == 1 and local(parts[0]) == request.get("verb")
        PARTS[local(parts[0])](parts[0])
    return parts[-1]


def _errors(request: Element, parts: list[Element]) -> None:
    codes = {part.get("code") for part in parts}
    assert codes <= CODES
    if codes & {"badVerb", "badArgument"}:
        assert not request.attrib, "After these errors no argument is repeated."


def _identify(part: Element) -> None:
    assert tuple(map(local, part)) == IDENTIFY
    said = {local(one): one.text or "" for one in part}
    assert said["protocolVersion"] == "2.0"
    assert re.fullmatch(r"\S+@(\S+\.)*\S+", said["adminEmail"])
    assert MOMENT.fullmatch(said["earliestDatestamp"])
    assert said["deletedRecord"] in {"no", "persistent", "transient"}
    assert said["granularity"] in {"YYYY-MM-DD", "YYYY-MM-DDThh:mm:ssZ"}


def _formats(part: Element) -> None:
    for one in part:
        assert [local(child) for child in one] == ["metadataPrefix", "schema", "metadataNamespace"]
    assert any(one[0].text == "oai_dc" for one in part), "Dublin Core must be offered."


def _sets(part: Element) -> None:
    for one in part:
        assert [local(child) for child in one][:2] == ["setSpec", "setName"]
        assert SET.fullmatch(one[0].text or "")


def _record(part: Element) -> None:
    header, metadata = part
    _header(header)
    (core,) = metadata
    assert core.tag == f"{{{OAI_DC}}}dc"
    assert core.get(XSI) == f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
    for one in core:
        assert one.tag.startswith(f"{{{DC}}}") and one.tag.removeprefix(f"{{{DC}}}") in ELEMENTS
        assert set(one.attrib) <= {XML_LANG}
        assert (one.text or "").strip(), "An element of Dublin Core says something."


def _header(part: Element) -> None:
    names = [local(child) for child in part]
    assert names[:2] == ["identifier", "datestamp"] and set(names[2:]) <= {"setSpec"}
    assert IDENTIFIER.fullmatch(part[0].text or ""), part[0].text
    assert MOMENT.fullmatch(part[1].text or "")
    assert all(SET.fullmatch(one.text or "") for one in part[2:])


def _list(part: Element) -> None:
    entries = [one for one in part if local(one) != "resumptionToken"]
    assert entries, "A list is never empty; then it is an error."
    for one in entries:
        if local(one) == "record":
            _record(one)
        else:
            assert local(one) == "header"
            _header(one)
    for token in part.findall(f"{{{OAI}}}resumptionToken"):
        assert token is part[-1], "The token stands last."
        assert int(token.get("cursor", "0")) + len(entries) <= int(
            token.get("completeListSize", "0")
        )


def _get(part: Element) -> None:
    (record,) = part
    assert local(record) == "record"
    _record(record)


PARTS = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "ListIdentifiers": _list,
    "ListRecords": _list,
    "GetRecord": _get,
}
