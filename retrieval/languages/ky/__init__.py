"""Kyrgyz."""

from retrieval.languages.ky.answers import ANSWERS
from retrieval.languages.ky.idle import GENERIC_WORDS, STOP_WORDS
from retrieval.languages.ky.saying import SAYING
from retrieval.languages.ky.time import TIME
from retrieval.languages.ky.voice import VOICE
from retrieval.languages.language import Language

_FOLLOW_UP_WORDS = """
а ал эми жана же анда азыр эмне кандай дагы ошол эле болсо боюнча деги чы чи чу чү
"""

_ABBREVIATIONS = """
ж. жж. ж.б. ж.б.у.с. б.а. б.з. б.з.ч. ш. к. көч. обл. р-н. р. а. кв. үй. проф. акад. д-р. док.
млн. млрд. трлн. млн млрд трлн долл. руб. тый. км. м. см. кг. гр. т. га. мин. сек.
т.а. м.а. ред. б. ст. п. гл. тел. кырг. орус. англ. мис. э. айм. рай.
янв. фев. мар. апр. июн. июл. авг. сен. окт. ноя. дек.
б. в. г. д. е. ж. з. и. й. к. л. м. н. ң. о. ө. п. р. с. т. у. ү. ф. х. ц. ч. ш. э. ю. я.
"""

_NEGATIONS = """
эмес эмеспиз эмессиз эмесмин эч жок жоктугу ешкачан эчкачан эчким эчнерсе
"""

_MODALS = """
керек зарыл тийиш тийишпиз тийиштүү милдеттүү мүмкүн болот болбойт алат албайт алабыз албайбыз
алышат алышпайт алмак укуктуу шарт абзел
"""

KYRGYZ = Language(
    code="ky",
    alphabet=frozenset("абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"),
    segmenter="kk",
    stemmer=None,
    stop_words=STOP_WORDS,
    generic_words=GENERIC_WORDS,
    follow_up_words=frozenset(_FOLLOW_UP_WORDS.split()),
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    time=TIME,
    negations=frozenset(_NEGATIONS.split()),
    # the negative of a verb is a syllable behind its stem: бар-ат, бар-ба-йт
    negative_infix="[бп][аеоө](?:й|ган|ген|гон|гөн|ды|ди|ду|дү|с|ш|н|ң|п|ы|й)",
    modals=frozenset(_MODALS.split()),
    answers=ANSWERS,
    saying=SAYING,
    voice=VOICE,
)
