"""Copies of a folder ``checklists/`` in which ids are others, everywhere alike; nothing else is touched.

What an id is follows from the key it stands under. Words of the format (roles, matters, kinds) are no ids.
"""

import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

Rename = Callable[[str], str]

_IDS = frozenset({
    "id", "step", "steps", "fact", "duty", "duties", "options", "answer", "work", "works", "bodies",
    "checklist", "overlay", "is", "is_not", "one_of", "includes", "excludes", "after", "limits", "to",
    "by", "signs", "then", "asks", "never_asks", "loses", "must", "must_not", "no_duties", "open",
})  # fmt: skip
"""Keys under which a text, or each text of a list, is an id."""

_ANSWERS = frozenset({"expected", "acceptable", "answers"})
"""Keys of blocks from steps to answers."""

_OF_SCENARIOS = frozenset({"forbidden", "interruptions"})
"""Keys of parts of a scenario that name a step and works, and beside these only what is its own."""

_NUMBER = re.compile(r"-?[0-9]+")


def renamed_copy(checklists: Path, to: Path, rename: Rename) -> Path:
    """The same folder below ``to``, with other ids."""
    shutil.copytree(checklists, to, ignore=shutil.ignore_patterns("events"))
    for file in sorted(to.rglob("*.yaml")):
        if file.parent.name != "archive" or file.name == "lineage.yaml":
            plain = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
            written = yaml.safe_dump(
                _renamed(plain, "", rename), allow_unicode=True, sort_keys=False
            )
            file.unlink()
            _named(file, rename).write_text(written, "utf-8")
    return to


def every_id(one: str) -> str:
    """Another id for each, in another order."""
    return "z" + sha256(one.encode()).hexdigest()[:12]


def ids_of(checklists: Path) -> set[str]:
    """Every id of the folder."""
    found: set[str] = set()

    def note(one: str) -> str:
        found.add(one)
        return one

    for file in sorted(checklists.rglob("*.yaml")):
        if "archive" not in file.parts and "scenarios" not in file.parts:
            _renamed(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader), "", note)
    return found


def _named(file: Path, rename: Rename) -> Path:
    """Where the file of a checklist lies, which is called after its id."""
    is_called_after_it = file.parent.name in ("regional", "usual") or (
        file.parent.parent.name == "countries" and file.name not in ("country.yaml", "posts.yaml")
    )
    return file.with_stem(rename(file.stem)) if is_called_after_it else file


def _renamed(plain: Any, key: str, rename: Rename) -> Any:
    """What stands under a key, with other ids."""
    match plain:
        case dict() if key == "number":
            return plain
        case dict() if key in _ANSWERS:
            return {rename(step): _answer(one, rename) for step, one in plain.items()}
        case dict() if key == "answer_sets":
            return {rename(name): _renamed(one, "", rename) for name, one in plain.items()}
        case dict():
            return {k: _renamed_at(k, one, key, rename) for k, one in plain.items()}
        case list():
            return [_renamed(one, key, rename) for one in plain]
        case str() if key in _IDS and not _NUMBER.fullmatch(plain):
            return rename(plain)
    return plain


def _renamed_at(key: str, plain: Any, within: str, rename: Rename) -> Any:
    """What stands under a key within a part, which says whether the key holds ids there."""
    if within in _OF_SCENARIOS and key not in ("after", "source"):
        return plain
    if within == "provisions" and key == "id":  # a matter, which is a word of the format
        return plain
    if within == "promises" and key == "never":  # duties; in a step, sentences
        key = "then"
    return _renamed(plain, key, rename)


def _answer(plain: Any, rename: Rename) -> Any:
    if isinstance(plain, list):
        return [_answer(one, rename) for one in plain]
    return plain if _NUMBER.fullmatch(plain) else rename(plain)
