"""What must not stand in a picture: code, name of the file, drawing."""

SOUND = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">
<g fill="none" stroke="#12303c" transform="rotate(-7 160 110)">
<rect x="1" y="2" width="3" height="4"/><path d="M0 1.5L-2 3Z"/>
</g>
</svg>
"""

DRAWING_SLIPS = (
    ("S16", "Hut.svg", SOUND),
    ("S16", "hut.png", SOUND),
    ("S17", "hut.svg", SOUND.replace("<rect", "<!--" + " " * 10_000 + "--><rect")),
    ("S18", "hut.svg", SOUND.replace("</g>", "")),
    ("S18", "hut.svg", ""),
    ("S19", "hut.svg", SOUND.replace("</g>", "<script>alert(1)</script></g>")),
    ("S19", "hut.svg", SOUND.replace("<g", '<g onload="alert(1)"')),
    ("S19", "hut.svg", SOUND.replace("</g>", '<image href="https://example.org/a.png"/></g>')),
    ("S19", "hut.svg", SOUND.replace("#12303c", "url(https://example.org/a.svg#b)")),
    ("S19", "hut.svg", SOUND.replace("#12303c", "URL(#b)")),
    ("S19", "hut.svg", SOUND.replace("<g", '<g style="background:red"')),
    ("S19", "hut.svg", SOUND.replace("</g>", "<style>@import 'a.css'</style></g>")),
    ("S19", "hut.svg", SOUND.replace("</g>", "<text>Passport</text></g>")),
    ("S19", "hut.svg", SOUND.replace("</g>", "Passport</g>")),
    ("S19", "hut.svg", SOUND.replace("</g>", '<a xlink:href="#b"/></g>')),
    ("S19", "hut.svg", SOUND.replace("2000/svg", "1999/xhtml")),
    ("S19", "hut.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SOUND),
    ("S19", "hut.svg", '<?xml-stylesheet href="a.css"?>' + SOUND),
)
