"""A checklist on paper and as a diagram."""
