"""Every table of practice, imported, so that its metadata is whole. Nothing else."""

from referral.practice.store.classes import Assignment, TrainingClass
from referral.practice.store.drafts import Draft
from referral.practice.store.runs import Event, Run
from referral.practice.store.trainees import Trainee

__all__ = ["Assignment", "Draft", "Event", "Run", "Trainee", "TrainingClass"]
