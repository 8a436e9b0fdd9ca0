"""What authors get wrong in the block of proofs."""

from tests.definitions.folder import REGIONAL
from tests.definitions.slips import Slip


def _slip(code: str, promises: str, at: str, signs: str = "[]") -> Slip:
    block = f"proofs:\n  signs: {signs}\n  promises: {promises}\nfacts:\n"
    return Slip(code, REGIONAL, "facts:\n", block, at=at)


FEAR = "[{id: afraid, says: Fear., when: {answer: fear, is: yes}}]"

SLIPS = [
    _slip(
        "C37", "[{id: led, says: S., when: {fact: needs_referral}, then: [refer]}]", at="promises:"
    ),
    _slip("C38", "[{id: led, says: S., when: {answer: fear, is: yes}, then: [reefr]}]", "promises"),
    _slip("C39", "[{id: led, says: S., signs: [afriad], then: [refer]}]", "promises:", FEAR),
    _slip("C40", "[{id: led, says: S., signs: [afraid]}]", "promises:", FEAR),
    _slip("C41", "[{id: asked, says: S., asks: [fear]}]", "signs: [{id: afraid", FEAR),
]
