"""Invented identities, as people would type them into a comment, without and with disguise."""

import random
from collections.abc import Callable, Iterator

GIVEN = {
    "en": [
        "Ahmad",
        "Farid",
        "Zahra",
        "Maryam",
        "Yusuf",
        "Nilufar",
        "Parwana",
        "Idris",
        "Samira",
        "Jawid",
        "Leila",
        "Omid",
        "Shirin",
        "Navid",
        "Hassan",
    ],
    "ru": [
        "Ахмад",
        "Фарид",
        "Захра",
        "Мариям",
        "Юсуф",
        "Нилуфар",
        "Парвана",
        "Идрис",
        "Самира",
        "Джавид",
        "Лейла",
        "Омид",
        "Ширин",
        "Рустам",
        "Гульнара",
    ],
    "kk": [
        "Асқар",
        "Айгүл",
        "Нұрлан",
        "Әсел",
        "Ерлан",
        "Жанар",
        "Бекзат",
        "Дина",
        "Құралай",
        "Мақсат",
        "Өмірзақ",
        "Үміт",
        "Шолпан",
        "Қанат",
        "Іңкәр",
    ],
}
FAMILY = {
    "en": [
        "Rahimi",
        "Noori",
        "Karimov",
        "Sadat",
        "Yusufzai",
        "Hotak",
        "Rahmonov",
        "Ergashev",
        "Popal",
        "Wardak",
        "Amiri",
        "Haidari",
    ],
    "ru": [
        "Рахимов",
        "Нури",
        "Каримова",
        "Садат",
        "Юсуфзай",
        "Рахмонов",
        "Эргашев",
        "Вардак",
        "Амири",
        "Назаров",
        "Саидзода",
        "Мирзоева",
    ],
    "kk": [
        "Сейітов",
        "Ахметова",
        "Нұрпейісов",
        "Жақсыбеков",
        "Омарова",
        "Тілеубаев",
        "Қасымова",
        "Әбдірахманов",
        "Серікбай",
        "Ермекұлы",
    ],
}
ANNOUNCED = {
    "en": (
        "The person's name is {name}, please check.",
        "Her name is {name} and she waits.",
        "His first name is {name}.",
        "A man named {name} asked for a doctor.",
        "Name: {name}",
        "Mr {name} was not heard.",
        "Please ask Mrs. {name} again.",
        "The child is called {name}.",
        "A woman by the name of {name} came with him.",
        "Family name {name} is on the paper.",
        "Surname - {name}",
        "He goes by {name} among friends.",
    ),
    "ru": (
        "Его зовут {name}, проверьте.",
        "Женщину зовут {name}.",
        "Имя: {name}",
        "Имя ребёнка {name}, возраст не указан.",
        "Фамилия {name} стоит на бумаге.",
        "ФИО: {name}",
        "Ф.И.О. {name}",
        "гр. {name} ждёт с утра.",
        "Гражданин {name} просил врача.",
        "Гражданка {name} не опрошена.",
        "Г-н {name} не выслушан.",
        "Мужчина по имени {name} просит помощи.",
        "Некий {name} был с ними.",
        "Отчество — {name}",
    ),
    "kk": (
        "Оның аты {name}, тексеріңіз.",
        "Аты: {name}",
        "Аты-жөні: {name}",
        "Аты-жөні {name} деп жазылған.",
        "Тегі {name} қағазда тұр.",
        "Баланың есімі {name}.",
        "Менің атым {name} деді.",
        "{name} есімді азамат дәрігер сұрады.",
        "{name} атты бала жалғыз келді.",
        "Бүгін {name} мырза күтіп отыр.",
        "Кеше {name} ханым келді.",
        "Азамат {name} тыңдалмады.",
        "Бірінші болып {name} деген адам келді.",
    ),
}
AROUND = {
    "en": (
        "Please check {it} again.",
        "He showed {it}",
        "See {it}, then go on.",
        "{it} was on the paper.",
    ),
    "ru": (
        "Проверьте {it} ещё раз.",
        "Он показал {it}",
        "См. {it}, затем дальше.",
        "{it} было на бумаге.",
    ),
    "kk": (
        "{it} қайта тексеріңіз.",
        "Ол көрсетті: {it}",
        "Қараңыз: {it}, сосын.",
        "Қағазда {it} тұрды.",
    ),
}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "kk": [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
}
BIRTH = {
    "en": ("born in {year}", "date of birth: {year}", "DOB {year}"),
    "ru": ("{year} г.р.", "родился в {year} году", "год рождения {year}"),
    "kk": ("{year} жылы туған", "туған жылы {year}", "{year} ж.т."),
}
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LOOK_ALIKES = str.maketrans("aeopcxAEOPCXTKMH", "аеорсхАЕОРСХТКМН")

