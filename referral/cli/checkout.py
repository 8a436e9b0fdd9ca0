"""What commands about checklists share: which checkout they read, and which country they mean."""

from pathlib import Path

import click

from referral.settings import root as root_of_project

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=root_of_project,
    help="Another checkout than the one this program lies in.",
)
COUNTRY = click.option("--country", required=True, metavar="CC", help="The country, as in KZ.")
ONE_COUNTRY = click.option("--country", metavar="CC", help="Only this country, as in KZ.")
