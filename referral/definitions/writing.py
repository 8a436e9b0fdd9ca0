"""Writing YAML: blocks, lists and texts, so that reading it back gives the same.

A text that YAML might take for something else is written in quotation marks, as JSON does.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Writable: TypeAlias = str | Sequence["Writable"] | Mapping[str, "Writable"]

_PLAIN = re.compile(r"[A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі0-9][^\n:#\[\]{},&*!|>'\"%@`\\]*")


def written(value: Writable) -> str:
    """The YAML text of a block or a list; what is empty is left out."""
    return "\n".join(_lines(value)) + "\n"


def _lines(value: Writable) -> Iterator[str]:
    match value:
        case Mapping():
            for key, part in value.items():
                if part:
                    yield from _entry(f"{key}:", part)
        case str():
            yield _scalar(value)
        case _:
            for part in value:
                yield from _item(part)


def _entry(head: str, part: Writable) -> Iterator[str]:
    if isinstance(part, str):
        yield f"{head} {_scalar(part)}"
    elif not isinstance(part, Mapping) and all(isinstance(one, str) for one in part):
        yield f"{head} [{', '.join(_scalar(str(one)) for one in part)}]"
    else:
        yield head
        yield from (f"  {line}" for line in _lines(part))


def _item(part: Writable) -> Iterator[str]:
    first, *others = _lines(part)
    yield f"- {first}"
    yield from (f"  {line}" for line in others)


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)
