"""Typing a command, as an administrator does."""

from click.testing import CliRunner, Result

from referral.cli import main


def run(words: str, *more: object, typed: str = "") -> Result:
    """Type a command, word by word, with more arguments as they are, and what it asks for."""
    return CliRunner().invoke(main, [*words.split(), *map(str, more)], input=typed)
