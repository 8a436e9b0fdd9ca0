"""The two databases of an instance by their role, ``service`` and ``practice``. Decides nothing."""

from referral.settings import Settings
from referral.store.database import schema

SETTINGS = {"service": "database", "practice": "practice_database"}
"""The setting that says where it is."""

CHAINS = {"service": schema.SERVICE, "practice": schema.PRACTICE}
"""The migrations that make it."""

MIGRATE = {"service": schema.migrate, "practice": schema.migrate_practice}
"""What brings it up to date."""


def urls_of(settings: Settings) -> dict[str, str]:
    """Where each of them is."""
    return {"service": settings.database, "practice": settings.practice}
