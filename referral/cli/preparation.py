"""Preparing the folder of an instance: settings, secret key, database. Running it again changes nothing."""

import secrets
from dataclasses import dataclass
from pathlib import Path

import click

from referral.cli.instance import settings_of
from referral.settings import CONFIG, SECRET, Settings, instance_folder


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an instance is for, as the lines of its settings that say so."""

    says: str
    demonstration: str
    drafts: str = 'draft_languages = ["ru", "kk"]'


REAL = Purpose("An instance for real work.", "# demonstration = false")
DEMONSTRATION = Purpose("A demonstration: everything in it is invented.", "demonstration = true")

_SETTINGS = """\
# {says}
# Lines that begin with # show what holds while nothing else is said.

# The database. For more than one machine: "postgresql://user:password@host/name".
# database = "{database}"

# Every page says that this is a demonstration.
{demonstration}

# Cookies are sent over TLS only. Set it as soon as a web server with TLS stands before this one.
# secure_cookies = false

# Languages that may be chosen, and those whose translation no lawyer has reviewed yet.
# languages = ["en", "ru", "kk"]
# draft_languages = ["ru", "kk"]

# After so many idle minutes, and after so many hours in any case, people sign in again.
# idle_minutes = 30
# session_hours = 12
"""


def prepare(folder: Path | None, purpose: Purpose) -> Path:
    """Make what is missing of an instance, readable by its owner alone; gives back its folder."""
    chosen = instance_folder(folder)
    chosen.mkdir(mode=0o700, parents=True, exist_ok=True)
    chosen.chmod(0o700)
    if not (chosen / SECRET).exists():
        _write_privately(chosen / CONFIG, _config(chosen, purpose))
        _write_privately(chosen / SECRET, secrets.token_hex(32) + "\n")
    migrate(settings_of(chosen))
    return chosen
