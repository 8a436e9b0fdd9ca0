"""What the protocol lets a harvester do wrong, by the protocol's own codes."""


class Fault(Exception):
    """A request that cannot be answered; ``code`` is the protocol's, the sentence is ours."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def bad_verb() -> Fault:
    """The verb is missing, repeated or none of the six."""
    return Fault("badVerb", "Name one verb: Identify, ListMetadataFormats, ListSets, …")


def bad_argument(sentence: str) -> Fault:
    """An argument is unknown, repeated, missing or cannot be read."""
    return Fault("badArgument", sentence)


def no_such_format(prefix: str) -> Fault:
    """A metadata format that is not offered."""
    return Fault("cannotDisseminateFormat", f'There is no format "{prefix}"; there is oai_dc.')


def no_such_record(identifier: str) -> Fault:
    """An identity that no record has."""
    return Fault("idDoesNotExist", f'No record has the identifier "{identifier}".')


def nothing_matches() -> Fault:
    """No record fits the moments and the set asked for."""
    return Fault("noRecordsMatch", "No record fits. Widen the dates, or leave out the set.")


def bad_token() -> Fault:
    """A resumption token that was not given out here."""
    return Fault("badResumptionToken", "This token was not given out here. Begin the list again.")
