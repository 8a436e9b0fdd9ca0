"""Every table of practice, imported, so that its metadata is whole. Nothing else."""

from referral.store.practice.classes import Assignment, TrainingClass
from referral.store.practice.drafts import Draft
from referral.store.practice.runs import Event, Run
from referral.store.practice.trainees import Trainee

__all__ = ["Assignment", "Draft", "Event", "Run", "Trainee", "TrainingClass"]
