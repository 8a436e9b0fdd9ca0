"""The words of the archive in one language, and the messages they are translated from."""
