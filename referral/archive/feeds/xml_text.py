"""Writing XML: a document names its vocabularies at its root; its elements are spelled with their prefix."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

__all__ = ["SPACES", "Element", "add", "root", "written"]

SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "sm": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def root(name: str, own: str, *others: str) -> Element:
    """The outermost element: its own vocabulary stands without a prefix, the others with theirs."""
    spaces = {f"xmlns:{prefix}": SPACES[prefix] for prefix in others}
    return Element(name, {"xmlns": SPACES[own], **spaces})


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A child with text and attributes."""
    child = SubElement(parent, name, attributes)
    child.text = text or None
    return child


def written(top: Element) -> str:
    """The document as text."""
    ElementTree.indent(top)
    body = ElementTree.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
