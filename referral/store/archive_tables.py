"""Every table of the archive, imported, so that the metadata is whole. Nothing else."""

from referral.store.archive import EventRow
from referral.store.archive_facets import FacetRow
from referral.store.archive_text import WordRow
from referral.store.curating import Draft, Revision
from referral.store.uploads import Upload

__all__ = ["Draft", "EventRow", "FacetRow", "Revision", "Upload", "WordRow"]
