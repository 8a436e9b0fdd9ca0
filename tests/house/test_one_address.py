"""Whole addresses are made in one place, from what is configured; nobody else asks what a client says of it."""

import re

from referral.settings import root

MAKERS = {"referral/web/app/addresses.py"}
COUNTS_TRIES = {"referral/web/signin/devices.py"}
"""By the address at the other end of the connection, whatever a client says of itself."""

CLIENT_SAYS = re.compile(
    r"_external|_scheme=|\b(?:request|req)\.(?:host|url|base_url|root_url|host_url|url_root|scheme|is_secure|"
    r"access_route|remote_addr|origin|referrer|trusted_hosts)\b|HTTP_HOST|X-Forwarded|X_FORWARDED|SCRIPT_NAME|"
    r"SERVER_NAME|PREFERRED_URL_SCHEME|ProxyFix|location\.(?:host|origin|hostname|protocol)"
)
WITHOUT_ITS_PATH = re.compile(
    r'(?:href|src|action|content)="/|fetch\("/|redirect\(f?"/|request\.(?:path|full_path)\b|'
    r"""["'`]/(?:en|ru|kk|static)/"""
)
ASK_FOR_THE_PATH = MAKERS | {
    "referral/web/app/locales.py",
    "referral/web/faults/redirects.py",
    "referral/web/app/signing.py",
    "referral/web/app/environments.py",
}
"""They take a language or a world from it, or lead on below it."""


def _sources():
    for folder, ends in (("referral", "*.py"), ("referral/static", "*.js"), ("templates", "*.*")):
        for path in sorted((root() / folder).rglob(ends)):
            name = str(path.relative_to(root()))
            if "vendor" not in name and path.suffix in {
                ".py",
                ".js",
                ".html",
                ".svg",
                ".xml",
                ".txt",
            }:
                yield name, path.read_text("utf-8")


def _found(pattern: re.Pattern[str], allowed: set[str]) -> list[str]:
    return [
        f"{name}: {found[0]}"
        for name, text in _sources()
        if name not in allowed
        for found in pattern.finditer(text)
    ]


def test_one_module_makes_whole_addresses_and_nobody_believes_a_client() -> None:
    assert _found(CLIENT_SAYS, MAKERS | COUNTS_TRIES) == []


def test_no_address_forgets_the_path_of_the_service() -> None:
    assert _found(WITHOUT_ITS_PATH, ASK_FOR_THE_PATH) == []


def test_the_one_module_is_found_by_the_same_eyes() -> None:
    assert _found(CLIENT_SAYS, set()) and _found(WITHOUT_ITS_PATH, set())
