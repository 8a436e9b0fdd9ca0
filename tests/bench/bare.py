"""What pages and saving are measured against: a greeting, and one durable commit, on the same server."""

import os
from uuid import uuid4

from flask import Flask
from sqlalchemy import text

from referral.store.database import Database

app = Flask(__name__)
database = Database(os.environ["BENCH_DATABASE"])
INSERT = text("INSERT INTO bare (value) VALUES (:value)")


@app.get("/")
def hello() -> str:
    """Hello world."""
    return "Hello, world!"


@app.post("/commit")
def commit() -> str:
    """One row, on the disk before the answer leaves."""
    with database.transaction() as db:
        db.connection().execute(INSERT, {"value": uuid4().hex})
    return "committed"
