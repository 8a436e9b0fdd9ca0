"""The public memory of the Almaty Process: what an event, a document, a source is. Pure.

Reading the files is for ``definitions.events``, keeping and finding for ``store`` and ``services``; here are the
values, how their dates and citations are worded, how words are stemmed, and how a page becomes drafts.
"""
