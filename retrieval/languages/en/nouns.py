"""English nouns whose two numbers no stemmer joins: wolf, wolves; bus, buses."""

from collections.abc import Iterator

# no leaves, which may be of "leave", and no lives
_NOUNS = """
wolf wolves thief thieves knife knives loaf loaves calf calves half halves
shelf shelves wife wives midwife midwives housewife housewives scarf scarves
hoof hooves elf elves sheaf sheaves wharf wharves dwarf dwarves
goose geese mouse mice louse lice foot feet tooth teeth child children ox oxen
grandchild grandchildren schoolchild schoolchildren
man men woman women bus buses minibus minibuses gas gases lens lenses
crisis crises analysis analyses diagnosis diagnoses hypothesis hypotheses oasis oases
thesis theses synthesis syntheses prosthesis prostheses parenthesis parentheses
"""
_SINGULAR, _PLURAL = _NOUNS.split()[::2], _NOUNS.split()[1::2]
_OTHER = dict(zip((*_SINGULAR, *_PLURAL), (*_PLURAL, *_SINGULAR), strict=True))
_OF_MEN = (("woman", "women"), ("man", "men"))
_SHORTEST = 6
"""Letters of those that end so: gunman, but not Oman."""

_NO_MEN = frozenset(("human", "german", "roman", "norman", "ottoman", "shaman", "talisman"))


def other_number(word: str) -> Iterator[str]:
    """The plural of a singular or the singular of a plural, where that is no matter of endings.

    Args:
        word: in small letters.
    """
    if word in _OTHER:
        yield _OTHER[word]
    elif len(word) >= _SHORTEST and word not in _NO_MEN:
        for one, many in _OF_MEN:
            for ending, other in ((one, many), (many, one)):
                if word.endswith(ending):
                    yield word.removesuffix(ending) + other
                    return
