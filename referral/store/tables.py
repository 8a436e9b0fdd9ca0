"""Every table, imported, so that the metadata is whole. Nothing else."""

from referral.store.answers import Answer
from referral.store.base import Base
from referral.store.cases import CaseRow
from referral.store.documents import Document
from referral.store.figures import Figure
from referral.store.journal import Head, Line
from referral.store.people import Person
from referral.store.posts import Post
from referral.store.referrals import ReferralRow
from referral.store.signins import SignIn
from referral.store.throttles import Throttle

__all__ = [
    "Answer",
    "Base",
    "CaseRow",
    "Document",
    "Figure",
    "Head",
    "Line",
    "Person",
    "Post",
    "ReferralRow",
    "SignIn",
    "Throttle",
]
