"""Every table of the archive, imported, so that the metadata is whole. Nothing else."""

from referral.archive.store.archive import EventRow
from referral.archive.store.archive_facets import FacetRow
from referral.archive.store.archive_text import WordRow
from referral.archive.store.curating import Draft, Revision
from referral.archive.store.uploads import Upload

__all__ = ["Draft", "EventRow", "FacetRow", "Revision", "Upload", "WordRow"]
