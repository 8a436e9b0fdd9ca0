"""Which sentences of templates and Python reach a translator, and what is told of them."""

from pathlib import Path

import pytest

from referral.i18n.checking.extraction import Message, UnreadableSource, interface


def tree(root: Path, name: str, text: str) -> Path:
    """A checkout that holds one more file."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_a_template_gives_its_sentences_with_context_plural_and_note(tmp_path):
    text = """
        {# NOTE: on the button #}
        {{ _("Save") }} {{ pgettext("state", "Open") }}
        {{ ngettext("%(num)s step", "%(num)s steps", count) }} {{ _(not_literal) }}
    """

    found = interface(tree(tmp_path, "templates/officer/case.html", text))

    file = ("templates/officer/case.html",)
    assert found == [
        Message("Save", files=file, notes=("on the button",)),
        Message("Open", context="state", files=file),
        Message("%(num)s step", "%(num)s steps", files=file),
    ]


def test_python_gives_what_is_said_in_a_language_and_what_is_marked(tmp_path):
    text = """
    TITLE = N_("Identify and refer")
    said = language.gettext("Case %(reference)s was "
                            "closed.", reference=reference)
    """

    found = interface(tree(tmp_path, "referral/web/cases.py", text))

    assert [one.text for one in found] == ["Identify and refer", "Case %(reference)s was closed."]


def test_a_sentence_of_two_places_is_one_message(tmp_path):
    tree(tmp_path, "templates/a.html", '{{ _("Save") }}')

    found = interface(tree(tmp_path, "templates/b.html", '{{ _("Save") }}'))

    assert found == [Message("Save", files=("templates/a.html", "templates/b.html"))]


@pytest.mark.parametrize(
    ("name", "text"),
    [("templates/a.html", "<p>\n{{ _('Save' }}"), ("referral/a.py", "x = 1\ny = _('Save'\n")],
)
def test_a_file_that_cannot_be_parsed_is_named_with_its_line(tmp_path, name, text):
    tree(tmp_path, name, text)

    with pytest.raises(UnreadableSource, match=rf"{name}:\d .*Mend that file first"):
        interface(tmp_path)
