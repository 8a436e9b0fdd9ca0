"""Reviews, the queue and who looks after it, as they are kept."""
