"""Changing one setting in the ``config.toml`` of an instance; every other line stays as it was written."""

import json
import re
from pathlib import Path

from referral.settings import CONFIG


def set_to(instance: Path, name: str, value: str) -> None:
    """Let a setting have that value; what it had before stays there as a comment."""
    _rewrite(instance, name, [f"{name} = {json.dumps(value, ensure_ascii=False)}"])


def reset(instance: Path, name: str) -> None:
    """Let a setting have its ordinary value; what it had before stays there as a comment."""
    _rewrite(instance, name, [])


def _rewrite(instance: Path, name: str, new: list[str]) -> None:
    path = instance / CONFIG
    written = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    says_it = re.compile(rf"\s*{re.escape(name)}\s*=")
    kept = [f"# until now: {line}" if says_it.match(line) else line for line in written]
    fresh = path.with_name(f"{CONFIG}.new")
    fresh.touch(mode=0o600)
    fresh.write_text("\n".join([*kept, *new, ""]), encoding="utf-8")
    fresh.replace(path)
