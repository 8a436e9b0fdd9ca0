"""Words meet in their stems: forms of one word do, different words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from referral.archive.model import kazakh
from referral.archive.model.stemming import stems_of, words_of
from referral.archive.model.typos import nearest

KAZAKH_FORMS = [
    "босқын босқындар босқынға босқындардың босқындарды босқынмен",
    "конференция конференцияның конференциясы конференцияда конференциялар конференциясында",
    "кездесу кездесуі кездесуде кездесулер кездесуінде кездесулерінің",
    "мемлекет мемлекеті мемлекеттер мемлекеттердің мемлекетке мемлекеттің",
    "шекара шекарада шекарасы шекаралар шекараның шекаралары",
    "нұсқаулық нұсқаулықтың нұсқаулықты нұсқаулығы нұсқаулықтар",
    "декларация декларациясы декларацияны декларациясын",
    "ел елдер елдердің елдерге",
    "қазақстан қазақстанда қазақстанның қазақстандағы қазақстаннан",
    "құқық құқығы құқықтар құқықтары",
    "төраға төрағаның төрағасы төрағаға",
    "тарап тараптар тарабы тараптың",
]


@pytest.mark.parametrize("forms", KAZAKH_FORMS)
def test_forms_of_a_kazakh_noun_have_one_stem(forms: str):
    assert len({kazakh.stem(form) for form in forms.split()}) == 1


def test_different_kazakh_nouns_keep_different_stems():
    assert len({kazakh.stem(forms.split()[0]) for forms in KAZAKH_FORMS}) == len(KAZAKH_FORMS)


@given(some.text(alphabet="абғдеіқлмнөртұсыүәж", max_size=14))
def test_the_stem_of_a_stem_is_itself_and_never_nothing(word: str):
    stem = kazakh.stem(word)

    assert kazakh.stem(stem) == stem
    assert bool(stem) == bool(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meeting", "meetings"),
        ("guidelines", "guideline"),
        ("беженцев", "беженцы"),
        ("беженец", "беженцев"),
        ("беженка", "беженок"),
        ("подростки", "подросток"),
        ("ребёнка", "ребенок"),
        ("дети", "ребёнком"),
        ("человек", "людей"),
        ("child", "children"),
        ("women", "woman"),
        ("конференции", "конференцией"),
        ("встречу", "встреча"),
        ("ещё", "еще"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str):
    (first,), (second,) = words_of(one), words_of(other)

    assert set(stems_of(first)) & set(stems_of(second))


@pytest.mark.parametrize(
    ("one", "other"), [("отец", "отчет"), ("список", "спикер"), ("конец", "конкурс")]
)
def test_words_that_only_look_alike_have_different_stems(one: str, other: str):
    assert not set(stems_of(one)) & set(stems_of(other))


def test_a_word_that_was_broken_for_the_edge_of_a_page_is_one_word():
    assert words_of("со\u00adве\u00adщание") == ["совещание"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("guidlines", "guidelines"),
        ("бежинец", "беженец"),
        ("босқан", "босқын"),
        ("Almatty", "almaty"),
    ],
)
def test_a_slip_of_the_finger_finds_the_word_that_was_meant(typed: str, meant: str):
    known = ("guidelines", "беженец", "босқын", "almaty", "declaration", "2015")

    assert nearest(typed.casefold(), known) == meant


@pytest.mark.parametrize("typed", ["un", "2016", "zzzzzzzz"])
def test_nothing_is_guessed_for_short_words_numbers_and_nonsense(typed: str):
    assert nearest(typed, ("in", "2015", "declaration")) == ""
