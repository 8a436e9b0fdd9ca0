"""What people do with the system: plain functions, the session first, the actor named.

Every change of the database passes here; each writes its journal line in the same transaction. No Flask, no SQL.
"""
