"""What somebody looks at on the page of patterns, and what its places are called."""

from dataclasses import dataclass

from referral.disclosure import Unit, UnitKind
from referral.engine.model import Checklist
from referral.i18n.checklist_words import ChecklistWords
from referral.i18n.languages import Language
from referral.services import measures
from referral.services.patterns import Quarter
from referral.store.posts import Post

Number = float | None
"""A number to be told; None for what may not be told."""


@dataclass(frozen=True)
class Seen:
    """What somebody looks at: a place in a quarter beside the quarter before, in a language."""

    checklist: Checklist
    now: Quarter
    before: Quarter
    place: Unit
    posts: tuple[Post, ...]
    language: Language

    @property
    def words(self) -> ChecklistWords:
        """The words of the checklist."""
        return ChecklistWords(self.language)

    def number(self, measure: str, unit: Unit | None = None) -> int | None:
        """The number of this quarter."""
        return self.now.number(unit or self.place, measure)

    def earlier(self, measure: str, unit: Unit | None = None) -> int | None:
        """The number of the quarter before, where the place was shown then as well."""
        return self.before.number(unit or self.place, measure)

    def named(self, unit: Unit) -> str:
        """What a place is called."""
        _, code = self.language.gettext, self.language.code
        some = next(post for post in self.posts if post.code in unit.posts)
        region = some.region.get(code) or some.region.get("en") or some.code
        match unit.kind:
            case UnitKind.COUNTRY:
                return self.checklist.pack.name.get(code)
            case UnitKind.REGION:
                return region
            case UnitKind.SMALLER_POSTS:
                return _("%(region)s: smaller posts", region=region)
        return some.name(code)

    def share(self, measure: str) -> tuple[Number, Number]:
        """Of a hundred cases here, how many count under a measure: now, and in the quarter before."""
        return (
            share(self.number(measure), self.number(measures.CASES)),
            share(self.earlier(measure), self.earlier(measures.CASES)),
        )


def share(part: int | None, whole: int | None) -> Number:
    """A share in steps of five: it is made of rounded numbers and must not look more exact than they are."""
    if part is None or not whole:
        return None
    return min(100, 5 * round(20 * part / whole))
