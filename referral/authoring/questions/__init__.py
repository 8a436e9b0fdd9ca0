"""What is asked of all answers at once: editions, runs as propositions, and the solver."""
