"""The words of a scenario in one language, and the messages they are translated from."""
