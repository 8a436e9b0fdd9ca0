"""PDFs as people have them: short, long, locked, broken, and made to do harm."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def pdf(*pages: str) -> bytes:
    """A PDF with these words on its pages."""
    return drawn(*(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode() for words in pages))


def drawn(*streams: bytes) -> bytes:
    """A PDF whose pages are drawn by these operators."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    for operators in streams:
        sheet = writer.add_blank_page(300, 200)
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(operators)
        sheet[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    return _written(writer)


def locked(content: bytes, *, owner: str, user: str = "") -> bytes:
    """A PDF encrypted with AES; without a passphrase of the user, everybody may open it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user, owner, algorithm="AES-256")
    return _written(writer)


def endless(operators: int = 1_500_000) -> bytes:
    """A small PDF that keeps its reader busy for a minute: so many operators on one page."""
    return drawn(b"BT /F1 12 Tf " + b"1 0 Td (a) Tj " * (operators // 2) + b"ET")


def garbage(size: int) -> bytes:
    """What begins like a PDF and has no table of contents anywhere."""
    return b"%PDF-1.7\n" + b"0 0 obj << /Length 99 >> " * (size // 25)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
