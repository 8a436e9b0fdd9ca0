"""Scenarios: practice cases as files, which are at the same time regression tests of the checklists.

Pure but for ``library.py`` and ``folder.py``, which read ``checklists/scenarios/``. A scenario that is broken is
left out and named; it never keeps a checklist from being used.
"""
