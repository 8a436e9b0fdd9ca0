"""What readers and archivists do with the archive."""
