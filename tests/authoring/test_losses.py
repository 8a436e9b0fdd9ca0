"""What the search for losses finds, held against the engine on random checklists."""

from random import Random

import pytest

from referral.authoring.differences.implied import Implied
from referral.authoring.differences.losses import Losses
from referral.authoring.differences.meaning import Meaning, Meanings, Meant
from referral.authoring.differences.settled import Answering
from referral.definitions.documents.codec import encoded
from referral.engine.conditions import Answers
from referral.engine.model import Checklist, Duty, as_value
from referral.engine.walker import Walker
from tests.authoring.changed_conditions import two_versions
from tests.engine import random_answers


class Comparison:
    """Two versions, and what the search says of each duty."""

    def __init__(self, random: Random) -> None:
        self.old, self.new = two_versions(random)
        self.meanings = Meanings()
        self.meant = Meant(self.old, self.meanings), Meant(self.new, self.meanings)
        self.implied = Implied(self.meanings)
        self.walkers = Walker(self.old), Walker(self.new)
        self.losses = Losses(
            self.meanings, self.implied, Answering(self.old, self.new, self.meanings)
        )

    def meanings_of(self, duty: Duty) -> tuple[Meaning, Meaning]:
        [after] = [one for one in self.new.duties if one.id == duty.id]
        return self.meant[0].by(duty.when), self.meant[1].by(after.when)

    def is_lost(self, duty: Duty, answers: Answers) -> bool:
        """Whether the engine loses a duty with these answers."""
        before, after = (walker.walk(answers).owes(duty.id) for walker in self.walkers)
        return before and not after


def sound_answers(random: Random, checklist: Checklist) -> Answers:
    steps = [encoded(step) for step in checklist.steps()]
    given = random_answers.answers(random, steps)
    return {one: value for one, raw in given.items() if (value := as_value(raw)) is not None}


@pytest.mark.parametrize("seed", range(80))
def test_a_loss_that_is_found_is_one_and_none_is_overlooked(seed: int):
    random = Random(seed)
    compared = Comparison(random)
    tried = [sound_answers(random, compared.old) for _ in range(40)]

    for duty in compared.old.duties:
        found = compared.losses.find(*compared.meanings_of(duty))

        if found is None:
            assert not any(compared.is_lost(duty, answers) for answers in tried)
        else:
            assert compared.is_lost(duty, found)
