"""What one process holds open for all requests: settings, databases, checklists, languages, paper templates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Flask, current_app

from referral.definitions.library import Library, library_at
from referral.i18n.languages import Languages
from referral.printing.page import Paper
from referral.settings import Settings
from referral.store.database import Database

LARGEST_REQUEST = 64 * 1024
"""Bytes; a whole section's answers take two thousand."""


@dataclass(frozen=True, slots=True)
class AppParts:
    """What one process holds open."""

    settings: Settings
    database: Database
    practice: Database
    library: Library
    languages: Languages
    paper: Paper

    def close(self) -> None:
        """Close both databases; the next use opens them again."""
        self.database.close()
        self.practice.close()


class Application(Flask):
    """Flask, told that no view here is a coroutine (it looks at every function of every request otherwise), and
    that faults are noted in ``errors``: its own line would quote the address.
    """

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function as it is."""
        return func

    def log_exception(self, exc_info: Any) -> None:
        """Write nothing."""


def init_app(app: Flask, settings: Settings) -> None:
    """Create the parts once for the application."""
    app.extensions["app_parts"] = AppParts(
        settings=settings,
        database=Database(settings.database),
        practice=Database(settings.practice),
        library=library_at(settings.root / "checklists"),
        languages=Languages(
            settings.root / "translations", settings.languages, settings.draft_languages
        ),
        paper=Paper(settings.root / "templates"),
    )


def app_parts() -> AppParts:
    """The parts of the current application."""
    return cast(AppParts, current_app.extensions["app_parts"])


def flask_configuration(settings: Settings) -> dict[str, Any]:
    """Flask's settings, derived from ours."""
    path = urlsplit(settings.address).path
    return {
        "SECRET_KEY": settings.secret_key,
        "SECRET_KEY_FALLBACKS": list(settings.older_keys),
        "WTF_CSRF_SECRET_KEY": list(settings.keys),
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "MAX_FORM_PARTS": 500,
        "SESSION_COOKIE_NAME": _cookie_name(settings, path),
        "SESSION_COOKIE_PATH": path or "/",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": settings.is_over_tls,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.session_hours),
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(hours=1),
        # A page that stays open for a whole interview must still be able to save.
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_CHECK_DEFAULT": False,  # access.py checks, after it knows who asks
        "WTF_CSRF_SSL_STRICT": False,  # it wants a Referer; signing.py asks for the origin instead
    }


def _cookie_name(settings: Settings, path: str) -> str:
    """With the name of the instance, and what browsers promise by a prefix; ``__Host-`` they keep to services
    without a path.
    """
    name = f"referral-{settings.name}"
    if not settings.is_over_tls:
        return name
    return f"__Secure-{name}" if path else f"__Host-{name}"
