"""Words as lists: what announces a name, what a name ends in, and what is no name though it looks like one.

Everything here is for reading by the check only; all of it is folded as the text is.
"""

from referral.anonymity.folding import skeleton


def _words(text: str) -> frozenset[str]:
    return frozenset(skeleton(text).split())


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line.split()) for line in skeleton(text).splitlines() if line.strip())


SURE_TRIGGERS = _phrases("""
alias
aka
goes by
is called
was called
calls himself
calls herself
by the name of
зовут
по имени
по фамилии
по прозвищу
по кличке
зовется
аты жөні
аты-жөні
тегі аты
деп аталады
есімі
""")
"""What comes next is a name, however it is written."""

TRIGGERS = _phrases("""
named
звать
звали
некий
некая
некого
некоего
name
names
surname
nickname
maiden name
called
mr
mrs
ms
miss
mister
madam
sir
citizen
signed
signed by
имя
имени
имена
именем
фамилия
фамилию
фамилии
фамилией
отчество
фио
ф и о
гр
гражданин
гражданина
гражданину
гражданином
гражданка
гражданку
гражданки
гражданкой
господин
господина
господину
госпожа
госпожу
госпоже
г-н
г-на
г-ну
г-жа
г-жу
г-же
мистер
миссис
товарищ
тов
подпись
аты
атым
атымен
есімім
есімімен
тегі
азамат
азаматша
азаматқа
азаматшаға
мырза
ханым
қолы
""")
"""What comes next is a name when it has a capital letter, or follows a colon, a dash or "is"."""

TRIGGER_LENGTHS = sorted({len(phrase) for phrase in SURE_TRIGGERS | TRIGGERS}, reverse=True)

ABBREVIATED = _words("mr mrs ms гр тов о")
"""Triggers that a full stop may follow."""

SURE_FOLLOWERS = _words("мырза ханым бикеш есімді атты")
FOLLOWERS = SURE_FOLLOWERS | _words("деген әке апа аға uulu kyzy уулу кызы қызы ұлы оглы")
"""What came before is a name when it has a capital letter; the sure ones also at the start of a sentence."""

COPULAS = _words("is was are were это был была есть")
"""Between a trigger and a name; they make sure that a name follows."""

FILLERS = _words("""
the a of his her their its my our your child child's childs mother father man woman boy girl person
traveller traveler applicant son daughter wife husband brother sister first full last given family
also only его её их моё мое мой твой свое ребенка матери отца женщины мужчины мальчика девочки
человека заявителя заявительницы сына дочери жены мужа брата сестры тоже оның мен менің оны баланың
анасының әкесінің
""")
"""May stand between a trigger and the name it announces."""

SURE_FORMS = tuple(_words("зода заде уулу уллах уддин zoda zadeh uulu ullah uddin"))
"""Endings that only names have."""

FORMS = tuple(
    _words("""
    ов ова ову овым овой ев ева еву евым евой ёв ёва бек бека жан жана хан хана гул гуль гүл зай бай бая баев
    оглы оғлы угли ұлы қызы улла улло евич ович овна евна
    ov ova ev eva yev yeva bek beg jan zhan khan gul zai bay ogly oglu ugli qizi kyzy ulla ovich evich ovna evna
    """)
)
"""Endings that count on a word with a capital letter inside a sentence."""

LETTERED = _words("""
post plan step part section group category point vitamin hepatitis case room gate annex appendix
пост поста посту посте план шаг часть раздел группа категория пункт витамин гепатит вариант кабинет приложение
бекет бекеті бекетте бекетінде бөлім топ қадам нұсқа қосымша
""")
"""Words after which a single letter is a label, no initial."""
