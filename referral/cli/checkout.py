"""What commands about checklists share: which checkout they read."""

from pathlib import Path

import click

from referral.settings import root as root_of_project

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=root_of_project,
    help="Another checkout than the one this program lies in.",
)
