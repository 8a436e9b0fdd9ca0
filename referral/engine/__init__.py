"""The checklist engine: pure, standard library only.

No clock, no files, no randomness, no language: answers go in, a walk comes out. The JavaScript twin
lives in ``static/engine/``; both run the same documents and the same vectors.
"""
