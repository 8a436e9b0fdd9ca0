"""The checklists for everyone: text, diagram and paper, in every language, without signing in."""

from collections.abc import Callable

import pytest
import tinyhtml5

from tests.web.visitors import Visitor

PAGES = ("checklists", *(f"checklists/referral/kz{part}" for part in ("", "/diagram", "/paper")))

Visitors = Callable[..., Visitor]


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
@pytest.mark.parametrize("path", PAGES)
def test_everyone_may_read_them_in_every_language(visitor: Visitors, path: str, locale: str):
    assert visitor(locale).get(path).status_code == 200


@pytest.mark.parametrize("country", ["kz", "kg", "tj", "tm"])
def test_the_text_leads_to_the_diagram_and_to_the_paper(visitor: Visitors, country: str):
    reader = visitor()
    text = reader.get(f"checklists/referral/{country}").get_data(as_text=True)

    for part in ("diagram", "paper"):
        address = f"/en/checklists/referral/{country}/{part}"
        assert f'href="{address}"' in text
        assert reader.get(address).status_code == 200


@pytest.mark.parametrize("part", ["", "/diagram", "/paper", "/paper.pdf"])
def test_a_checklist_that_does_not_exist_is_not_found(visitor: Visitors, part: str):
    assert visitor().get(f"checklists/referral/xx{part}").status_code == 404
    assert visitor().get(f"checklists/nothing/kz{part}").status_code == 404


def test_the_paper_can_be_opened_as_pdf_named_after_its_version(visitor: Visitors):
    response = visitor("ru").get("checklists/referral/tj/paper.pdf")

    assert response.mimetype == "application/pdf" and response.data.startswith(b"%PDF")
    assert 'filename="referral-tj-ru-' in response.headers["Content-Disposition"]


def test_every_picture_has_a_name_a_description_and_the_same_in_words(visitor: Visitors):
    page = tinyhtml5.parse(
        visitor().get("checklists/referral/kz/diagram").get_data(as_text=True),
        namespace_html_elements=False,
    )

    pictures = [one for one in page.iter() if one.tag.endswith("svg") and one.get("role") == "img"]
    ids = {one.get("id") for one in page.iter()}
    assert len(pictures) == len(page.findall(".//details")) == 15
    for picture in pictures:
        assert set(picture.get("aria-labelledby", "").split()) <= ids


def test_the_country_s_part_says_who_receives_and_shows_only_verified_numbers(visitor: Visitors):
    text = visitor().get("/en/checklists/referral/kz").get_data(as_text=True)

    assert "“A sign of fear of return” holds" in text
    country = text[text.index('id="country"') :]
    assert "After an irregular crossing" in country and "within 24 hours" in country
    assert "Help for women, children and families, day and night: 111" in country
    assert "116 16" not in country and ": 103" not in country
