"""Bringing a catalogue up to date keeps the translator's work and leaves nothing behind."""

from referral.i18n import catalogues
from referral.i18n.checking.extraction import Message
from referral.i18n.checking.update import update
from tests.i18n.builders import entry, put


def interface_of(translations):
    return catalogues.path_of(translations, "ru", "interface").read_text(encoding="utf-8")


def brought_up_to_date(translations, *messages):
    return update(translations, "ru", {"interface": list(messages)})


def test_a_new_sentence_comes_in_empty_and_a_known_one_keeps_its_translation(tmp_path):
    translations = put(tmp_path, "ru", "# checked by a lawyer\n" + entry("Save", "Сохранить"))

    brought_up_to_date(translations, Message("Save"), Message("Close", context="button"))

    text = interface_of(translations)
    assert '# checked by a lawyer\nmsgid "Save"\nmsgstr "Сохранить"' in text
    assert 'msgctxt "button"\nmsgid "Close"\nmsgstr ""' in text


def test_a_sentence_that_is_gone_leaves_no_trace(tmp_path):
    translations = put(
        tmp_path, "ru", entry("Send away", "Прогнать") + '#~ msgid "a"\n#~ msgstr "b"'
    )

    brought_up_to_date(translations, Message("Save"))

    assert "Прогнать" not in interface_of(translations)
    assert "#~" not in interface_of(translations)


def test_files_are_named_without_lines_and_notes_stand_above(tmp_path):
    brought_up_to_date(tmp_path, Message("Save", files=("templates/a.html",), notes=("a button",)))

    assert '#. a button\n#: templates/a.html\nmsgid "Save"' in interface_of(tmp_path)


def test_the_second_update_changes_nothing(tmp_path):
    messages = [
        Message("Save", files=("templates/a.html",)),
        Message("%(num)s day", "%(num)s days"),
    ]

    first = brought_up_to_date(tmp_path, *messages)
    before = interface_of(tmp_path)
    second = brought_up_to_date(tmp_path, *messages)

    assert [path.name for path in first] == ["interface.po"]
    assert second == []
    assert interface_of(tmp_path) == before
    assert "Date" not in before


def test_a_new_language_has_its_own_number_of_plural_forms(tmp_path):
    brought_up_to_date(tmp_path, Message("%(num)s day", "%(num)s days"))

    assert 'msgstr[2] ""' in interface_of(tmp_path)


def test_a_sentence_that_gained_a_plural_is_translated_anew(tmp_path):
    translations = put(tmp_path, "ru", entry("%(num)s day", "%(num)s день"))

    brought_up_to_date(translations, Message("%(num)s day", "%(num)s days"))

    assert 'msgstr[0] ""' in interface_of(translations)
    assert "день" not in interface_of(translations)
