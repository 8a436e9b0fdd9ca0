"""Builds referral/static/vendor/ from npm packages: our style, the fonts, the outlines of the map."""

import shutil

from tooling import node, outlines, stamps
from tooling.places import NODE_MODULES, ROOT, STYLE, VENDOR, call, say

LOCK = ROOT / "package-lock.json"
SHEET = VENDOR / "style.css"
COMPONENTS = "govuk-frontend/dist"
BROWSER_FONTS = "@fontsource/noto-sans/files"
PRINT_FONTS = "@expo-google-fonts/noto-sans"

COPIES = {
    f"{PRINT_FONTS}/400Regular/NotoSans_400Regular.ttf": "fonts/print/noto-sans-400.ttf",
    f"{PRINT_FONTS}/700Bold/NotoSans_700Bold.ttf": "fonts/print/noto-sans-700.ttf",
    f"{PRINT_FONTS}/LICENSE_FONT": "fonts/OFL.txt",
    **{
        f"{BROWSER_FONTS}/noto-sans-{script}-{weight}-normal.woff2": (
            f"fonts/noto-sans-{script}-{weight}.woff2"
        )
        for script in ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
        for weight in (400, 700)
    },
}

OUTLINED_BY = ("tooling/outlines.py", "referral/archive/model/projection.py")


def fetch(*, for_tests: bool) -> None:
    """Fetch the locked npm packages; those for tests only where they are wanted."""
    whole = stamps.key_of(LOCK, "with those for tests")
    partial = stamps.key_of(LOCK)
    acceptable = (whole,) if for_tests else (whole, partial)
    if NODE_MODULES.is_dir() and stamps.is_fresh("npm", *acceptable):
        return
    say("Fetching styles, scripts and fonts from npm")
    found = node.get()
    omitted = ("--omit=optional",) if for_tests else ("--omit=optional", "--omit=dev")
    call(*found.npm, "ci", "--silent", *omitted, environment=found.environment)
    stamps.mark("npm", acceptable[-1])


def copy() -> None:
    """Copy the ready-made files to where the pages and the printed forms look for them."""
    key = stamps.key_of(LOCK, repr(COPIES))
    if stamps.is_fresh("copies", key) and all((VENDOR / name).exists() for name in COPIES.values()):
        return
    for source, target in COPIES.items():
        (VENDOR / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(NODE_MODULES / source, VENDOR / target)
    stamps.mark("copies", key)


def draw_outlines() -> None:
    """Draw the map of the region, when its measures or its source have changed."""
    key = stamps.key_of(LOCK, *(ROOT / name for name in OUTLINED_BY))
    if not outlines.PICTURE.exists() or not stamps.is_fresh("outlines", key):
        outlines.draw()
        stamps.mark("outlines", key)


def style_key() -> str:
    """Return the digest of all that the style sheet is made of."""
    sheets = sorted(STYLE.rglob("*.scss"))
    return stamps.key_of(LOCK, *[str(sheet.relative_to(STYLE)) for sheet in sheets], *sheets)


def compile_style() -> None:
    """Compile style/main.scss, whatever the stamp says."""
    say("Compiling the style sheet")
    found, key = node.get(), style_key()
    call(
        found.interpreter,
        NODE_MODULES / "sass" / "sass.js",
        "--no-source-map",
        "--quiet-deps",
        "--style=compressed",
        f"--load-path={NODE_MODULES / COMPONENTS}",
        f"{STYLE / 'main.scss'}:{SHEET}",
    )
    stamps.mark("style", key)


def prepare(*, for_tests: bool) -> None:
    """Bring the folder to where it must be; quick when it is there."""
    fetch(for_tests=for_tests)
    copy()
    draw_outlines()
    if not SHEET.exists() or not stamps.is_fresh("style", style_key()):
        compile_style()
