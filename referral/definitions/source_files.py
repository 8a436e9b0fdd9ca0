"""Finds the files of ``checklists/`` and sorts them. Nothing is checked here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from referral.definitions.nodes import Block, Node
from referral.definitions.problems import FoundProblem
from referral.definitions.reader import read


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A YAML file: its name without ``.yaml``, what stands in it (None: unreadable), its faults."""

    stem: str
    root: Node | None
    problems: tuple[FoundProblem, ...]

    @property
    def block(self) -> Block | None:
        """The root where it is a block of keys, as it is in every sound file but works.yaml."""
        return self.root if isinstance(self.root, Block) else None


@dataclass(frozen=True, slots=True)
class CountryFiles:
    """The folder of one country; ``pack`` is None when it has no country.yaml, as is ``posts``."""

    folder: str
    pack: SourceFile | None
    overlays: Mapping[str, SourceFile]
    posts: SourceFile | None = None


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Everything that lies in ``checklists/``, by file name."""

    works: SourceFile
    regionals: Mapping[str, SourceFile]
    countries: Mapping[str, CountryFiles]

    def files(self) -> Iterator[SourceFile]:
        """Every file, in no particular order."""
        yield self.works
        yield from self.regionals.values()
        for country in self.countries.values():
            yield from country.overlays.values()
            yield from (file for file in (country.pack, country.posts) if file)


def source_files_at(root: Path) -> SourceFiles:
    """Read the folder ``checklists/``; messages name files from the folder that holds it."""
    folders = sorted(path for path in (root / "countries").glob("*") if path.is_dir())
    return SourceFiles(
        works=_file(root / "works.yaml", root),
        regionals=files_at(root / "regional", root),
        countries={folder.name: _country(folder, root) for folder in folders},
    )


def _country(folder: Path, root: Path) -> CountryFiles:
    files = files_at(folder, root)
    pack, posts = files.pop("country", None), files.pop("posts", None)
    return CountryFiles(folder.name, pack, files, posts)


def files_at(folder: Path, root: Path) -> dict[str, SourceFile]:
    """The YAML files of one folder by name; none where there is no such folder."""
    return {path.stem: _file(path, root) for path in sorted(folder.glob("*.yaml"))}


def _file(path: Path, root: Path) -> SourceFile:
    reading = read(path, path.relative_to(root.parent).as_posix())
    return SourceFile(path.stem, reading.root, reading.problems)
