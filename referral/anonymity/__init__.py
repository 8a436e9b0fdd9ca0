"""Finding identity in free text, so that it can be refused before it is stored. PURE.

Answers with the kinds found and where, never with the text itself: nothing here puts what somebody typed into a
value, a message or an exception. Doubt refuses, and so does a fault of the check itself.
"""

from referral.anonymity.check import findings, is_clean
from referral.anonymity.kinds import IdentityFinding, IdentityKind

__all__ = ["IdentityFinding", "IdentityKind", "findings", "is_clean"]
