"""Every table of practice, imported, so that its metadata is whole. Nothing else."""

from referral.practice.store.classes import Assignment, TrainingClass
from referral.practice.store.drafts import ScenarioDraft
from referral.practice.store.runs import Run, RunEvent
from referral.practice.store.trainees import Trainee

__all__ = ["Assignment", "Run", "RunEvent", "ScenarioDraft", "Trainee", "TrainingClass"]
