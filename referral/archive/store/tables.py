"""Every table of the archive, imported, so that the metadata is whole. Nothing else."""

from referral.archive.store.curating import EventDraft, Revision
from referral.archive.store.uploads import Upload

__all__ = ["EventDraft", "Revision", "Upload"]
