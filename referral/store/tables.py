"""Every table of the kernel, imported, so that the metadata is whole. Nothing else."""

from referral.store.accounts.people import Person
from referral.store.accounts.posts import Post
from referral.store.accounts.signins import SignIn
from referral.store.cases.answers import AnswerRow
from referral.store.cases.cases import CaseRow
from referral.store.cases.documents import Document
from referral.store.cases.referrals import ReferralRow
from referral.store.cases.retention import Expiring
from referral.store.database.base import Base
from referral.store.jobs import Job
from referral.store.journal import JournalHead, JournalLine
from referral.store.statistics.figures import Figure
from referral.store.statistics.releases import ReleaseRow
from referral.store.supervision.reviews import CommentRow, ReviewRow
from referral.store.supervision.supervision import LeaveRow, LentPostRow, LookRow, ViewRow
from referral.store.supervision.worklist import RaisedRow, WorkRow
from referral.store.upkeep import UpkeepRow

__all__ = [
    "AnswerRow",
    "Base",
    "CaseRow",
    "CommentRow",
    "Document",
    "Expiring",
    "Figure",
    "Job",
    "JournalHead",
    "JournalLine",
    "LeaveRow",
    "LentPostRow",
    "LookRow",
    "Person",
    "Post",
    "RaisedRow",
    "ReferralRow",
    "ReleaseRow",
    "ReviewRow",
    "SignIn",
    "UpkeepRow",
    "ViewRow",
    "WorkRow",
]
