"""Words as lists: what announces a name, what a name ends in, and what is no name though it looks like one.

Everything here is for reading by the check only; all of it is folded as the text is.
"""

import re

from referral.anonymity.folding import skeleton


def _words(text: str) -> frozenset[str]:
    return frozenset(skeleton(text).split())


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line.split()) for line in skeleton(text).splitlines() if line.strip())


SURE_TRIGGERS = _phrases("""
named
alias
aka
goes by
is called
was called
calls himself
calls herself
by the name of
зовут
звать
звали
по имени
по фамилии
по прозвищу
по кличке
некий
некая
некого
некоего
зовется
аты жөні
аты-жөні
тегі аты
деп аталады
есімі
""")
"""What comes next is a name, however it is written."""

TRIGGERS = _phrases("""
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

ABBREVIATED = _words("mr mrs ms гр тов о")
"""Triggers that a full stop may follow."""

SURE_FOLLOWERS = _words("мырза ханым бикеш есімді атты")
FOLLOWERS = SURE_FOLLOWERS | _words("деген әке апа аға uulu kyzy уулу кызы қызы ұлы оглы")
"""What came before is a name when it has a capital letter; the sure ones also at the start of a sentence."""

COPULAS = _words("is was are were это был была есть")
"""Between a trigger and a name; they make sure that a name follows."""

FILLERS = _words("""
the a of his her their its my our your child child's childs mother father man woman boy girl person traveller traveler
applicant son daughter wife husband brother sister first full last given family also only
его её их моё мое мой твой свое ребенка матери отца женщины мужчины мальчика девочки человека заявителя заявительницы сына
дочери жены мужа брата сестры тоже
оның мен менің оны баланың анасының әкесінің
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

NO_NAMES = _words("""
not no never none nothing unknown unclear missing blank empty hidden recorded written noted given left asked told taken
shown stored known used needed required mentioned spelled removed deleted covered crossed refused wrong correct right
and or but nor so if when while because that which who whom whose what where as than then there here this these those
on in at by for from to with without into onto over under after before during until since about between through
field fields line lines box tag list part form place column card badge stays stay must may should shall can could will
would has have had do does did be been being it he she they we you i all any some each every both other another same one
two three only even still yet already again later early first second third twice very too well
doctor ambulance interpreter police hotline authority guardian officer supervisor colleague lawyer nurse medic team
shift border guard guards service services unit centre center office ministry committee embassy unhcr iom unicef red
cross crescent monday tuesday wednesday thursday friday saturday sunday january february march april june july august
september october november december english russian kazakh kyrgyz tajik uzbek turkmen dari pashto persian farsi urdu
arabic turkish chinese ukrainian afghan afghanistan kazakhstan kyrgyzstan tajikistan uzbekistan turkmenistan pakistan
iran iraq syria turkey china india ukraine russia belarus azerbaijan armenia georgia moldova mongolia bangladesh
astrakhan geneva kiev kyiv almaty astana dushanbe bishkek tashkent ashgabat kabul dubai mumbai herat states state
president please thank thanks good step steps duty duties case cases question post checklist section referral return

не ни нет никогда неизвестно неизвестен неизвестна указано указана указаны записано записана записан вписано вписаны
внесено скрыто закрыто пропущено пусто названо названа спросили спрошено узнали сказано написано дано нигде никому
и или а но что чтобы если когда пока потому как так там тут здесь это этот эта эти тот та те кто чей чья где куда
в во на по за из из-за от до для с со без под над при про об о у к ко через после перед между
только даже ещё еще уже снова опять потом сразу затем тогда первым второй третий один одна два три все всё всех каждый
вы мы он она они его ее её их вас нас ему ей им помощь помочь врача врач скорую переводчика переводчик полицию полиция
опекуна опекун офицера офицер сотрудника сотрудник начальника смену смены юриста орган органа службу служба службы
поле строка строке графа графе графу бланк бланка формы форма документа документ убрать удалить стереть можно нельзя надо нужно
должно должна будет было были быть есть остается остаётся
понедельник вторник среда четверг пятница суббота воскресенье узбек узбека афганистана казахстана иностранного
президент пожалуйста спасибо шаг шаги вопрос обязанность дело дела раздел пункт пункта возврат киев киева женева женевы
женевской ростов ростова саратов саратова псков тамбов харьков харькова львов чернигов кишинев кишинева азов молдова
молдовы азербайджан азербайджана андижан андижана казань астрахань дубай бухара управления указов законов

жоқ емес белгісіз жазылмаған жазылған жазылмады жазылды көрсетілмеген көрсетілген айтылмаған аталмаған бос жасырылған
және мен немесе бірақ егер кейін бұрын үшін туралы бойынша дейін бері ғана да де та те бар бұл ол осы сол олар біз сіз
бір екі үш бәрі барлық әр кім не қайда қашан қалай неге керек емес болды болған болады бола алмайды тиіс мүмкін
дәрігер дәрігерді дәрігерге аудармашы аудармашыны полиция қорғаншы офицер қызметкер бастық ауысым заңгер орган қызмет
жол жолақ өріс бағана парақ құжат жазуға болмайды қажет қадам сұрақ міндет іс бөлім қайтару оның оны оған менің
дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі қазақ жібек өзбек ауған қырғыз тәжік түрікмен әзербайжан әндіжан
баланың баласы ананың әкенің анасы әкесі өз өзінің келген келді кеткен шыққан жас кішкентай үлкен
""")
"""Ordinary words that follow or resemble these; none of them is refused as a name."""

PLACE_STEMS = tuple(
    skeleton(
        "афган ауған иран ирак ирақ сири росси ресей турци түрки украин йемен сомал эритре нигери беларус инди китай китая"
        " қытай пакистан бангладеш армени грузи монголи мьянм судан эфиопи камерун конго egypt yemen somali eritre nigeri"
        " ethiopi myanmar sudan sri congo belarus georgi"
    ).split()
)
PLACE_ENDING = re.compile(skeleton("стан[а-я]{0,4}$|stan[a-z]{0,2}$"))
TRIGGER_LENGTHS = sorted({len(phrase) for phrase in SURE_TRIGGERS | TRIGGERS}, reverse=True)
