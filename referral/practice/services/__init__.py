"""What trainees and trainers do."""
