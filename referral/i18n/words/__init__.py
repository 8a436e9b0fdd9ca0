"""The words of a checklist in one language, and the messages they are translated from."""
