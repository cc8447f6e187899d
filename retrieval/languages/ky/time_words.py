"""Kyrgyz words of time by class, and the words whose company decides what is a time."""

from collections.abc import Iterable, Mapping

from retrieval.languages.ky.forms import ablatives, datives, forms, inflected, own, plural
from retrieval.languages.ky.months import SHORT, SPELLINGS
from retrieval.languages.timetable import TimeUnit, members, numbered

_WEEKDAYS = ("дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", None, "ишемби", "жекшемби")
_SEASONS = (
    ("жаз", "жазгысын жазындасы"),
    ("жай", "жайкысын жайындасы"),
    ("күз", "күзгүсүн күзүндөсү"),
    ("кыш", "кышкысын кышындасы"),
)
_ONES = ["бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз"]
_TENS = ["он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон"]
_NUMBERS = {word: n for n, word in enumerate(_ONES, start=1)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=1)
}
_FROM = "дан ден дон дөн тан тен тон төн нан нен"
_TO = "га ге го гө ка ке ко кө"
_CASES = f"да де до дө та те то тө дагы деги нын нин нун нүн дын дин дун дүн тын тин {_FROM} {_TO}"
_OWN_FROM = "инен ынан унан үнөн сынан синен"
_OWN_TO = "ине ына уна үнө сына сине"
_OWN = f"и ы у ү сы си инде ында унда үндө сында синде индеги ындагы {_OWN_FROM} {_OWN_TO}"
_EDGES = "баш аяк орто соң этек башталыш"
_ATTRIBUTIVE = (*members("ын ин ун үн гы ги гу гү га ге го гө ка ке ко кө на не но нө"),)
_YEAR = (*forms("жыл"), "жылкы", "жылдагыдан", "жылкыдан", "ж")
_YEARS = (*forms(plural("жыл")), "жж")


def _valued(words: Mapping[int, Iterable[str]]) -> dict[str, int]:
    return {form: value for value, stems in words.items() for form in stems}


def _owned(words: str) -> dict[str, int]:
    """Return the forms of a name's last noun, which is always possessive: «көчөсү»."""
    return {form: 0 for word in words.split() for form in forms(word) if form.startswith(own(word))}


def _ordinal(word: str) -> str:
    if word[-1] in "ыиуүаеоө":
        return word + {"ы": "нчы", "и": "нчи", "а": "нчы", "ү": "нчү"}.get(word[-1], "нчу")
    vowel = own(word)[-1]
    stem = word if word != "төрт" else "төрт"
    return stem + {"ы": "ынчы", "и": "инчи", "у": "унчу", "ү": "үнчү"}[vowel]


_ORDINALS = {_ordinal(word): n for word, n in _NUMBERS.items()} | {"жыйырмасынчы": 20}
_FOR = "үчүн"  # that is "the third" too, and hardly ever meant so
_DAYWORDS = {
    form: n
    for word, n in _NUMBERS.items()
    if n <= 30
    for form in forms(word)
    if form.startswith(own(word)) and form not in (word, _FOR)
}
_STEMS = " ".join(
    (
        *(form for month in SPELLINGS for form in month),
        *(day for day in _WEEKDAYS if day),
        "жыл ай күн жума апта чейрек квартал жылдык жарымжылдык жарым декада сезон мезгил",
        "жаз жай күз кыш дем-алыш эртең бүгүн кечээ былтыр быйыл",
        _EDGES,
        *_ONES,
        *_TENS,
    )
).split()
_SHORT = {word: month for word, month in SHORT.items() if word != "сен"}  # that is "you"
_ALL = (*_STEMS, *map(plural, _STEMS))
_NEXT_TO_TIME = {
    "жылдагыдан",
    "жылкыдан",
    "былтыркыдан",
    "быйылкыдан",
    "былтыртан",
    "быйылтан",
    "кечээтен",
}

