"""Small catalogues on disk for the tests of this folder."""

from pathlib import Path

from referral.i18n import catalogues

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""
PLURALS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);",
    "kk": "nplurals=2; plural=(n != 1);",
}


def put(translations: Path, code: str, interface: str = "", checklists: str = "") -> Path:
    """Write the catalogues of one language, every other domain empty; answers the folder of translations."""
    bodies = {catalogues.INTERFACE: interface, catalogues.CHECKLISTS: checklists}
    for domain in catalogues.DOMAINS:
        path = catalogues.path_of(translations, code, domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            HEADER.format(plurals=PLURALS[code]) + bodies.get(domain, ""), encoding="utf-8"
        )
    return translations


def entry(text: str, translation: str, context: str = "") -> str:
    """One entry of a catalogue."""
    lead = f'msgctxt "{context}"\n' if context else ""
    return f'{lead}msgid "{text}"\nmsgstr "{translation}"\n\n'
