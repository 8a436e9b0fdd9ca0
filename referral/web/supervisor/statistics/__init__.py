"""Figures on the supervisor's pages: reports, releases, what stands out."""
