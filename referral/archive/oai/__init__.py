"""OAI-PMH 2.0: how libraries harvest the archive, in Dublin Core. Pure: arguments in, XML out."""
