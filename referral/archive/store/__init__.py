"""The archive in the database."""

import referral.store  # noqa: F401 - first of all, for it loads every table
