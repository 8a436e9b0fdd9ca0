"""The written form of ``proofs``: what a checklist promises, and the exceptions, as tables."""

from referral.definitions.grammar.conditions import condition
from referral.definitions.grammar.scalars import flag, identifier, text, word
from referral.definitions.grammar.shapes import BlockShape, any_number_of, listing
from referral.engine.model import Aim

_ids = listing(identifier)

_sign = BlockShape("A sign", {"id": identifier, "says": text, "when": condition})

_promise = BlockShape(
    "A promise",
    {"id": identifier, "says": text},
    {
        "signs": _ids,
        "when": condition,
        "unless": condition,
        "finished": flag,
        "then": _ids,
        "never": _ids,
        "asks": _ids,
        "never_asks": _ids,
        "within": word(*Aim),
        "urgent": flag,
        "stop_rule": flag,
        "first": flag,
        "beyond_core": flag,
    },
)

_options = BlockShape("An exception", {"answer": identifier, "options": _ids, "because": text})

PROOFS = BlockShape(
    "The block of proofs",
    {},
    {
        "signs": any_number_of(_sign),
        "promises": any_number_of(_promise),
        "no_signs": any_number_of(_options),
        "lost_in_doubt": any_number_of(
            BlockShape(
                "An exception",
                {"answer": identifier, "loses": _ids, "because": text},
                {"only_if": condition},
            )
        ),
        "gives_way": any_number_of(
            BlockShape("An exception", {"duty": identifier, "because": text})
        ),
        "done_by": any_number_of(
            BlockShape("An exception", {"duty": identifier, "when": condition, "because": text})
        ),
        "records": any_number_of(_options),
    },
)
