"""The logic of a checklist as people draw and number it: clauses, short words, and where each belongs.

Shared by the diagram and by the checklist on paper, so that both say the same under the same numbers.
"""
