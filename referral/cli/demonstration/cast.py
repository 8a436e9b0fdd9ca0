"""Who works where in the demonstration, as tables. No post, no person and no region in them exists."""

from collections.abc import Mapping
from dataclasses import dataclass

from referral.store.accounts.people import Role
from referral.store.accounts.posts import PostKind

ROAD, STATION = "KZ-DEMO-01", "KZ-DEMO-02"


@dataclass(frozen=True, slots=True)
class InventedPost:
    """An invented post: how many cases it opens in a year, and who works there."""

    kind: PostKind
    region: str
    names: Mapping[str, str]
    cases: int
    officer: str

    def country_of(self, code: str) -> str:
        """The country in whose code the post stands."""
        return code[:2].lower()


REGIONS: Mapping[str, Mapping[str, str]] = {
    "south": {"en": "Southern region", "ru": "Южный регион", "kk": "Оңтүстік өңір"},
    "east": {"en": "Eastern region", "ru": "Восточный регион", "kk": "Шығыс өңір"},
    "west": {"en": "Western region", "ru": "Западный регион", "kk": "Батыс өңір"},
    "kg": {"en": "Mountain region", "ru": "Горный регион", "kk": "Таулы өңір"},
    "tj": {"en": "River region", "ru": "Речной регион", "kk": "Өзенді өңір"},
    "tm": {"en": "Desert region", "ru": "Пустынный регион", "kk": "Шөлді өңір"},
}


def _named(en: str, ru: str, kk: str) -> dict[str, str]:
    return {
        "en": f"Demonstration {en}",
        "ru": f"Демонстрационный {ru}",
        "kk": f"Көрсетілім {kk}",
    }


PLACES: Mapping[str, InventedPost] = {
    ROAD: InventedPost(
        PostKind.ROAD,
        "south",
        _named("road post", "автодорожный пост", "автожол бекеті"),
        112,
        "officer",
    ),
    STATION: InventedPost(
        PostKind.RAIL,
        "south",
        _named("railway post", "железнодорожный пост", "теміржол бекеті"),
        150,
        "officer2",
    ),
    "KZ-DEMO-03": InventedPost(
        PostKind.ROAD,
        "east",
        _named("post Zhusan", "пост «Жусан»", "«Жусан» бекеті"),
        58,
        "officer3",
    ),
    "KZ-DEMO-04": InventedPost(
        PostKind.AIRPORT,
        "east",
        _named("airport", "аэропорт", "әуежайы"),
        72,
        "officer4",
    ),
    "KZ-DEMO-05": InventedPost(
        PostKind.ROAD,
        "east",
        _named("post Tobylgy", "пост «Тобылгы»", "«Тобылғы» бекеті"),
        30,
        "officer5",
    ),
    "KZ-DEMO-06": InventedPost(
        PostKind.PORT,
        "west",
        _named("sea port", "морской порт", "теңіз порты"),
        26,
        "officer6",
    ),
    "KZ-DEMO-07": InventedPost(
        PostKind.RAIL,
        "west",
        _named("station Kamys", "пост станции «Камыс»", "«Қамыс» бекеті"),
        15,
        "officer7",
    ),
    "KG-DEMO-01": InventedPost(
        PostKind.ROAD,
        "kg",
        _named("post Archa", "пост «Арча»", "«Арча» бекеті"),
        40,
        "officer8",
    ),
    "KG-DEMO-02": InventedPost(
        PostKind.ROAD,
        "kg",
        _named("post Chynar", "пост «Чынар»", "«Чынар» бекеті"),
        16,
        "officer9",
    ),
    "TJ-DEMO-01": InventedPost(
        PostKind.ROAD,
        "tj",
        _named("post Zira", "пост «Зира»", "«Зира» бекеті"),
        44,
        "officer10",
    ),
    "TJ-DEMO-02": InventedPost(
        PostKind.ROAD,
        "tj",
        _named("post Pista", "пост «Писта»", "«Писта» бекеті"),
        20,
        "officer11",
    ),
    "TM-DEMO-01": InventedPost(
        PostKind.ROAD,
        "tm",
        _named("post Selin", "пост «Селин»", "«Селин» бекеті"),
        30,
        "officer12",
    ),
}

_OF_SUPERVISOR = tuple(code for code in PLACES if code.startswith("KZ"))[:5]
_IN_COUNTRY = tuple(code for code in PLACES if code.startswith("KZ"))
_ELSEWHERE = tuple(code for code in PLACES if code not in _OF_SUPERVISOR)

ACCOUNTS: Mapping[str, tuple[Role, tuple[str, ...]]] = {
    **{place.officer: (Role.OFFICER, (code,)) for code, place in PLACES.items()},
    "supervisor": (Role.SUPERVISOR, _OF_SUPERVISOR),
    "supervisor2": (Role.SUPERVISOR, _ELSEWHERE),
    "focal-point": (Role.FOCAL_POINT, _IN_COUNTRY),
    "trainer": (Role.TRAINER, ()),
    "archivist": (Role.ARCHIVIST, ()),
}

PASSPHRASES = {
    login: f"demo-{login}-passphrase"
    for login in ("officer", "officer2", "supervisor", "focal-point", "trainer", "archivist")
}
"""The accounts to sign in with; the passphrase of every other is made at random and told to nobody."""


def reviewer_of(code: str) -> str:
    """Who reviews the cases of a post."""
    return "supervisor" if code in _OF_SUPERVISOR else "supervisor2"
