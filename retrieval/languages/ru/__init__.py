"""Russian."""

from retrieval.languages.language import Language
from retrieval.languages.ru.answers import ANSWERS
from retrieval.languages.ru.asking import ASKING
from retrieval.languages.ru.conversation import CONVERSATION
from retrieval.languages.ru.dates import DATES
from retrieval.languages.ru.edits import EDITS
from retrieval.languages.ru.idle import GENERIC_WORDS, STOP_WORDS
from retrieval.languages.ru.latin import TYPED_LATIN
from retrieval.languages.ru.months import SHORT
from retrieval.languages.ru.named_things import NAMED_THINGS
from retrieval.languages.ru.names import NAME_CASES
from retrieval.languages.ru.narration import NARRATION
from retrieval.languages.ru.outlines import OUTLINES
from retrieval.languages.ru.pages import PAGES
from retrieval.languages.ru.saying import SAYING
from retrieval.languages.ru.scope import SCOPE
from retrieval.languages.ru.time import TIME
from retrieval.languages.ru.transcripts import TRANSCRIPTS
from retrieval.languages.ru.voice import VOICE

_FOLLOW_UP_WORDS = """
а и но ну или как что насчёт насчет тогда теперь ещё еще опять тоже же если про по за в во на то
только лишь повтори тот вопрос самое самый пожалуйста
"""

_DIVISIONS = """статья раздел пункт подпункт часть глава приложение параграф абзац вопрос"""
_ABBREVIATIONS = """
др. пр. проч. г. гг. в. вв. н.э. э. т.е. т.д. т.п. т.к. т.н. т.ч. и.о. врио. см. ср. напр. им.
долл. руб. коп. тыс. млн. млрд. трлн. млн млрд трлн экз. ед. чел. кв. куб. га. км. м.
см. мм. кг. гр. ц. мин. сек.
обл. респ. р-н. пос. с. д. дер. пгт. ул. пр-т. просп. пер. пл. бул. наб. ш. корп. стр. кв. оф. эт.
ст. п. пп. ч. гл. разд. абз. прил. рис. табл. изд. ред. сост. авт.
проф. акад. доц. канд. д-р. г-н. г-жа. гос. мин. зам. нач. упр. деп. ген. полк. кап. сен.
пн. вт. ср. чт. пт. сб. вс. тел. факс. доб. англ. рус. кирг. кырг. лат. греч. фр. нем. яз. букв.
а. б. в. г. д. е. ж. з. и. к. л. м. н. о. п. р. с. т. у. ф. х. ц. ч. ш. щ. э. ю. я.
"""

_TELLING_WORDS = """
будет будут был были было весь всех всё где его ее ей ещё еще её если ему именно
когда которая которого которое которой которую которые который которым которых кто либо ними
она они очень почему сегодня сейчас сказал сказала сказано согласно только чего чем что чтобы
эта эти этих это этого этой этом этому эту
"""

RUSSIAN = Language(
    code="ru",
    alphabet=frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    segmenter="ru",
    stop_words=STOP_WORDS,
    generic_words=GENERIC_WORDS,
    follow_up_words=frozenset(_FOLLOW_UP_WORDS.split()),
    divisions=frozenset(_DIVISIONS.split()),
    abbreviations=frozenset((*_ABBREVIATIONS.split(), *(f"{short}." for short in SHORT))),
    time=TIME,
    answers=ANSWERS,
    asking=ASKING,
    saying=SAYING,
    voice=VOICE,
    narration=NARRATION,
    dates=DATES,
    outlines=OUTLINES,
    pages=PAGES,
    transcripts=TRANSCRIPTS,
    edits=EDITS,
    scope=SCOPE,
    conversation=CONVERSATION,
    telling_words=frozenset(_TELLING_WORDS.split()),
    initials=("Дж", "Дз"),
    name_cases=NAME_CASES,
    typed_latin=(TYPED_LATIN,),
    named_things=NAMED_THINGS,
)
