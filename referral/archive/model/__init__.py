"""What an event, a document and a source are. Values and pure functions only."""
