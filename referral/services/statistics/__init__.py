"""What is counted of cases, and how it is released."""
