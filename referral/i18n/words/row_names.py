"""The names of the rows of the statistics, in one language."""

from collections.abc import Mapping

from referral.disclosure import Published, Unit, UnitKind
from referral.engine.model import Checklist
from referral.i18n.languages import Language

Names = Mapping[str, str]


class RowNames:
    """Says rows. ``posts`` and ``regions`` are names in the language, by the code of a row."""

    def __init__(
        self, checklist: Checklist, posts: Names, regions: Names, language: Language
    ) -> None:
        """Speak this language about the posts of this checklist's country."""
        self._country = checklist.pack.name.get(language.code)
        self._posts, self._regions = posts, regions
        self._language = language

    def says(self, unit: Unit) -> str:
        """The name of a row."""
        match unit.kind:
            case UnitKind.COUNTRY:
                return self._country
            case UnitKind.REGION:
                return self._region(unit)
            case UnitKind.POST:
                return self._posts.get(unit.code, unit.code)
            case UnitKind.SMALLER_POSTS:
                _ = self._language.gettext
                return _("Smaller posts: %(region)s", region=self._region(unit))

    def _region(self, unit: Unit) -> str:
        return self._regions.get(unit.code) or self._country


def row_of(published: Published, post: str) -> Unit:
    """The narrowest row that a post is part of: its own, or the one it shares."""
    rows = [unit for unit in published.units if post in unit.posts]
    return min(rows, key=lambda unit: len(unit.posts))
