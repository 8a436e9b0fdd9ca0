"""Reports, charts and files of published numbers."""
