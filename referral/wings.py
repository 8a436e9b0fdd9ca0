"""What the wings bring to the commands. Beside ``create_app`` and ``tables.py``, only this module knows the wings.

Nothing is loaded for a command that does not need it.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from referral.i18n.checking.extraction import Message
    from referral.settings import Settings
    from referral.store.accounts.people import Actor
    from referral.store.accounts.posts import Post
    from referral.store.database import Database

COMMANDS = {
    "checklists": (
        "referral.authoring.cli.checklists",
        "Check, prove, show and walk the checklists.",
    ),
    "scenarios": (
        "referral.practice.cli.scenarios",
        "Practice scenarios: list them, replay them on the checklists.",
    ),
    "archive": (
        "referral.archive.cli.archive",
        "The events archive: check, read pages into drafts.",
    ),
}
"""The commands of the wings, each with its module."""

TOLD = {
    "referral.archive.importing.saved.PageNotReadable",
    "referral.authoring.questions.solver.SolverMissing",
}
"""Faults of the wings whose message is a sentence with a remedy; by name, so that nothing is loaded for them."""


def add_work() -> None:
    """Add the kinds of long work that the wings have; those that are there already stay."""
    from referral.archive.services import document_text, uploads
    from referral.services.upkeep import worker

    worker.KINDS.setdefault(uploads.TEXT, document_text.KIND)


def messages(root: Path) -> "dict[str, list[Message]]":
    """Every message of the wings by domain. Raises Unsound."""
    from referral.archive.definitions import archive_at
    from referral.archive.words import archive_messages
    from referral.i18n import catalogues
    from referral.practice.scenarios.library import scenarios_of
    from referral.practice.words import problem_messages, scenario_messages

    checklists = root / "checklists"
    return {
        catalogues.ARCHIVE: archive_messages.messages(archive_at(checklists)),
        catalogues.SCENARIOS: [
            *scenario_messages.messages(scenarios_of(checklists).scenarios()),
            *problem_messages.messages(),
        ],
    }


def fill_practice(
    practice: "Database",
    settings: "Settings",
    known: "Sequence[Post]",
    trainer: "Actor",
    now: datetime,
) -> None:
    """Make what a demonstration shows of practice, at these posts of the service."""
    from referral.practice.cli import classroom

    classroom.fill(practice, settings, known, trainer, now)