CLASSES: Mapping[str, Mapping[str, int]] = {
    "MONTH": _valued({n: forms(*month) for n, month in enumerate(SPELLINGS, start=1)}) | _SHORT,
    "AI": dict.fromkeys((*forms("ай"), *forms(plural("ай"))), 0),
    "WEEKDAY": _valued({n: forms(day) for n, day in enumerate(_WEEKDAYS) if day}),
    "FRIDAY": {"жума": 4},
    "ITSFRIDAY": dict.fromkeys(members("жумасында жумасы жумасындагы"), 4),
    "KUN": dict.fromkeys((*forms("күн"), *forms(plural("күн")), "күнкү"), 0),
    "SEASON": _valued(
        {n: (*forms(stem), *more.split()) for n, (stem, more) in enumerate(_SEASONS, start=1)}
    ),
    "SZN": dict.fromkeys((*forms("мезгил", "сезон", "ай"), *forms(plural("ай"))), 0),
    "YR": dict.fromkeys(_YEAR, 0),
    "YRS": dict.fromkeys(_YEARS, 0),
    "KV": dict.fromkeys(inflected("чейрек квартал"), 0),
    "JYLDYK": dict.fromkeys(inflected("жылдык"), 0),
    "HALFYEAR": dict.fromkeys(inflected("жарымжылдык"), 0),
    "TENDAYS": dict.fromkeys((f for f in forms("декада") if f.startswith("декадасы")), 0),
    "HALFWORD": dict.fromkeys((f for f in forms("жарым") if f.startswith("жарымы")), 0),
    "QUARTER": numbered("q1|1q q2|2q q3|3q q4|4q"),
    "HALF": numbered("h1|1h h2|2h"),
    "UNIT": _valued(
        {
            TimeUnit.HOUR: forms("саат"),
            TimeUnit.DAY: (*forms("күн", "сутка"), *members("суткада")),
            TimeUnit.WEEK: forms("жума", "апта"),
            TimeUnit.WEEKEND: forms("дем"),
            TimeUnit.MONTH: forms("ай"),
            TimeUnit.QUARTER: forms("чейрек", "квартал"),
            TimeUnit.HALF_YEAR: forms("жарымжылдык"),
            TimeUnit.YEAR: _YEAR,
        }
    ),
    "WEEKS": dict.fromkeys((*forms("жума"), *forms("апта")), TimeUnit.WEEK),
    "SOMEUNITS": {
        form: 0 for unit in ("күн", "жума", "апта", "ай", "жыл") for form in forms(plural(unit))
    },
    "LASTING": members(f"ичинде ичиндеги бою аралыгында {_FOR}"),
    "ALL": members("бардык баардык калган бүт бүткүл кайсы каалаган"),
    "REST": dict.fromkeys(
        (*_YEARS, *_YEAR, *forms("ай", "күн", "убакыт", "мезгил", *map(plural, ("ай", "күн")))), 0
    )
    | members("убакта убакытта убактарда учурда учурларда"),
    "DAYPART": members("кечинде түндө түнү түшкө түштөн эртең күндүз кечки түнкү кечкурун"),
    "NUM": _NUMBERS | _DAYWORDS,
    "DAYWORD": _DAYWORDS,
    "POWER": {"жүз": 100, "миң": 1000},
    "ORD": _ORDINALS,
    "ORDDAY": {word: n for word, n in _ORDINALS.items() if n <= 30},
    "ORDPOWER": {"жүзүнчү": 100, "миңинчи": 1000},
    "TENS": {"жыйырмаларында": 20, "жыйырмалары": 20, "жыйырмаларындагы": 20},
    "ROMAN": {"i": 1, "ii": 2, "iii": 3, "iv": 4},
    "SHORTDECADE": {"нөлүнчү": 2000},
    "DAYSHIFT": {
        **dict.fromkeys(("бүгүн", *forms("бүгүн")), 0),
        **dict.fromkeys(("кечээ", *forms("кечээ"), "кечээтен", "кече"), -1),
        **dict.fromkeys(("эртең", "эртеңден", "эртеңге"), 1),
        **dict.fromkeys(("бүрсүгүнү",), 2),
        **dict.fromkeys(("мурдагүнү",), -2),
    },
    "OFDAY": {"бүгүнкү": 0, "кечээки": -1, "кечээги": -1, "эртеңки": 1, "бүрсүгүнкү": 2},
    "YEARSHIFT": {
        **dict.fromkeys(("былтыр", "былтыркы", "былтыркыдан", "былтыртан", *forms("былтыр")), -1),
        **dict.fromkeys(("быйыл", "быйылкы", "быйылкыдан", "быйылтан", *forms("быйыл")), 0),
    },
    "SHIFT": {
        **dict.fromkeys(["өткөн", "мурунку", "өтүп", "былтыркы"], -1),
        **dict.fromkeys(["мурдагы", "мурдакы"], -2),
        **dict.fromkeys(["ушул", "ушу", "бул", "учурдагы", "азыркы", "быйылкы"], 0),
        **dict.fromkeys(
            ["кийинки", "келерки", "келээрки", "эмки", "эмдиги", "келаткан", "алдыдагы"], 1
        ),
    },
    "THESHIFT": {
        **dict.fromkeys(["өткөн", "мурунку", "былтыркы"], -1),
        **dict.fromkeys(["мурдагы", "мурдакы"], -2),
        **dict.fromkeys(["ушул", "ушу", "быйылкы"], 0),
        **dict.fromkeys(["кийинки", "келерки", "келээрки", "эмки", "эмдиги", "алдыдагы"], 1),
    },
    "LAST": members("акыркы соңку"),
    "EDGE": _valued({1: _owned("баш башталыш"), 2: _owned("орто"), 3: _owned("аяк соң этек")}),
    "END": members("аягына соңуна этегине"),
    "ABLATIVE": dict.fromkeys(
        (*ablatives(*_ALL), *_NEXT_TO_TIME, *members(f"{_FROM} {_OWN_FROM}")), 0
    ),
    "DATIVE": dict.fromkeys((*datives(*_ALL), *members(f"{_TO} {_OWN_TO}"), "эртеңге"), 0),
    "CASE": members(f"{_CASES} ны ни ну нү ды ди ду дү ты ти ту тү"),
    "OWNCASE": members(_OWN),
    "IN": members(""),
    "TO": members("- – — −"),
    "DASH": members("- – — −"),
    "JOIN": members("жана , & же менен"),
    "SAYING": dict.fromkeys(
        (
            *inflected(
                """билдирүү билдирме маалымат кабар жаңылык комментарий кайрылуу пикир жооп
                брифинг релиз жарыя отчет баяндама доклад макала пост реакция маалымдама эскертүү
                түшүндүрмө позиция цитата кат айтым сунуш маек"""
            ),
            *inflected("интервью", plurals=False),
            *forms(plural("сөз")),
            *members("пресс айткандары айткандарын айтканы айтылганы айтылгандар"),
        ),
        0,
    ),
    "EVENT": dict.fromkeys(
        inflected(
            """жолугушуу визит сапар сүйлөшүү жыйын кеңешме отурум чечим токтом жарлык шайлоо
            саммит митинг окуя келишим чабуул реформа санкция иш-чара"""
        ),
        0,
    ),
    "TIMELY": dict.fromkeys(
        inflected(
            """тариф курс баа прогноз көрсөткүч өзгөрүү жарылуу авария кырсык өрт жер-титирөө парад
            конференция форум матч добуш-берүү аба-ырайы кырдаал статистика маалымат"""
        ),
        0,
    ),
    "NAMING": _valued(dict(enumerate(SPELLINGS, start=1)))
    | dict.fromkeys((day for day in (*_WEEKDAYS, "жума") if day), 0),
    "NAMED": _owned(
        """революция ыңкылап көтөрүлүш козголоң төңкөрүш чабуул теракт трагедия кыргын көчө аянт
        проспект бульвар парк район айыл кыштак шаарча кичирайон завод фабрика колхоз совхоз мектеп
        оорукана кен стадион батальон бригада кыймыл гезит намаз мечит монархия манифест кризис"""
    )
    | members("айыл паркы паркында паркынын паркын паркына паркынан"),
    "TOPICAL": dict.fromkeys(
        inflected(
            """окуя революция ыңкылап көтөрүлүш козголоң төңкөрүш чабуул теракт трагедия согуш
            кыргын майрам маараке бюджет план программа стратегия каттоо шайлоо референдум
            конституция парад курман чыр"""
        ),
        0,
    )
    | members("жөнүндө тууралуу"),
    "ATTRIBUTE": {
        form: 0
        for stem in ("жыл", "күн", "ай", *(form for month in SPELLINGS for form in month))
        for form in (stem, plural(stem), *forms(stem, plural(stem)))
        if form == stem or form.endswith(_ATTRIBUTIVE)
    }
    | members(f"жылкы {_FOR}"),
    "HAPPENINGS": _owned(f"окуя {plural('окуя')}"),
    "EPITHET": members("кызыл кара кандуу ак"),
    "MANNER": members("расмий биргелешкен ачык оозеки жазуу жалпы маанилүү белгилүү мындай")
    | members("жарыяланган министрликтин өкмөттүн президенттин анын атайын шашылыш окшош"),
    "SPEAK": members(
        """айтты айткан айтылды айтылган билдирди билдирген сүйлөдү сүйлөгөн жарыялады жарыялаган
        жазды жазган эскерди эскерген козгоду козгогон көтөрдү көтөргөн сунуштады сунуштаган
        чыкты чыккан кабарлады кабарлаган белгиледи белгилеген айтылып болду айтат билдирет"""
    ),
}

