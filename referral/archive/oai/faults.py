"""What the protocol lets a harvester do wrong, by the protocol's own codes."""


class OaiFault(Exception):
    """A request that cannot be answered; ``code`` is the protocol's, the sentence is ours."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def bad_verb() -> OaiFault:
    """The verb is missing, repeated or none of the six."""
    return OaiFault("badVerb", "Name one verb: Identify, ListMetadataFormats, ListSets, …")


def bad_argument(sentence: str) -> OaiFault:
    """An argument is unknown, repeated, missing or cannot be read."""
    return OaiFault("badArgument", sentence)


def no_such_format(prefix: str) -> OaiFault:
    """A metadata format that is not offered."""
    return OaiFault("cannotDisseminateFormat", f'There is no format "{prefix}"; there is oai_dc.')


def no_such_record(identifier: str) -> OaiFault:
    """An identity that no record has."""
    return OaiFault("idDoesNotExist", f'No record has the identifier "{identifier}".')


def nothing_matches() -> OaiFault:
    """No record fits the moments and the set asked for."""
    return OaiFault("noRecordsMatch", "No record fits. Widen the dates, or leave out the set.")


def bad_token() -> OaiFault:
    """A resumption token that was not given out here."""
    return OaiFault(
        "badResumptionToken", "This token was not given out here. Begin the list again."
    )
