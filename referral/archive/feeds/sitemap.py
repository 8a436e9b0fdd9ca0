"""The addresses of the public pages for search engines (sitemaps.org), each with its other languages."""

from collections.abc import Iterable

from referral.archive.feeds.xml_text import add, root, written


def sitemap(pages: Iterable[dict[str, str]]) -> str:
    """A sitemap of pages; a page is its addresses by language."""
    top = root("urlset", "sm", "xhtml")
    for addresses in pages:
        for address in addresses.values():
            url = add(top, "url")
            add(url, "loc", address)
            for language, other in addresses.items():
                add(url, "xhtml:link", rel="alternate", hreflang=language, href=other)
    return written(top)