ABBREVIATED = frozenset((*members("ж жж кв ст п б"), *SHORT))
SHY = frozenset(
    (
        *_SHORT,
        *forms("май"),
        *(form for month in SPELLINGS for form in month),
        *(
            form
            for stem, _ in _SEASONS
            for form in forms(stem)
            if form not in {"жазында", "күзүндө", "күздө", "кышында", "кышта", "жазда"}
        ),
        *(day for day in _WEEKDAYS if day),
    )
)
ATTRIBUTIVES = frozenset(form for month in SPELLINGS for form in month)
NAMES_BEFORE = frozenset(
    (
        *inflected(
            """резолюция мыйзам токтом буйрук жарлык берене план программа стратегия концепция
            форма стандарт каттам кабинет бөлмө барак форум номер көз-караш долбоор бөлүм глава
            тартип боинг экспо"""
        ),
        *members("караш боинг n no ст № повестка тартиби"),
    )
)
MEASURES = frozenset(
    members(
        """адам адамга адамды кишиге киши сом сомго долларга доллар рубль тенге процент пайыз км
        километр метр тонна кг килограмм гектар литр градус балл орун жолу саат мүнөт секунд млн
        млрд миллион миллиард миң даана аял эркек бала үй-бүлө мвт квт кубометр"""
    )
)
HAPPENINGS = frozenset(
    (
        *inflected("окуя план"),
        *members("пландалган пландалды пландалууда пландалып пландаштырылган пландаштырылды"),
        *members("күтүлөт күтүлүүдө күтүлгөн"),
    )
)
WHEN = frozenset(members("качан"))
