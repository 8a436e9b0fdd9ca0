"""How soon a guessing program that tries common passphrases first finds one.

Common passwords, English words, names, rows of keys, dates and repetitions are zxcvbn's (MIT licence). Here is
what it does not know: the words of this service and its region, and the two keyboards of every desk there.
"""

from math import log10

SOON = 10
"""Powers of ten of guesses: what one computer tries in a week where the hashes were stolen."""

_LONGEST = 72
"""Characters that are looked at; zxcvbn takes no more."""

_WORDS = """
parol passphrase password demo demonstration officer ofitser oficer inspektor inspector supervisor trainer
archivist admin administrator user login vhod kluch klyuch sekret secret test proverka border granitsa granica
pogranichnik pogranichnyy pogranzastava zastava post punkt kordon shekara shekarashy bekara beket chegara chek
ara tamozhnya tamojnya keden customs guard police politsiya policiya militsiya refugee refugees bezhenets
bezhenec bezhentsy bosqyn boskyn bosqyndar gurez qochoq asylum seeker ubezhishe panah referral identify
identification checklist guidelines almaty process migration migratsiya migraciya koshi qon kon unhcr uvkb oon
geneva kazakhstan qazaqstan kazahstan kazakstan qazakstan respublika alma ata astana nursultan nur sultan
tselinograd shymkent chimkent karaganda qaraghandy aktobe aqtobe aktau aqtau atyrau taraz pavlodar semey
kostanay qostanay kokshetau uralsk oral oskemen kyzylorda petropavlovsk khorgos korday kyrgyzstan kirgizia
kyrgyz bishkek osh jalalabad karakol naryn talas batken tajikistan tadzhikistan tojikiston dushanbe khujand
hudzhand kulob khorog turkmenistan ashgabat ashkhabad mary turkmenabat balkanabat dashoguz uzbekistan
ozbekiston tashkent toshkent samarkand bukhara termez afghanistan afganistan kabul iran rossiya russia moskva
moscow sssr china kitay privet salam salem assalom zdravstvuy dobryy den spasibo rahmet rakhmat katta lyubov
lubov lyublyu tebya menya mama papa ana apa aga bala solnyshko solnishko zaika kotik kotenok lyubimaya
lyubimyy krasavitsa malysh zvezda drakon volk tigr lev orel burkit barys qyran qyz zhan janym zhanym sasha
natasha masha dasha nastya katya andrey andrei sergey dmitriy alexey aleksandr vladimir ivan marina svetlana
oksana ruslan timur nurlan aigul ayzhan aizhan aida dana dinara aliya asel asem daniyar arman aidos aibek
bekzat yerlan erlan marat bolat kanat azamat bauyrzhan gulnara gulnur zarina madina saule laura kamila farida
nargiza dilnoza firuza rustam farhad bahrom akmal aziz maksat merdan oguljan yanvar fevral mart aprel may iyun
iyul avgust sentyabr oktyabr noyabr dekabr ponedelnik vtornik sreda chetverg pyatnitsa subbota voskresenye
qantar aqpan nauryz naurys kokek mamyr mausym shilde tamyz qyrkuyek qazan qarasha zheltoqsan duysenbi seysenbi
sarsenbi beysenbi zhuma senbi zheksenbi zima vesna leto osen qys koktem zhaz kuz odin dva tri chetyre pyat
shest sem vosem devyat desyat bir eki ush tort bes alty zheti segiz toghyz on kompyuter komputer rabota
rabotayu dom domik mashina futbol zenit spartak kairat qairat gorod strana
"""

_KEYS_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
_KEYS_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_BY_KEY = str.maketrans(_KEYS_CYRILLIC + _KEYS_LATIN, _KEYS_LATIN + _KEYS_CYRILLIC)
_SPELLED = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufhye", strict=True)),
        "ё": "e",
        "ж": "zh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
        "ә": "a",
        "ғ": "gh",
        "қ": "q",
        "ң": "n",
        "ө": "o",
        "ұ": "u",
        "ү": "u",
        "һ": "h",
        "і": "i",
        "ҳ": "h",
        "ҷ": "j",
        "ӣ": "i",
        "ӯ": "u",
        "ў": "u",
    }
)


def is_guessed_soon(passphrase: str, login: str) -> bool:
    """Whether a passphrase falls within the first guesses, whichever keyboard it was typed on."""
    typed = passphrase.casefold()[:_LONGEST]
    on_the_other_keyboard = typed.translate(_BY_KEY)
    ways = {typed, *(way.translate(_SPELLED) for way in (typed, on_the_other_keyboard))}
    return any(_guesses(way[:_LONGEST], login) < SOON for way in ways)


def _guesses(passphrase: str, login: str) -> float:
    """How many guesses it takes, as a power of ten."""
    from zxcvbn import zxcvbn  # a quarter of a second that only setting a passphrase should pay

    return log10(float(zxcvbn(passphrase, user_inputs=[login, *_WORDS.split()])["guesses"]))
