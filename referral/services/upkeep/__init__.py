"""What keeps an instance sound: long work, retention, notices, moves, the journal."""
