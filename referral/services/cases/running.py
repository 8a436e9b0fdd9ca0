"""Until when the duties of a case are to be done, as they stood at one of its revisions."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from referral.services.cases import clocks
from referral.services.cases.casefile import CaseFile
from referral.store.supervision import worklist


def due_times(session: Session, file: CaseFile) -> Mapping[str, datetime]:
    """The due times of the duties that a case file holds, by duty.

    When a duty first arose never changes, so the same case file gives the same times whenever it is read.
    """
    raised = worklist.raised(session, file.case.id)
    return {
        arisen.duty.id: due_at
        for arisen in file.walk.duties
        if (one := raised.get(arisen.duty.id))
        and (due_at := clocks.due(arisen, one.arose_at)) is not None
    }
