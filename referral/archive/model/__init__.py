"""What an event, a document and a source are, how dates and citations are worded, how words are stemmed. PURE."""
