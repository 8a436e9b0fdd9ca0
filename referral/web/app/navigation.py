"""The navigation at the head of every page. An item is a line here and a view with an audience."""

from dataclasses import dataclass

from flask import current_app, request, url_for

from referral.web.app import access, environments
from referral.web.app.access import Audience, audience_of
from referral.web.app.locales import language


@dataclass(frozen=True, slots=True)
class NavItem:
    """An item of the navigation; ``is_here`` while the reader is on a page of its blueprint."""

    label: str
    address: str
    is_here: bool


def nav_items() -> list[NavItem]:
    """The items that this user may open, in the order of a working day."""
    _ = language().gettext
    every = {
        "supervisor.queue": _("Queue"),
        "officer.cases": _("Cases"),
        "practice.home": _("Practice"),
        "training.every": _("Classes"),
        "tabletop.every": _("Tabletop exercises"),
        "checklists.every": _("The checklists"),
        "archive.every": _("Events"),
        "curating.desk": _("Archive desk"),
    }
    return [
        NavItem(label, url_for(endpoint), request.blueprint == endpoint.partition(".")[0])
        for endpoint, label in every.items()
        if _is_open(endpoint)
    ]


def _is_open(endpoint: str) -> bool:
    who, asking = audience_of(current_app.view_functions[endpoint]), access.actor()
    if who is Audience.EVERYONE:
        return True
    if environments.environment_of(endpoint.partition(".")[0]) is not environments.environment():
        return False
    return who is not None and asking is not None and asking.role in who.value
