"""Signing in and out, and who is signed in at a browser."""
