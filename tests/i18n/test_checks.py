"""What the check finds in a catalogue, and that it says where and what to do."""

import pytest

from referral.i18n.checking.checks import check
from referral.i18n.checking.extraction import Message
from referral.i18n.checking.glossary import ForbiddenWord, Glossary, Term
from tests.i18n.builders import entry, put

GLOSSARY = Glossary(
    terms=(Term("asylum-seeker", {"ru": ("ищущ",)}),),
    forbidden=(ForbiddenWord("ru", "нелегал", "человек без документов"),),
    same=frozenset({"UNHCR"}),
)


def found(tmp_path, interface, *messages):
    """The problems of a Russian catalogue of the interface against the messages of today."""
    put(tmp_path, "ru", interface)
    return list(check(tmp_path, "ru", {"interface": list(messages)}, GLOSSARY))


def codes(problems):
    return [problem.fault.code for problem in problems]


def test_a_complete_catalogue_has_no_problems(tmp_path):
    words = entry("The asylum-seeker stays.", "Лицо, ищущее убежище, остаётся.")

    assert found(tmp_path, words, Message("The asylum-seeker stays.")) == []


def test_a_problem_says_where_it_is_what_it_is_about_and_what_to_do(tmp_path):
    [problem] = found(tmp_path, entry("Save", ""), Message("Save"))

    place, remedy = str(problem).splitlines()
    assert place.endswith('ru/LC_MESSAGES/interface.po:6  L04  "Save": It is not translated.')
    assert remedy.strip() == "Fill in msgstr."


@pytest.mark.parametrize(
    ("code", "english", "translation"),
    [
        ("L04", "Save", ""),
        ("L05", "Case %(reference)s", "Дело"),
        ("L05", "Case %(reference)s", "Дело %(ref)s"),
        ("L05", "Case %(reference)s", "Дело %(reference)"),
        ("L05", "Done: %(part)s", "Готово на 100 %: %(part)s"),
        ("L06", "<b>Save</b> it", "<b>Сохранить<b>"),
        ("L07", "Save ", "Сохранить"),
        ("L08", "Save", "Cохранить"),
        ("L09", "Save", "Save"),
        ("L10", "An asylum-seeker", "Проситель"),
        ("L11", "A person without papers", "Нелегальный мигрант"),
        ("L12", "Save it?", "Сохранить"),
    ],
)
def test_an_unfit_translation_is_found(tmp_path, code, english, translation):
    problems = found(tmp_path, entry(english, translation), Message(english))

    assert code in codes(problems)


def test_another_mark_at_the_end_is_only_a_warning(tmp_path):
    [problem] = found(tmp_path, entry("Save it?", "Сохранить"), Message("Save it?"))

    assert problem.fault.warning


def test_a_name_may_be_the_same_in_every_language(tmp_path):
    assert found(tmp_path, entry("UNHCR", "UNHCR"), Message("UNHCR")) == []


@pytest.mark.parametrize(
    ("code", "catalogue", "message"),
    [
        ("L01", "", "Save"),
        ("L02", entry("Close", "Закрыть") + entry("Save", "Сохранить"), "Save"),
        ("L02", entry("Save", "Сохранить") + '#~ msgid "Close"\n#~ msgstr "Закрыть"\n', "Save"),
        ("L03", "#, fuzzy\n" + entry("Save", "Сохранить"), "Save"),
        ("L00", entry("Save", "Сохранить") + 'msgid "Close"\nmsgstr "Закрыть\n', "Save"),
    ],
)
def test_a_catalogue_that_does_not_match_the_program_is_found(tmp_path, code, catalogue, message):
    assert codes(found(tmp_path, catalogue, Message(message))) == [code]


def test_every_plural_form_is_checked(tmp_path):
    days = 'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\n'
    forms = 'msgstr[0] "%(num)s день"\nmsgstr[1] "%(num)s дня"\nmsgstr[2] "дней"\n'

    problems = found(tmp_path, days + forms, Message("%(num)s day", "%(num)s days"))

    assert codes(problems) == ["L05"]


def test_a_missing_plural_form_is_an_empty_translation(tmp_path):
    days = 'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\n'
    forms = 'msgstr[0] "%(num)s день"\nmsgstr[1] "%(num)s дня"\n'

    problems = found(tmp_path, days + forms, Message("%(num)s day", "%(num)s days"))

    assert codes(problems) == ["L04"]


def test_a_language_without_its_file_is_told_to_update(tmp_path):
    [problem] = check(tmp_path, "ru", {"interface": [Message("Save")]}, GLOSSARY)

    assert "referral i18n update ru" in str(problem)
