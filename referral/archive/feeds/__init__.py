"""What other programs read of the archive: Atom, iCalendar, CSV, JSON, schema.org and a sitemap.

Pure: entries go in, in the words of one language; text comes out.
"""
