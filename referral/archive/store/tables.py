"""Every table of the archive, imported, so that the metadata is whole. Nothing else."""

from referral.archive.store.curating import Draft, Revision
from referral.archive.store.uploads import Upload

__all__ = ["Draft", "Revision", "Upload"]
