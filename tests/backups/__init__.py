"""Backups, as whoever looks after an instance makes and needs them: by commands in processes of their own."""
