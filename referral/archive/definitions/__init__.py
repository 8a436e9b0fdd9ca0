"""The events of the Almaty Process as they lie in ``checklists/archive``: read, checked, built.

The words of the archive are judged like those of the checklists: every fault is told with file, line and remedy.
"""

from pathlib import Path

from referral.archive.definitions.archive_files import archive_files_at
from referral.archive.definitions.builder import build
from referral.archive.definitions.checks import problems
from referral.archive.model.events import Archive
from referral.definitions.library import Library
from referral.definitions.problems import FoundProblem, Unsound


def archive_at(root: Path) -> Archive:
    """The archive of the folder ``checklists/``. Raises Unsound."""
    if found := archive_problems(root):
        raise Unsound(found)
    return build(archive_files_at(root))


def archive_problems(root: Path) -> tuple[FoundProblem, ...]:
    """Everything that is wrong with the archive, by file and line. Raises Unsound for the checklists."""
    library = Library(root)
    works = [one.work.id for one in library.register()]
    checklists = [library.checklist(name, country) for name, country in library.names()]
    steps = {step.id for one in checklists for step in one.steps()}
    steps |= {duty.id for one in checklists for duty in one.duties}
    return problems(archive_files_at(root), works, steps)
