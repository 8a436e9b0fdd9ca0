"""The one complete list of tables, of the kernel and of its wings, imported, so that the metadata is whole."""

from referral.store import archive_tables as archive
from referral.store import tables as kernel
from referral.store.practice import tables as practice

__all__ = ["archive", "kernel", "practice"]
