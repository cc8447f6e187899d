"""Russian nouns of which a vowel comes and goes: уголь, угля; овцы, овец."""

from collections import defaultdict
from collections.abc import Iterator

from retrieval.languages.ru.endings import NOUN_ENDINGS
from retrieval.languages.ru.grown import grown_forms
from retrieval.languages.scripts import CYRILLIC_VOWELS

# the form with the vowel, and what stands before the endings of the others
_NOUNS = """
день дн пень пн полдень полдн рожь рж студень студн поршень поршн стержень стержн шершень шершн
оползень оползн бивень бивн трутень трутн слепень слепн бредень бредн складень складн
баловень баловн уголь угл угорь угр парень парн ремень ремн ливень ливн щебень щебн гребень гребн
плетень плетн перстень перстн кашель кашл стебель стебл ноготь ногт локоть локт коготь когт
деготь дегт ломоть ломт лапоть лапт
шатер шатр узел узл пепел пепл чехол чехл посол посл промысел промысл замысел замысл умысел умысл
вымысел вымысл помысел помысл хребет хребт лед льд лен льн пес пс лоб лб рот рт сон сн ров рв
шов шв мох мх псалом псалм бубен бубн овен овн рожон рожн свекор свекр одер одр заем займ наем найм
церковь церкв любовь любв ложь лж вошь вш
сестер сестр писем письм окон окн земель земл песен песн сосен сосн чисел числ кресел кресл
ведер ведр судеб судьб свадеб свадьб тюрем тюрьм денег деньг стекол стекл зерен зерн бревен бревн
ремесел ремесл полотен полотн кухонь кухн вишен вишн деревень деревн барышень барышн капель капл
петель петл кукол кукл башен башн пашен пашн пятен пятн масел масл ядер ядр ребер ребр сотен сотн
усадеб усадьб серег серьг метел метл вафель вафл туфель туфл сабель сабл цапель цапл весел весл
бедер бедр коромысел коромысл русел русл сопел сопл гусель гусл яиц яйц
волокон волокн ребенок дет
"""
# whose genitive plural is a surname: Орлов, Огнев
_SURNAMED = """
огонь огн камень камн корень корн кремень кремн ветер ветр костер костр ковер ковр бобер бобр
орел орл козел козл котел котл дятел дятл лев льв перец перц заяц зайц
бугор бугр багор багр щегол щегл хохол хохл овес овс
"""
_LISTED = (*_NOUNS.split(), *_SURNAMED.split())
_WHOLE = dict(zip(_LISTED[::2], _LISTED[1::2], strict=True))
_WITHOUT: dict[str, list[str]] = defaultdict(list)
for _whole, _stem in _WHOLE.items():
    _WITHOUT[_stem].append(_whole)

_OF_SURNAMES = frozenset(("ов", "ев"))
_ENDINGS = frozenset((*NOUN_ENDINGS, "ью")) - {""}
_SOFT = _ENDINGS - frozenset(("а", "о", "у", "ы", "ой", "ою", "ам", "ами", "ах", "ов", "ом"))
_SOFTENED = frozenset("ьй")
_AS_SURNAMES = frozenset(_SURNAMED.split()[::2])
_SIBILANTS = "жчшщ"
_N = "н"
_LONGEST = max(map(len, _ENDINGS))
_SHORTEST = 2
"""Letters before the vowel: песок, but not бок."""

_KEEP_IT = frozenset(("порок", "волок", "человек"))
"""What other words would look like without the vowel: порка, волка."""


def fleeting_forms(word: str, *, name: bool = False) -> Iterator[str]:
    """What other forms of a noun may be, where a vowel comes or goes between them.

    Args:
        word: in small letters, with е for ё. Of no such noun hardly anything is a word.
        name: whether it may be somebody's; no eagles are meant by Орлов.
    """
    if name and word[-2:] in _OF_SURNAMES:
        return
    yield from grown_forms(word)
    for stem, endings in _stems_of(word):
        yield from (stem + ending for ending in endings)
    for end in range(max(len(word) - _LONGEST, 1), len(word)):
        stem, ending = word[:end], word[end:]
        if ending in _ENDINGS:
            yield from _wholes_of(stem)
        for whole in _WITHOUT.get(stem, ()):
            if ending in _endings_of(whole):
                yield whole
                yield from (stem + other for other in _endings_of(whole))


def _endings_of(whole: str) -> frozenset[str]:
    endings = _SOFT if whole.endswith("ь") else _ENDINGS
    return endings - _OF_SURNAMES if whole in _AS_SURNAMES else endings


def _stems_of(word: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The stems without the vowel of a form that has it, each with its endings."""
    if word in _WHOLE:
        yield _WHOLE[word], _endings_of(word)
        return
    before, suffix = word[:-2], word[-2:]
    if len(before) < _SHORTEST or word in _KEEP_IT:
        return
    for linked in _linked_in_n(before, suffix):
        yield linked + _N, _ENDINGS
    for linked in _linked(before, suffix):
        yield linked + suffix[1:], _ENDINGS


def _linked(before: str, suffix: str) -> Iterator[str]:
    """What stands before a suffix once its vowel is gone; nothing of what is no such suffix."""
    soft = before[-1] not in _SIBILANTS
    if before[-1] in CYRILLIC_VOWELS:
        if suffix in {"ек", "ец"}:
            yield f"{before}й"
    elif suffix in {"ок", "ец"} or (suffix == "ек" and not soft):
        yield before
    if before[-1] not in CYRILLIC_VOWELS and soft and suffix in {"ек", "ец"}:
        yield f"{before}ь"


def _linked_in_n(before: str, suffix: str) -> Iterator[str]:
    """The same of genitive plurals: спален, спальня; боен, бойня; басен, басня."""
    if suffix != "ен":
        return
    if before[-1] in CYRILLIC_VOWELS:
        yield f"{before}й"
    else:
        yield before
        yield f"{before}ь"


def _wholes_of(stem: str) -> Iterator[str]:
    """The forms with the vowel of a stem that has it not."""
    linked, last = stem[:-1], stem[-1:]
    bare = linked[:-1] if linked[-1:] in _SOFTENED else linked
    if last == _N and len(bare) >= _SHORTEST and linked in _linked_in_n(bare, "ен"):
        yield f"{bare}ен"
    for before in {linked, bare}:
        for suffix in ("ок", "ек", "ец"):
            whole = before + suffix
            if (
                suffix.endswith(last)
                and len(before) >= _SHORTEST
                and whole not in _KEEP_IT
                and linked in _linked(before, suffix)
            ):
                yield whole
