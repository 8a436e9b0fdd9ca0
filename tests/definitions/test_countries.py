"""What differs from country to country: who receives, by when, and what the overlay adds."""

import pytest

from referral.definitions.library import Library
from referral.engine.country import Topic
from referral.engine.model import Checklist
from referral.engine.sources import Confidence
from referral.engine.walk import ActiveDuty, Walk
from referral.settings import root
from tests.definitions.travellers import fearing

LIBRARY = Library(root() / "checklists")
COUNTRIES = [country for name, country in LIBRARY.names() if name == "referral"]


def walked(country: str, **answers: object) -> Walk:
    """The walk of somebody who fears return."""
    return LIBRARY.walker("referral", country).walk(fearing(**answers))


def duty(walk: Walk, duty_id: str) -> ActiveDuty:
    """The duty of that id, which must have arisen."""
    return walk.raised[duty_id]


def limits(walk: Walk, duty_id: str) -> dict[str, int | None]:
    """The legal limits of a duty, in hours."""
    return {clock.id: clock.hours for clock in duty(walk, duty_id).limits}


def addressee(country: str, arisen: ActiveDuty) -> str:
    """Whom a duty is addressed to, in English."""
    return LIBRARY.checklist("referral", country).pack.body(arisen.duty.to).name.get("en")


@pytest.mark.parametrize(
    ("country", "receives"),
    [
        ("kz", "Local executive body"),
        ("kg", "Ministry of Labour, Social Security and Migration"),
        ("tj", "Passport and Registration Service of the Ministry of Internal Affairs"),
        ("tm", "State Migration Service"),
    ],
)
def test_each_country_names_its_authority(country: str, receives: str):
    walk = walked(country)

    assert addressee(country, duty(walk, "refer")).startswith(receives)


def test_a_former_policeman_at_panji_poyon_is_notified_within_72_hours_and_aimed_for_today():
    walk = walked("tj")

    notice = duty(walk, "notify_authority")

    assert notice.duty.within.hours == 24
    assert limits(walk, "notify_authority") == {"notice_to_authority": 72}
    assert addressee("tj", notice).startswith("Passport and Registration Service")
    assert duty(walk, "refer").duty.within.hours == 24


def test_a_notice_that_is_sent_is_done_while_the_referral_is_still_owed():
    walk = walked("tj", way_of_entry="irregular", authority_notified="done")

    assert duty(walk, "notify_authority").done
    assert not duty(walk, "refer").done


def test_after_an_irregular_crossing_turkmenistan_passes_the_person_on_at_once():
    walk = walked("tm", request=("explicit",), way_of_entry="irregular")

    passing = duty(walk, "pass_on_immediately")

    assert (passing.duty.within.hours, passing.duty.urgent) == (0, True)
    assert limits(walk, "pass_on_immediately") == {"border_hand_over": None}
    assert addressee("tm", passing) == "State Migration Service"
    assert walk.owes("no_penalty")


def test_at_a_crossing_point_turkmenistan_receives_where_the_person_stands():
    walk = walked("tm")

    assert not walk.owes("pass_on_immediately")
    assert limits(walk, "refer") == {"crossing_point_claim": None}


def test_at_a_kyrgyz_crossing_point_the_first_receiver_comes_beside_the_ministry():
    walk = walked("kg", request=("explicit",), annex_form="kept_by_person")

    first = duty(walk, "first_receiver")

    assert addressee("kg", first) == "Immigration-control officer at the crossing point"
    assert first.duty.confidence is Confidence.CONFLICTING
    assert duty(walk, "refer").duty.to == "migration_authority"
    assert walk.owes("annex_form_reaches")


@pytest.mark.parametrize("way", ["irregular", "inland"])
def test_away_from_a_kyrgyz_crossing_point_there_is_no_first_receiver(way: str):
    assert not walked("kg", way_of_entry=way).owes("first_receiver")


def test_an_irregular_crossing_in_kazakhstan_runs_against_24_hours():
    walk = walked("kz", way_of_entry="irregular")

    assert limits(walk, "refer") == {"irregular_crossing_claim": 24}


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("way", ["official_crossing", "transit_zone", "irregular", "inland"])
def test_wherever_the_person_is_met_somebody_says_by_when(country: str, way: str):
    walk = walked(country, way_of_entry=way)

    assert [clock for arisen in walk.duties for clock in arisen.limits]


@pytest.mark.parametrize("country", COUNTRIES)
def test_who_was_met_where_nobody_knows_has_every_limit(country: str):
    unsure = walked(country, way_of_entry="not_sure")

    for way in ("official_crossing", "transit_zone", "irregular", "inland"):
        for arisen in walked(country, way_of_entry=way).duties:
            assert unsure.owes(arisen.duty.id)
            assert set(limits(walked(country, way_of_entry=way), arisen.duty.id)) <= set(
                limits(unsure, arisen.duty.id)
            )


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_passed_limit_stops_nothing(country: str):
    clocks = LIBRARY.checklist("referral", country).pack.clocks

    assert [clock.id for clock in clocks if not clock.passes] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_facts_of_a_country_say_where_from_and_when_they_were_checked(country: str):
    pack = LIBRARY.checklist("referral", country).pack

    assert [
        one.id for one in (*pack.bodies, *pack.clocks) if not (one.sources and one.checked)
    ] == []
    assert [one.value for body in pack.bodies for one in body.contacts if not one.sources] == []


def core_of(checklist: Checklist) -> dict[str, str]:
    """What the core steps say."""
    return {step.id: step.says for step in checklist.steps() if step.core}


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_country_loses_or_rewords_a_core_step(country: str):
    ours, kazakh = (LIBRARY.checklist("referral", one) for one in (country, "kz"))

    assert core_of(ours) == core_of(kazakh)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_says_who_receives_where_and_what_its_law_provides(country: str):
    provisions = LIBRARY.checklist("referral", country).pack.provisions

    situations = list(Topic)[:4]
    assert [one.id for one in provisions] == list(Topic)
    assert [one.id for one in provisions if one.id in situations and not one.to] == []
    assert [one.id for one in provisions if not (one.sources and one.checked)] == []
