"""The list of everything that the wheel holds or rests on, as a CycloneDX document made from the locks.

It is in the wheel (``.dist-info/sboms``), for whoever must know whether a fault of some package concerns them.
Hatchling runs this file while it builds; so it imports nothing of ours.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

Package = tuple[str, str, str]
"""Which index it comes from, its name there, its version."""

_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[^]]*\])?==(?P<version>[^\s;\\]+)")


class ListOfParts(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the list into a wheel that is built; an editable installation needs none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write it where Hatchling takes it from."""
        if version == "standard":
            path = Path(self.root, "build", "referral.cdx.json")
            path.parent.mkdir(exist_ok=True)
            path.write_text(told(Path(self.root)), encoding="utf-8")
            build_data["sbom_files"].append(str(path.relative_to(self.root)))


def told(root: Path) -> str:
    """The document, as JSON."""
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    us = Component(name=project["name"], version=project["version"], type=ComponentType.APPLICATION)
    bom = Bom()
    bom.metadata.component = us
    for kind, name, version in (*python_packages(root), *npm_packages(root)):
        space, _, short = name.rpartition("/")
        address = PackageURL(kind, space or None, short, version)
        part = Component(name=name, version=version, purl=address, bom_ref=address.to_string())
        bom.components.add(part)
    bom.register_dependency(us, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=1)


def python_packages(root: Path) -> Iterator[Package]:
    """Every Python package that the wheel rests on."""
    for line in (root / "requirements" / "wheel.txt").read_text(encoding="utf-8").splitlines():
        if pinned := _PINNED.match(line):
            yield "pypi", pinned["name"].lower(), pinned["version"]


def npm_packages(root: Path) -> Iterator[Package]:
    """Every npm package of which something was built into the wheel: styles, fonts, outlines."""
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    for place, package in lock["packages"].items():
        if place and not package.get("dev") and not package.get("optional"):
            yield "npm", place.rpartition("node_modules/")[-1], package["version"]
