"""Reading a request of the protocol: verb, arguments, and the token with which a list goes on."""

import base64
import binascii
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from referral.archive.oai.faults import bad_argument, bad_token, bad_verb, no_such_format
from referral.archive.oai.records import PREFIX

LISTING = (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}))
VERBS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset()),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    "ListIdentifiers": LISTING,
    "ListRecords": LISTING,
}
"""What each verb needs and may have."""

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?")
DAY = len("2016-11-29")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records a harvester wants, from which place in the list on."""

    begins: str = ""
    ends: str = ""
    set: str = ""
    at: int = 0

    def token(self) -> str:
        """The selection as a token; it holds all that is needed, so that nothing is kept here."""
        return base64.urlsafe_b64encode(json.dumps(list(asdict(self).values())).encode()).decode()


def read(arguments: Sequence[tuple[str, str]]) -> tuple[str, dict[str, str]]:
    """The verb and its arguments. Raises Fault for what the protocol does not allow."""
    given = dict(arguments)
    verbs = [value for name, value in arguments if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise bad_verb()
    del given["verb"]
    if len(given) + 1 != len(arguments):
        raise bad_argument("An argument stands twice.")
    if not all(value.isprintable() for value in given.values()):
        raise bad_argument("An argument holds signs that no address may hold.")
    _check(verbs[0], given)
    return verbs[0], given


def selection(given: dict[str, str]) -> Selection:
    """What a list asks for. Raises Fault for dates that cannot be read and for foreign tokens."""
    if "resumptionToken" in given:
        return _resumed(given["resumptionToken"])
    if given["metadataPrefix"] != PREFIX:
        raise no_such_format(given["metadataPrefix"])
    begins, ends = given.get("from", ""), given.get("until", "")
    if begins and ends and len(begins) != len(ends):
        raise bad_argument("Both dates need the same exactness.")
    wanted = Selection(_begin(begins), _end(ends), given.get("set", ""))
    if wanted.begins and wanted.ends and wanted.begins > wanted.ends:
        raise bad_argument("The first date is later than the last.")
    return wanted


def _check(verb: str, given: dict[str, str]) -> None:
    needed, allowed = VERBS[verb]
    if "resumptionToken" in given:
        if verb not in {"ListIdentifiers", "ListRecords", "ListSets"} or len(given) > 1:
            raise bad_argument("A resumption token stands alone, with a verb that lists.")
        if verb == "ListSets":
            raise bad_token()
        return
    if missing := needed - given.keys():
        raise bad_argument(f"Missing: {', '.join(sorted(missing))}.")
    if unknown := given.keys() - needed - allowed:
        raise bad_argument(f"Not known here: {', '.join(sorted(unknown))}.")


def _begin(text: str) -> str:
    return f"{_moment(text)}T00:00:00Z" if len(text) == DAY else _moment(text)


def _end(text: str) -> str:
    return f"{_moment(text)}T23:59:59Z" if len(text) == DAY else _moment(text)


def _moment(text: str) -> str:
    if text and not MOMENT.fullmatch(text):
        raise bad_argument("Write dates as 2016-11-29 or 2016-11-29T00:00:00Z.")
    try:
        datetime.fromisoformat(text or "2000-01-01")
    except ValueError as impossible:
        raise bad_argument("There is no such date.") from impossible
    return text


def _resumed(token: str) -> Selection:
    try:
        begins, ends, kind, at = json.loads(base64.urlsafe_b64decode(token.encode("ascii")))
        found = Selection(str(begins), str(ends), str(kind), at)
    except (ValueError, TypeError, binascii.Error) as foreign:
        raise bad_token() from foreign
    if found.token() != token or type(at) is not int or at < 1:
        raise bad_token()
    return found
