"""Roles are explained to those who write checklists, and have no name twice."""

from collections import Counter
from itertools import chain

import pytest

from referral.engine import roles
from referral.settings import root

KINDS = (
    roles.ChecklistRole,
    roles.BodyRole,
    roles.DutyRole,
    roles.FactRole,
    roles.StepRole,
    roles.OptionRole,
)
ROLES = [role.value for role in chain(*KINDS)]
EXPLAINED = (root() / "docs/checklist-format.md").read_text("utf-8")


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_explained(role: str):
    assert f"\n| `{role}` | " in EXPLAINED


def test_a_role_has_one_meaning():
    assert max(Counter(ROLES).values()) == 1
