"""Identity in free text is found, and ordinary comments pass."""
