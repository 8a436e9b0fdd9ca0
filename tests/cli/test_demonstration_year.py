"""The invented year tells what it is there to tell."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from referral.cli.demonstration.cast import STATION
from referral.cli.demonstration.story import Story, StoryChange
from referral.cli.demonstration.year import stories
from referral.engine.conditions import Value

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
AT_THE_POST = timezone(timedelta(hours=5))


def nights_without_a_shared_language() -> Iterator[Story]:
    for at, story in stories(NOW):
        is_night = at.astimezone(AT_THE_POST).hour not in range(8, 20)
        recent = NOW - at < timedelta(days=80)
        if story.post == STATION and is_night and recent and answers(story) != {"own_language"}:
            yield story


def answers(story: Story) -> set[Value]:
    """How officer and person understood each other, at first and after every change."""
    changed = [act.answers for act in story.acts if isinstance(act, StoryChange)]
    return {
        given["interpreter_used"]
        for given in (story.answers, *changed)
        if "interpreter_used" in given
    }


def test_the_railway_post_never_calls_an_interpreter_by_night() -> None:
    nights = list(nights_without_a_shared_language())

    assert len(nights) >= 10, "Enough of them to stand out."
    assert not set().union(*map(answers, nights)) & {"phone", "in_person"}
