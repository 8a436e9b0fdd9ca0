"""Catalogues: where they lie, how a ``.po`` file is read, written and made ready for look-ups.

The domains and the stable form of the files are decided here. What the messages are is decided in
``extraction.py``, ``checklist_words.py`` and ``scenario_words.py``; whether they are well translated, in
``checks.py``.
"""

import re
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

INTERFACE = "interface"  # words of the screens, the paper and the commands
CHECKLISTS = "checklists"  # words of the checklists and country packs
ARCHIVE = "archive"  # words of the events archive
SCENARIOS = "scenarios"  # words of the practice scenarios
DOMAINS = (INTERFACE, CHECKLISTS, ARCHIVE, SCENARIOS)

# Babel reads over an open quotation mark and drops a letter; so every line is looked at first.
_LINE = re.compile(r'#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"\s*|\s*')

_HEADER = """\
# {language}: {domain}. See docs/translating.md.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


class BrokenCatalogue(Exception):
    """A ``.po`` file that cannot be read; ``line`` counts from 1."""

    def __init__(self, path: Path, line: int, fault: str) -> None:
        super().__init__(f"{path}:{line} is not a well-formed catalogue: {fault}. Mend that line.")
        self.path = path
        self.line = line
        self.fault = fault


def path_of(translations: Path, code: str, domain: str) -> Path:
    """Where the catalogue of one language and domain lies."""
    return translations / code / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path, code: str) -> Catalog:
    """The catalogue in that file. Raises BrokenCatalogue, FileNotFoundError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if not _LINE.fullmatch(line):
                raise BrokenCatalogue(path, number, "a keyword or a quotation mark is wrong")
        return read_po(lines, locale=code, abort_invalid=True)
    except PoFileError as error:
        raise BrokenCatalogue(path, error.lineno + 1, str(error).rsplit(" on ", 1)[0]) from error
    except UnicodeDecodeError as error:
        raise BrokenCatalogue(path, 1, "it is not UTF-8 text") from error


def lookup(path: Path, code: str) -> GNUTranslations:
    """The catalogue in that file, ready for look-ups. What is not translated stays English."""
    found = path.stat()
    return _compiled(path, code, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=32)
def _compiled(path: Path, code: str, _changed: int, _size: int) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, read(path, code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def text_of(catalog: Catalog, domain: str) -> str:
    """The text of the catalogue's file: equal catalogues, equal text; no dates, no line numbers."""
    body = BytesIO()
    write_po(body, catalog, omit_header=True, ignore_obsolete=True, include_lineno=False)
    locale = catalog.locale
    header = _HEADER.format(
        language=locale.english_name if locale else catalog.locale_identifier,
        domain=domain,
        code=catalog.locale_identifier,
        plural_forms=catalog.plural_forms,
    )
    return header + body.getvalue().decode()


def write(path: Path, catalog: Catalog, domain: str) -> bool:
    """Write the catalogue unless its file already says the same; tell whether it was written."""
    text = text_of(catalog, domain)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True
