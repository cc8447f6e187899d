"""Kyrgyz."""

from retrieval.languages.ky.answers import ANSWERS
from retrieval.languages.ky.asking import ASKING
from retrieval.languages.ky.conversation import CONVERSATION
from retrieval.languages.ky.dates import DATES
from retrieval.languages.ky.edits import EDITS
from retrieval.languages.ky.idle import GENERIC_WORDS, STOP_WORDS
from retrieval.languages.ky.latin import TYPED_LATIN
from retrieval.languages.ky.letters import OWN_LETTERS
from retrieval.languages.ky.named_things import NAMED_THINGS
from retrieval.languages.ky.names import NAME_CASES
from retrieval.languages.ky.narration import NARRATION
from retrieval.languages.ky.outlines import OUTLINES
from retrieval.languages.ky.pages import PAGES
from retrieval.languages.ky.saying import SAYING
from retrieval.languages.ky.scope import SCOPE
from retrieval.languages.ky.time import TIME
from retrieval.languages.ky.transcripts import TRANSCRIPTS
from retrieval.languages.ky.voice import VOICE
from retrieval.languages.language import Language

_FOLLOW_UP_WORDS = """
а ал эми жана же анда азыр эмне кандай дагы ошол эле болсо боюнча деги чы чи чу чү
гана суроо ошону ушул үчүн сураныч
"""

_DIVISIONS = """статья берене бөлүм бөлүк пункт бап глава тиркеме параграф абзац"""
_ABBREVIATIONS = """
ж. жж. ж.б. ж.б.у.с. б.а. б.з. б.з.ч. ш. к. көч. обл. р-н. р. а. кв. үй. проф. акад. д-р. док.
млн. млрд. трлн. млн млрд трлн долл. руб. тый. км. м. см. кг. гр. т. га. мин. сек.
т.а. м.а. ред. б. ст. п. гл. тел. кырг. орус. англ. мис. э. айм. рай.
янв. фев. мар. апр. июн. июл. авг. сен. окт. ноя. дек.
б. в. г. д. е. ж. з. и. й. к. л. м. н. ң. о. ө. п. р. с. т. у. ү. ф. х. ц. ч. ш. э. ю. я.
"""

_TELLING_WORDS = """
анткени анын биздин бизге биринчи болгон болду болуп боюнча бул бүгүн деген жана жатат
жатышат жөнүндө кайсы кандай кантип качан кийин кыргыз кылуу кылып мамлекеттик менен муну мунун
ошондой ошол силердин тууралуу ушул чейин эмес эмне эмнеге эмки экен өкмөт өлкө өлкөбүз өлкөнүн
үчүн өзүнүн
"""

KYRGYZ = Language(
    code="ky",
    alphabet=frozenset("абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"),
    segmenter="kk",
    stop_words=STOP_WORDS,
    generic_words=GENERIC_WORDS,
    follow_up_words=frozenset(_FOLLOW_UP_WORDS.split()),
    divisions=frozenset(_DIVISIONS.split()),
    abbreviations=frozenset(_ABBREVIATIONS.split()),
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
    # 2019-жылычы: "and in 2019?"
    follow_up_endings=("чы", "чи", "чу", "чү"),
    asking_endings=("бы", "би", "бу", "бү", "пы", "пи", "пу", "пү"),
    name_cases=NAME_CASES,
    typed_latin=TYPED_LATIN,
    own_letters=OWN_LETTERS,
    named_things=NAMED_THINGS,
)
