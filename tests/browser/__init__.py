"""Stories told at a real browser, before the real service."""
