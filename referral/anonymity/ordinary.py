"""Ordinary words that look or stand like names, so that they are not refused as such."""

import re

from referral.anonymity.folding import skeleton

WORDS = frozenset(
    skeleton("""
back out up off away
not no never none nothing unknown unclear missing blank empty hidden recorded written noted given
left asked told taken shown stored known used needed required mentioned spelled removed deleted
covered crossed refused wrong correct right and or but nor so if when while because that which who
whom whose what where as than then there here this these those on in at by for from to with without
into onto over under after before during until since about between through field fields line lines
box tag list part form place column card badge stays stay must may should shall can could will would
has have had do does did be been being it he she they we you i all any some each every both other
another same one two three only even still yet already again later early first second third twice
very too well doctor ambulance interpreter police hotline authority guardian officer supervisor
colleague lawyer nurse medic team shift border guard guards service services unit centre center
office ministry committee embassy unhcr iom unicef red cross crescent monday tuesday wednesday
thursday friday saturday sunday january february march april june july august september october
november december english russian kazakh kyrgyz tajik uzbek turkmen dari pashto persian farsi urdu
arabic turkish chinese ukrainian afghan afghanistan kazakhstan kyrgyzstan tajikistan uzbekistan
turkmenistan pakistan iran iraq syria turkey china india ukraine russia belarus azerbaijan armenia
georgia moldova mongolia bangladesh astrakhan geneva kiev kyiv almaty astana dushanbe bishkek
tashkent ashgabat kabul dubai mumbai herat states state president please thank thanks good step
steps duty duties case cases question post checklist section referral return

не ни нет никогда неизвестно неизвестен неизвестна указано указана указаны записано записана записан
вписано вписаны внесено скрыто закрыто пропущено пусто названо названа спросили спрошено узнали
сказано написано дано нигде никому и или а но что чтобы если когда пока потому как так там тут здесь
это этот эта эти тот та те кто чей чья где куда в во на по за из из-за от до для с со без под над
при про об о у к ко через после перед между только даже ещё еще уже снова опять потом сразу затем
тогда первым второй третий один одна два три все всё всех каждый вы мы он она они его ее её их вас
нас ему ей им помощь помочь врача врач скорую переводчика переводчик полицию полиция опекуна опекун
офицера офицер сотрудника сотрудник начальника смену смены юриста орган органа службу служба службы
поле строка строке графа графе графу бланк бланка формы форма документа документ убрать удалить
стереть можно нельзя надо нужно должно должна будет было были быть есть остается остаётся
понедельник вторник среда четверг пятница суббота воскресенье узбек узбека афганистана казахстана
иностранного президент пожалуйста спасибо шаг шаги вопрос обязанность дело дела раздел пункт пункта
возврат киев киева женева женевы женевской ростов ростова саратов саратова псков тамбов харьков
харькова львов чернигов кишинев кишинева азов молдова молдовы азербайджан азербайджана андижан
андижана казань астрахань дубай бухара управления указов законов

жоқ емес белгісіз жазылмаған жазылған жазылмады жазылды көрсетілмеген көрсетілген айтылмаған
аталмаған бос жасырылған және мен немесе бірақ егер кейін бұрын үшін туралы бойынша дейін бері ғана
да де та те бар бұл ол осы сол олар біз сіз бір екі үш бәрі барлық әр кім не қайда қашан қалай неге
керек емес болды болған болады бола алмайды тиіс мүмкін дәрігер дәрігерді дәрігерге аудармашы
аудармашыны полиция қорғаншы офицер қызметкер бастық ауысым заңгер орган қызмет жол жолақ өріс
бағана парақ құжат жазуға болмайды қажет қадам сұрақ міндет іс бөлім қайтару оның оны оған менің
дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі қазақ жібек өзбек ауған қырғыз тәжік
түрікмен әзербайжан әндіжан баланың баласы ананың әкенің анасы әкесі өз өзінің келген келді кеткен
шыққан жас кішкентай үлкен
""").split()
)

PLACES = tuple(
    skeleton("""
афган ауған иран ирак ирақ сири росси ресей турци түрки украин йемен сомал эритре нигери беларус
инди китай китая қытай пакистан бангладеш армени грузи монголи мьянм судан эфиопи камерун конго
egypt yemen somali eritre nigeri ethiopi myanmar sudan sri congo belarus georgi
""").split()
)
"""Beginnings of names of countries and of their peoples."""

LANDS = re.compile(skeleton("стан[а-я]{0,4}$|stan[a-z]{0,2}$"))


def is_ordinary(word: str) -> bool:
    """Whether a folded word is no name: a usual word, a country, a people, a single letter."""
    return (
        len(word) == 1 or word in WORDS or word.startswith(PLACES) or LANDS.search(word) is not None
    )
