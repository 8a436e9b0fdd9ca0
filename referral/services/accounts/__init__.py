"""Accounts, posts, passphrases and signing in."""
