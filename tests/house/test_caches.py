"""What is kept in memory has a bound, and administrators are told what it comes to."""

import pytest

from referral import caches
from referral.caches import SIZES, Cache, Size
from referral.settings import root


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Cache[str, int]:
    """A cache for two entries."""
    monkeypatch.setitem(caches.SIZES, "small", Size(2, 1))
    return Cache("small")


def test_what_was_used_last_stays(small: Cache[str, int]) -> None:
    small.put("a", 1)
    small.put("b", 2)
    small.get("a")

    small.put("c", 3)

    assert (small.get("a"), small.get("b"), small.get("c")) == (1, None, 3)


def test_a_value_is_made_once(small: Cache[str, int]) -> None:
    made = [small.get_or_make("a", lambda one=one: one) for one in (1, 2)]

    assert made == [1, 1]


def test_what_could_not_be_made_is_not_kept(small: Cache[str, int]) -> None:
    with pytest.raises(ZeroDivisionError):
        small.get_or_make("a", lambda: 1 // 0)

    assert small.get("a") is None


def test_the_page_for_administrators_names_every_cache_with_its_size() -> None:
    page = (root() / "docs" / "deployment.md").read_text(encoding="utf-8")

    total = sum(size.most for size in SIZES.values()) / 1_000_000

    assert f"comes to {total:.0f} MB" in page
    for name, size in SIZES.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| {name} |"))
        assert row.endswith(f"| {size.entries:,} | {size.most / 1_000_000:.1f} MB |"), row
