"""docs/deployment.md, followed word by word in an empty place."""
