"""The diagram of a checklist: for each section a picture, measured and laid out before any template.

``section_diagrams.pictures`` gives boxes, lines and labels with their places; the template only writes SVG.
The steps are in order from top to bottom, so that no layout of general graphs is needed.
"""
