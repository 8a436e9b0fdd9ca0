"""The public memory of the Almaty Process: its events, found and read by everyone, kept by archivists. A wing.

``model`` says what an event, a document and a source are; ``definitions`` reads the files; ``feeds`` and ``oai``
are what other programs read; ``importing`` makes drafts of a saved page.
"""
