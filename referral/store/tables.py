"""Every table, imported, so that the metadata is whole. Nothing else."""

from referral.store.answers import Answer
from referral.store.base import Base
from referral.store.cases import CaseRow
from referral.store.curating import Draft, Revision
from referral.store.documents import Document
from referral.store.figures import Figure
from referral.store.jobs import Job
from referral.store.journal import Head, Line
from referral.store.people import Person
from referral.store.posts import Post
from referral.store.referrals import ReferralRow
from referral.store.releases import ReleaseRow
from referral.store.retention import Expiring
from referral.store.reviews import CommentRow, ReviewRow
from referral.store.signins import SignIn
from referral.store.supervision import LeaveRow, LentPostRow, LookRow, ViewRow
from referral.store.upkeep import UpkeepRow
from referral.store.uploads import Upload
from referral.store.worklist import RaisedRow, WorkRow

__all__ = [
    "Answer",
    "Base",
    "CaseRow",
    "CommentRow",
    "Document",
    "Draft",
    "Expiring",
    "Figure",
    "Head",
    "Job",
    "LeaveRow",
    "LentPostRow",
    "Line",
    "LookRow",
    "Person",
    "Post",
    "RaisedRow",
    "ReferralRow",
    "ReleaseRow",
    "ReviewRow",
    "Revision",
    "SignIn",
    "UpkeepRow",
    "Upload",
    "ViewRow",
    "WorkRow",
]
