"""No number that leaves the system gives anybody away."""
