"""What happened in a run of a scenario, and what is told of it afterwards. PURE."""
