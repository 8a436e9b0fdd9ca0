"""The pages of trainees and trainers."""
