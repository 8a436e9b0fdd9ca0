"""The command ``referral``: each of its commands lives in a module that is loaded when it is typed."""

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from referral import wings

COMMANDS = {
    "init": ("referral.cli.deployment", "Prepare an instance for real work, without any account."),
    "demo": (
        "referral.cli.deployment",
        "Prepare a demonstration with invented posts, accounts and cases.",
    ),
    "serve": ("referral.cli.deployment", "Serve the pages on this machine."),
    "work": (
        "referral.cli.work",
        "Do the long work that waits: what a server does beside its pages.",
    ),
    "migrate": ("referral.cli.deployment", "Bring the database to the schema of this version."),
    "new-key": ("referral.cli.deployment", "Replace the secret key of an instance."),
    "backup": ("referral.cli.backups", "Put everything of an instance into one file."),
    "backup-key": ("referral.cli.backups", "Make the key that opens encrypted backups."),
    "restore": ("referral.cli.backups", "Put a backup into an empty place, or rehearse that."),
    "move": ("referral.cli.relocation", "Move everything to another database, such as PostgreSQL."),
    "status": (
        "referral.cli.status",
        "Tell how an instance is, and what whoever looks after it must know.",
    ),
    "accounts": ("referral.cli.accounts", "Accounts of officers, supervisors and trainers."),
    "posts": ("referral.cli.posts", "Border posts."),
    "journal": ("referral.cli.journal", "Prove that the journal is whole."),
    "retention": ("referral.cli.retention", "Remove what is left of cases whose time is over."),
    "statistics": ("referral.cli.statistics", "Release the figures of a month or a quarter."),
    **wings.COMMANDS,
    "i18n": ("referral.cli.translations", "Languages and their catalogues."),
}

TOLD = {
    *wings.TOLD,
    "referral.definitions.problems.Unsound",
    "referral.definitions.library.UnknownChecklist",
    "referral.cli.demonstration.acting.StoryDoesNotFit",
    "referral.services.backups.making.BackupFailed",
    "referral.services.backups.backup_file.NotABackup",
    "referral.services.backups.restoring.RestoreRefused",
    "referral.services.backups.sealing.SealingFault",
    "referral.services.upkeep.daily_cleaning.ClockAhead",
    "referral.services.cases.versions.DocumentLost",
    "referral.settings.SettingsFault",
    "referral.store.database.damage.DatabaseDamaged",
    "referral.store.database.postgresql_programs.CopyFailed",
    "referral.store.database.replacement.Damaged",
    "referral.store.database.replacement.InUse",
    "referral.store.database.schema.NotEmpty",
    "referral.store.database.schema.SchemaTooNew",
    "referral.store.database.sqlite.DatabaseUnfit",
    "referral.store.database.transfer.NotMoved",
}
"""Faults whose message is a sentence with a remedy; by name, so that nothing is loaded for them."""


class LazyGroup(click.Group):
    """A group whose commands cost nothing until they are used."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """The commands in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command of that name, from the module that holds it."""
        if name not in COMMANDS:
            return None
        module, _ = COMMANDS[name]
        command: click.Command = getattr(import_module(module), name.replace("-", "_"))
        return command

    def main(self, *words: Any, **more: Any) -> Any:
        """Run what was typed; a letter that the console cannot show is written as its number."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*words, **more)

    def invoke(self, context: click.Context) -> Any:
        """Run the command; a fault that explains itself is told without a trace of the program."""
        try:
            return super().invoke(context)
        except Exception as fault:
            if sentence := _sentence(fault):
                raise click.ClickException(sentence) from fault
            raise

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with a sentence each, none of them loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


def _sentence(fault: Exception) -> str:
    name = f"{type(fault).__module__}.{type(fault).__qualname__}"
    if name in TOLD:
        return str(fault)
    return (
        _of_the_database(fault)
        if hasattr(fault, "orig") or hasattr(fault, "sqlite_errorname")
        else ""
    )


def _of_the_database(fault: Exception) -> str:
    from referral.store.database import OperationalError, is_damaged
    from referral.store.database.damage import DatabaseDamaged

    if is_damaged(fault):
        return str(DatabaseDamaged("A database file of this instance"))
    if isinstance(fault, OperationalError):
        return f"The database cannot be used: {fault.orig}"
    return ""


@click.group(cls=LazyGroup)
@click.version_option(package_name="referral")
def main() -> None:
    """Checklists for identifying and referring refugees and asylum-seekers at borders."""
