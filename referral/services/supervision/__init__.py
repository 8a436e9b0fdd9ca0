"""What supervisors do with the cases of their posts."""
