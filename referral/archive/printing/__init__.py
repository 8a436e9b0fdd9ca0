"""Pictures of the archive."""