Chance = random.Random


def names(locale: str, chance: Chance, count: int) -> Iterator[tuple[str, str]]:
    """Sentences that announce a name, and the name in them."""
    for _ in range(count):
        name = chance.choice(
            (
                chance.choice(GIVEN[locale]),
                f"{chance.choice(GIVEN[locale])} {chance.choice(FAMILY[locale])}",
                f"{chance.choice(FAMILY[locale])} {chance.choice(GIVEN[locale])}",
            )
        )
        yield chance.choice(ANNOUNCED[locale]).format(name=name), name


def structured(locale: str, chance: Chance, count: int) -> Iterator[str]:
    """Sentences with a number, a date, an address or a machine-readable line in them."""
    for _ in range(count):
        it = chance.choice(KINDS)(locale, chance)
        yield chance.choice(AROUND[locale]).format(it=it)


def disguised(text: str, chance: Chance) -> str:
    """The same text with invisible characters, look-alike letters or other digits."""
    disguises: tuple[Callable[[str], str], ...] = (
        lambda it: it.translate(ARABIC_INDIC),
        lambda it: it.translate(LOOK_ALIKES),
        lambda it: "".join(c + chance.choice(("", "", "\u200b", "\u00ad")) for c in it),
        lambda it: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in it),
    )
    return chance.choice(disguises)(text)


def _digits(chance: Chance, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _letters(chance: Chance, count: int) -> str:
    return "".join(chance.choice("ABCDEFGHJKLMNPRSTUVXYZ") for _ in range(count))


def _number(locale: str, chance: Chance) -> str:
    return _digits(chance, chance.randint(5, 14))


def _grouped(locale: str, chance: Chance) -> str:
    joint = chance.choice(" -./")
    return joint.join(_digits(chance, 3) for _ in range(chance.randint(2, 4)))


def _passport(locale: str, chance: Chance) -> str:
    joint = chance.choice(("", " ", "-"))
    return _letters(chance, chance.randint(1, 2)) + joint + _digits(chance, chance.randint(6, 8))


def _plate(locale: str, chance: Chance) -> str:
    return _digits(chance, 3) + _letters(chance, 3) + _digits(chance, 2)


def _phone(locale: str, chance: Chance) -> str:
    shape = chance.choice(
        ("+7 7## ### ## ##", "8 (7##) ###-##-##", "+93 7# ### ####", "+992-##-###-####")
    )
    return "".join(_digits(chance, 1) if part == "#" else part for part in shape)


def _date(locale: str, chance: Chance) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1940, 2026)
    word = MONTHS[locale][month - 1]
    shapes = (
        f"{day:02}.{month:02}.{year}", f"{day}/{month}/{year % 100:02}", f"{year}-{month:02}-{day:02}",
        f"{day} {word} {year}", f"{month:02}/{day:02}/{year}",
    )  # fmt: skip
    return chance.choice((*shapes, f"{year} жылғы {day} {word}") if locale == "kk" else shapes)


def _birth(locale: str, chance: Chance) -> str:
    return chance.choice(BIRTH[locale]).format(year=chance.randint(1940, 2026))


def _email(locale: str, chance: Chance) -> str:
    box, host = _letters(chance, 6).lower(), chance.choice(("mail.ru", "gmail.com", "post.kz"))
    spelled = host.replace(".", chance.choice((" dot ", " точка ")))
    spelled_at = chance.choice((" at ", "(at)", " собака "))
    return chance.choice((f"{box}@{host}", f"{box}{spelled_at}{spelled}"))


def _handle(locale: str, chance: Chance) -> str:
    box = _letters(chance, 7).lower()
    return chance.choice((f"@{box}", f"t.me/{box}", f"https://vk.com/{box}"))


def _machine_line(locale: str, chance: Chance) -> str:
    line = f"P<{_letters(chance, 3)}{_letters(chance, 7)}<<{_letters(chance, 5)}"
    second = (
        f"{_letters(chance, 1)}{_digits(chance, 8)}{_letters(chance, 3)}{_digits(chance, 7)}M<<<"
    )
    return chance.choice((line.ljust(44, "<"), second))


KINDS: tuple[Callable[[str, Chance], str], ...] = (
    _number, _grouped, _passport, _plate, _phone, _date, _birth, _email, _handle, _machine_line,
)  # fmt: skip
