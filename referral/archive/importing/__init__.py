"""Reading a saved page of events into drafts, which a person confirms before anything is published. Pure."""
