"""Russian."""

from retrieval.languages.language import Language
from retrieval.languages.ru.answers import ANSWERS
from retrieval.languages.ru.idle import GENERIC_WORDS, STOP_WORDS
from retrieval.languages.ru.saying import SAYING
from retrieval.languages.ru.time import TIME
from retrieval.languages.ru.voice import VOICE

_FOLLOW_UP_WORDS = """
а и но ну или как что насчёт насчет тогда теперь ещё еще опять тоже же если про по за в во на то
"""

_ABBREVIATIONS = """
др. пр. проч. г. гг. в. вв. н.э. э. т.е. т.д. т.п. т.к. т.н. т.ч. и.о. врио. см. ср. напр. им.
долл. руб. коп. тыс. млн. млрд. трлн. млн млрд трлн экз. ед. чел. кв. куб. га. км. м.
см. мм. кг. гр. ц. мин. сек.
обл. респ. р-н. пос. с. д. дер. пгт. ул. пр-т. просп. пер. пл. бул. наб. ш. корп. стр. кв. оф. эт.
ст. п. пп. ч. гл. разд. абз. прил. рис. табл. изд. ред. сост. авт.
проф. акад. доц. канд. д-р. г-н. г-жа. гос. мин. зам. нач. упр. деп. ген. полк. кап. сен.
янв. февр. фев. мар. апр. июн. июл. авг. сент. сен. окт. нояб. ноя. дек.
пн. вт. ср. чт. пт. сб. вс. тел. факс. доб. англ. рус. кирг. кырг. лат. греч. фр. нем. яз. букв.
а. б. в. г. д. е. ж. з. и. к. л. м. н. о. п. р. с. т. у. ф. х. ц. ч. ш. щ. э. ю. я.
"""

_NEGATIONS = """
не ни нет никогда никто никого никому никем ничто ничего ничему ничем нигде никуда никак нисколько
никакой никакая никакое никакие никаких никакого никакой нельзя без отнюдь вовсе невозможно
"""

_MODALS = """
должен должна должно должны может могут мог могла могло могли можем можете сможет смогут смогла
смогли следует следовало надо нужно необходимо можно нельзя обязан обязана обязано обязаны вправе
придется пришлось будет будут будем бы
"""

RUSSIAN = Language(
    code="ru",
    alphabet=frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    segmenter="ru",
    stemmer="russian",
    stop_words=STOP_WORDS,
    generic_words=GENERIC_WORDS,
    follow_up_words=frozenset(_FOLLOW_UP_WORDS.split()),
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    time=TIME,
    negations=frozenset(_NEGATIONS.split()),
    negative_prefixes=("не", "без", "бес", "анти", "контр"),
    modals=frozenset(_MODALS.split()),
    answers=ANSWERS,
    saying=SAYING,
    voice=VOICE,
)
