"""The one complete list of tables, of the kernel and of its wings, imported, so that the metadata is whole."""

from referral.archive.store import tables as archive
from referral.practice.store import tables as practice
from referral.store import tables as kernel

__all__ = ["archive", "kernel", "practice"]
