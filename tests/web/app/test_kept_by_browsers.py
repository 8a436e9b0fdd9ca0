"""What a browser may keep: the same for everybody, without a cookie; and what it must not send a second time."""

from flask import Flask

from tests.web.visitors import Visitor


def test_what_anybody_may_keep_carries_no_cookie_and_varies_with_none(app: Flask) -> None:
    """Else every change of the cookie makes a browser fetch the checklist again, 31 KB a page."""
    aigul = Visitor(app).signs_in("aigul")
    reference = aigul.opens_a_case()
    page = aigul.get(f"cases/{reference}/sections/life-and-limb").text
    document = page.split('data-document="')[1].split('"')[0]
    token = aigul.hidden("csrf_token")["csrf_token"]
    public = [
        rule.rule.replace("<locale>", "en")
        for rule in app.url_map.iter_rules()
        if rule.arguments <= {"locale"} and "GET" in (rule.methods or ())
    ]
    kept = []

    for address in (document, *public):
        answer = aigul.client.get(address, headers={"X-CSRFToken": token})
        if "public" in answer.headers.get("Cache-Control", ""):
            kept.append(address)
            assert "Cookie" not in answer.headers.get("Vary", ""), address
            assert "Set-Cookie" not in answer.headers, address
        answer.close()

    assert document in kept and len(kept) > 3


def test_an_operation_whose_answer_was_shown_is_a_new_one_when_it_is_sent_again(app: Flask) -> None:
    aigul = Visitor(app).signs_in("aigul")
    aigul.get("cases")
    form = {"post": "KZ-TEST-01", **aigul.hidden("csrf_token", "operation")}

    def opens() -> str | None:
        return aigul.post("cases", follow=False, **form).location

    first, again = opens(), opens()
    assert first == again, "Sent twice before anything was shown, it is one sending."
    aigul.get(str(first).split("/en/")[1])
    second, again = opens(), opens()
    assert second == again != first
    aigul.get(str(second).split("/en/")[1])
    third = opens()

    assert len({first, second, third}) == 3


def test_a_referral_issued_after_going_back_holds_the_answers_of_now(app: Flask) -> None:
    aigul = Visitor(app).signs_in("aigul")
    reference = aigul.opens_a_case()
    aigul.get(f"cases/{reference}/referral")
    old = aigul.hidden("csrf_token", "operation")
    aigul.post(f"cases/{reference}/referral", **old)
    aigul.post(f"cases/{reference}/sections/life-and-limb", danger_to_life="yes")

    shown = aigul.post(f"cases/{reference}/referral", **old)

    assert "-2" in shown.text or "№ 2" in shown.text or "No. 2" in shown.text
