"""A disk that is full, and one that can only be read: real ones, a few megabytes large, mounted for the test."""
