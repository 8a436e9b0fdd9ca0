"""When the text of each event file was last changed. A copy of the files loses this, so it is written beside them.

``changes.txt`` has a line for each event: the day, the hash of the text, the id. ``referral archive dates`` writes
it, ``referral archive check`` finds what it does not know.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from referral.archive.definitions.corrections import file_text, text_hash

FILE = "archive/changes.txt"


def changed_at(root: Path) -> dict[str, datetime]:
    """When each event's file was changed last; the time of the file itself where nobody has noted the change."""
    noted = _noted(root)
    return {
        event: datetime.fromisoformat(noted[event, text]).replace(tzinfo=UTC)
        if (event, text) in noted
        else _written(root, event)
        for event, text in _texts(root).items()
    }


def not_noted(root: Path) -> list[str]:
    """The events whose file says something that no line knows."""
    noted = _noted(root)
    return [event for event, text in _texts(root).items() if (event, text) not in noted]


def note(root: Path, today: date) -> int:
    """Rewrite the lines, with today's date for every change; returns how many there are."""
    noted, texts = _noted(root), _texts(root)
    lines = [f"{noted.get(one, today)} {one[1]} {one[0]}\n" for one in texts.items()]
    (root / FILE).write_text("".join(lines), encoding="ascii", newline="\n")
    return sum(one not in noted for one in texts.items())


def _noted(root: Path) -> dict[tuple[str, str], str]:
    path = root / FILE
    lines = path.read_text("ascii").splitlines() if path.is_file() else []
    return {(event, text): day for day, text, event in map(str.split, lines)}


def _texts(root: Path) -> dict[str, str]:
    events = sorted(one.stem for one in (root / "archive" / "events").glob("*.yaml"))
    return {event: text_hash(file_text(root, event)) for event in events}


def _written(root: Path, event: str) -> datetime:
    path = root / "archive" / "events" / f"{event}.yaml"
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
