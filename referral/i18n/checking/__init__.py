"""Whether catalogues are whole and fit, and bringing them up to date."""
