"""What a reader is shown in each language, and that there is always something to show."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from referral.i18n.languages import Languages, NoCatalogue, UnknownLanguage
from tests.i18n.builders import entry, put

DAYS = """\
msgid "%(num)s day"
msgid_plural "%(num)s days"
msgstr[0] "%(num)s день"
msgstr[1] "%(num)s дня"
msgstr[2] "%(num)s дней"

"""


def russian(tmp_path, interface: str = "", checklists: str = ""):
    """Russian, with these entries only."""
    return Languages(put(tmp_path, "ru", interface, checklists), ("en", "ru"), ("ru",)).get("ru")


def test_a_sentence_is_said_in_the_language_with_its_values_in_place(tmp_path):
    language = russian(tmp_path, entry("Case %(reference)s", "Дело %(reference)s"))

    assert language.gettext("Case %(reference)s", reference="7F3K") == "Дело 7F3K"


def test_english_needs_no_catalogue(tmp_path):
    language = Languages(tmp_path, ("en",)).get("en")

    assert language.gettext("Case %(reference)s", reference="7F3K") == "Case 7F3K"
    assert language.ngettext("%(num)s day", "%(num)s days", 1) == "1 day"
    assert language.ngettext("%(num)s day", "%(num)s days", 3) == "3 days"
    assert language.checklist("age", "Is the person a child?") == "Is the person a child?"


@pytest.mark.parametrize(("num", "words"), [(1, "1 день"), (3, "3 дня"), (11, "11 дней")])
def test_russian_has_three_plural_forms(tmp_path, num, words):
    language = russian(tmp_path, DAYS)

    assert language.ngettext("%(num)s day", "%(num)s days", num) == words


def test_the_same_word_in_two_contexts_is_translated_twice(tmp_path):
    words = entry("Open", "Открыть", "button") + entry("Open", "Открыто", "state")

    language = russian(tmp_path, words)

    assert language.pgettext("button", "Open") == "Открыть"
    assert language.pgettext("state", "Open") == "Открыто"


def test_a_checklist_word_has_its_step_as_context(tmp_path):
    language = russian(tmp_path, checklists=entry("Not sure", "Не знаю точно", "age"))

    assert language.checklist("age", "Not sure") == "Не знаю точно"
    assert language.checklist("family", "Not sure") == "Not sure"
    assert language.checklist("age", "") == ""


@pytest.mark.parametrize("broken", ["Дело %(referense)s", "Дело %(reference)", "Дело %"])
def test_a_translation_that_cannot_be_filled_is_said_in_english(tmp_path, broken):
    language = russian(tmp_path, entry("Case %(reference)s", broken))

    said = language.gettext("Case %(reference)s", reference="7F3K")

    assert said == "Case 7F3K"


def test_an_empty_or_fuzzy_translation_is_said_in_english(tmp_path):
    words = entry("Refer", "") + "#, fuzzy\n" + entry("Return", "Выслать")

    language = russian(tmp_path, words)

    assert language.gettext("Refer") == "Refer"
    assert language.gettext("Return") == "Return"


def test_a_broken_catalogue_never_stops_an_officer(tmp_path, caplog):
    language = russian(tmp_path, 'msgid "Refer"\nmsgstr "Перенаправить\n')

    assert language.gettext("Refer") == "Refer"
    assert "interface.po" in caplog.text


def test_names_and_directions_come_from_the_language_itself(tmp_path):
    for code in ("kk", "ru"):
        put(tmp_path, code)
    (tmp_path / "fa_AF").mkdir()

    english, russian, kazakh, dari = Languages(tmp_path, ("en", "ru", "kk", "fa_AF"), ("kk",))

    assert [one.name for one in (english, russian, kazakh)] == ["English", "Русский", "Қазақ тілі"]
    assert (kazakh.direction, dari.direction) == ("ltr", "rtl")
    assert (dari.code, dari.tag) == ("fa_AF", "fa-AF")
    assert (russian.draft, kazakh.draft) == (False, True)


def test_dates_and_numbers_are_written_as_people_in_the_region_write_them(tmp_path):
    put(put(tmp_path, "ru"), "kk")
    english, russian, kazakh = Languages(tmp_path, ("en", "ru", "kk"))
    moment = datetime(2026, 11, 3, 9, 5, tzinfo=UTC)

    assert english.date(date(2026, 11, 3)) == "3 November 2026"
    assert english.datetime(moment) == "3 November 2026, 09:05"
    assert russian.date(moment.date()) == "3 ноября 2026\u202fг."
    assert kazakh.date(moment.date()) == "2026\u202fж. 3 қараша"
    assert kazakh.time(moment) == "09:05"
    assert (english.number(12345), russian.number(12345)) == ("12,345", "12\u00a0345")


def test_a_language_without_a_folder_is_refused_with_a_remedy(tmp_path):
    with pytest.raises(NoCatalogue, match="referral i18n add ky"):
        Languages(tmp_path, ("en", "ky"))


def test_a_language_that_is_not_set_up_is_unknown(tmp_path):
    languages = Languages(tmp_path, ("en",))

    assert "xx" not in languages
    with pytest.raises(UnknownLanguage, match='No language "xx"'):
        languages.get("xx")


def test_many_threads_share_one_language(tmp_path):
    languages = Languages(put(tmp_path, "ru"), ("en", "ru"))

    with ThreadPoolExecutor(8) as pool:
        loaded = list(pool.map(languages.get, ["ru"] * 40))

    assert len({id(language) for language in loaded}) == 1
