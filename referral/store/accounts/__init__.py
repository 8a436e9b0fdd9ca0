"""People, posts and who is signed in, as they are kept."""
