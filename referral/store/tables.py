"""Every table, imported, so that the metadata is whole. Nothing else."""

from referral.store.answers import Answer
from referral.store.archive import EventRow
from referral.store.archive_facets import FacetRow
from referral.store.archive_text import WordRow
from referral.store.base import Base
from referral.store.cases import CaseRow
from referral.store.curating import Draft, Revision
from referral.store.documents import Document
from referral.store.journal import Head, Line
from referral.store.people import Person
from referral.store.posts import Post
from referral.store.referrals import ReferralRow
from referral.store.signins import SignIn
from referral.store.throttles import Throttle
from referral.store.uploads import Upload

__all__ = [
    "Answer",
    "Base",
    "CaseRow",
    "Document",
    "Draft",
    "EventRow",
    "FacetRow",
    "Head",
    "Line",
    "Person",
    "Post",
    "ReferralRow",
    "Revision",
    "SignIn",
    "Throttle",
    "Upload",
    "WordRow",
]
