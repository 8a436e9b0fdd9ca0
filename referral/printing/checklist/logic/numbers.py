"""The numbers of steps, conditions and duties: on screen, on paper and in ``referral checklists show``."""

from referral.engine.model import Checklist


class Numbers:
    """By id: sections 1, 2 …, steps "1.1", "1.2" …, named conditions and duties 1, 2 …"""

    def __init__(self, checklist: Checklist) -> None:
        """Number the parts of a checklist in the order of the paper."""
        self.section = {one.id: number for number, one in enumerate(checklist.sections, 1)}
        self.fact = {one.id: number for number, one in enumerate(checklist.facts, 1)}
        self.duty = {one.id: number for number, one in enumerate(checklist.duties, 1)}
        self.step = {
            step.id: f"{self.section[section.id]}.{place}"
            for section in checklist.sections
            for place, step in enumerate(section.steps, 1)
        }
