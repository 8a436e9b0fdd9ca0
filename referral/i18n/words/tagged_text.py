"""Text that knows its language, so that a page can mark it with ``lang``."""

from markupsafe import escape


class TaggedText(str):
    """Words for a reader; ``tag`` names their language where it is not the reader's own.

    Put into a page they carry the tag, so that a voice reads them rightly; ``plain`` are the words alone, for
    places that hold no markup.
    """

    __slots__ = ("tag",)

    def __new__(cls, words: str, tag: str = "") -> "TaggedText":
        """These words, in the reader's language unless a tag is given."""
        made = super().__new__(cls, words)
        made.tag = tag
        return made

    tag: str

    @property
    def plain(self) -> str:
        """The words alone."""
        return str.__str__(self)

    def __html__(self) -> str:
        """The words as a part of a page."""
        words = str(escape(self.plain))
        return f'<span lang="{escape(self.tag)}">{words}</span>' if self.tag else words
