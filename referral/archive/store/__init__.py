"""The archive in the database."""
