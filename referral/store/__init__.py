"""What is kept, and how: the only user of SQLAlchemy.

One file per noun holds its table and its queries; ``database.py`` opens transactions, ``schema.py`` brings
a database up to date. No rule of the procedure belongs here: those are in ``services/``.
"""
