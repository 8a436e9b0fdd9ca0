"""The trainee's pages: joining a class, the scenarios to run, a run with its traveller, the debrief.

The officer's own pages are registered once more, under ``practising``: a run is worked on exactly as a real case.
"""

from flask import Blueprint

bp = Blueprint("practice", __name__, url_prefix="/<locale>/practice")

from referral.practice.web.trainee import (  # noqa: E402, F401
    current_run,
    debriefs,
    home,
    joining,
    running,
)
