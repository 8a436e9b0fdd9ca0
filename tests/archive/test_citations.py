"""Citations in four styles, of an event with an exact date and of one that is known to the month."""

import re
from dataclasses import replace
from datetime import date

import pytest

from referral.archive.model.citations import STYLES, CitedEvent, apa, bibtex, chicago, gost
from referral.archive.model.partial import partial_date

MEETING = CitedEvent(
    id="som-3-2016-astana",
    title="Third Senior Officials Meeting",
    when=partial_date("2016-09-19/2016-09-20"),
    place="Astana, Kazakhstan",
    site="Events archive",
    url="https://example.org/en/archive/som-3",
    accessed=date(2026, 11, 24),
    locale="en",
)


def test_apa_puts_the_date_after_the_author():
    assert apa(MEETING) == (
        "Events archive. (2016, September 19–20). Third Senior Officials Meeting [Astana, Kazakhstan]. "
        "https://example.org/en/archive/som-3"
    )


def test_chicago_names_the_day_of_access():
    assert chicago(MEETING) == (
        "Events archive. “Third Senior Officials Meeting.” Astana, Kazakhstan, 19–20 September 2016. "
        "Accessed November 24, 2026. https://example.org/en/archive/som-3."
    )


def test_gost_speaks_russian():
    russian = replace(
        MEETING, title="Третья встреча", site="Архив событий", place="Астана", locale="ru"
    )

    assert gost(russian) == (
        "Третья встреча (Астана, 19–20 сентября 2016 г.) [Электронный ресурс] // Архив событий. "
        "URL: https://example.org/en/archive/som-3 (дата обращения: 24.11.2026)."
    )


def test_bibtex_survives_special_letters():
    entry = bibtex(replace(MEETING, title="50% & more_{x}\\"))

    assert entry.startswith("@misc{som-3-2016-astana,\n")
    assert r"title = {{50\% \& more\_\{x\}\textbackslash }}," in entry
    assert "date = {2016-09-19/2016-09-20}," in entry


@pytest.mark.parametrize("style", STYLES)
def test_no_style_claims_more_than_is_known(style: str):
    told = STYLES[style](replace(MEETING, when=partial_date("2017-09"), place=""))

    assert "2017" in told
    assert not re.search(r"\d+ September|September \d\d?\b|\[\]|\(\)|venue", told)
