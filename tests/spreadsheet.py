"""Reading a CSV file as Excel does on a Russian or Kazakh Windows."""

import csv
import io


def opened_in_excel(file: bytes) -> list[dict[str, str]]:
    """The rows under the words of the first line, split at the list separator of that Windows."""
    assert file.startswith(b"\xef\xbb\xbf"), (
        "Without the mark, Excel reads Cyrillic as windows-1251."
    )
    text = file.decode("utf-8-sig")
    assert text.replace("\r\n", "").count("\r") == 0
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
