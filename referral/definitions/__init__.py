"""Definitions: the only reader of ``checklists/``, from YAML to one canonical document a country.

The way of a checklist: ``reader`` (YAML to texts, lists and blocks), ``shapes`` and ``grammar`` (is
it written as agreed), ``checks`` (does it hold together), ``builder`` (the engine's model),
``compiler`` (the document and its hash). ``library`` is the door for everybody else.
"""
