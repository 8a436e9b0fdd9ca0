"""The canonical document of a checklist: made, read again, and what old ones left unsaid."""
