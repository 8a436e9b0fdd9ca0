"""What is kept, and how: the only user of SQLAlchemy.

One file per noun holds its table and its queries, in rooms; ``database/`` opens transactions and brings a
database up to date. No rule of the procedure belongs here: those are in ``services/``.

Whatever is imported from here, every table is known: what looks through the metadata sees the same in a page, in
a command and in a test. The list of them stands outside, in ``referral/tables.py``, for the wings have tables too;
it is loaded by its name, since the kernel imports no wing.
"""

from importlib import import_module

import_module("referral.tables")
