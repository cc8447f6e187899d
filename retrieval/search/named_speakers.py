"""A speaker of the archive whom a question names in no pattern: "Lund ferry", "when did Lund …".

There are more ways to ask for somebody's words than patterns. Where the archive is silent on a
question as it stands, and one of its speakers is named in it, the rest is asked of that speaker.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, product, takewhile

from retrieval.analysis.person_names import short_nominative
from retrieval.analysis.transliteration import keys, unmarked
from retrieval.languages import GENERIC_WORDS, IDLE_WORDS, LANGUAGES, NO_NAMES, STOP_WORDS
from retrieval.languages.scripts import CYRILLIC
from retrieval.query.intent import intent_of, is_about, said_about
from retrieval.query.office_holders import is_role
from retrieval.search.credits import NameMatch
from retrieval.search.initialled_names import initialled_name
from retrieval.search.searcher import Searcher
from retrieval.search.word_forms import without_asking
from retrieval.types import Intent, Named, Span

_POSSESSIVE = re.compile(r"['’]s\b")
_SAYINGS = [known.saying for known in LANGUAGES if known.saying]
_MOST = 10  # words of a question that asks for somebody's words in no pattern
_LONGEST = 3  # words of a name
_SHORTEST = 4  # letters of a name without a capital
_INITIAL = 1  # the same of an initial


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """Whom a question names.

    Attributes:
        named: the name as it is typed.
        match: whose words those are in the archive.
        heard: whether they are direct speech in statements of others.
        topic: what is asked of them; empty where nothing else is asked.
    """

    named: Named
    match: NameMatch
    heard: bool
    topic: str


def named_speaker(searcher: Searcher, text: str) -> NamedSpeaker | None:
    """The speaker of the archive whom a question names, and what is asked of their words.

    Several where they have the one name that is typed.

    Args:
        searcher: over what may be searched.
        text: of the question, without its period.

    Returns:
        None where nobody is named, or what is left has one answer and is no topic.
    """
    placed = searcher.tokenizer.placed(_POSSESSIVE.sub("", text))
    if len(placed) > _MOST:
        return None
    initialled = initialled_name(text, searcher.credits().stop_names)
    initialled_letters = initialled.initials if initialled is not None else ()
    is_typed_small = not any(word[:1].isupper() for _, word in placed[1:])
    behind = (word.casefold() for _, word in placed[1:])
    is_keywords = not text.endswith("?") and STOP_WORDS.isdisjoint(behind)
    for first, last in _runs(placed):
        words = [word for _, word in placed[first:last]]
        is_first = first == 0 and not is_keywords and initialled is None
        if not _may_be_names(searcher, words, small=is_typed_small, begins=is_first):
            continue
        if not all(_is_held(searcher, word) for word in words):
            continue
        typed = " ".join(words)
        if initialled is not None and typed == initialled.surname:
            typed = " ".join((*initialled.initials, typed))
        # «Заявления Кадырова» are a man's
        is_owner = first > 0 and _is_owned(placed[first - 1][1])
        for inflected, heard in product((is_owner, not is_owner), (False, True)):
            name = Named(typed, only=False, inflected=inflected)
            match = searcher.credits().people(name, searcher.tokenizer, heard=heard)
            if match.names and all(_is_written(words, one) for one in match.names):
                # "mayor Lund ferry": her office is no subject
                begins = first - _roles_before(placed[:first])
                others = [word for _, word in (*placed[:begins], *placed[last:])]
                if typed != " ".join(words):  # with its initials, which are no subject
                    others = [word for word in others if word.casefold() not in initialled_letters]
                topic = _topic(searcher, others)
                return None if topic is None else NamedSpeaker(name, match, heard, topic)
    return None


def _roles_before(placed: Sequence[tuple[Span, str]]) -> int:
    """How many nouns of an office stand right before a name."""
    words = [word for _, word in reversed(placed)]
    return len(list(takewhile(is_role, words)))


def _is_written(words: Sequence[str], name: str) -> bool:
    """Whether a name has the words that are typed small as they are: "moons" are nobody's.

    They may be written without their marks, or in the other script; two or more also otherwise.
    """
    is_cyrillic = bool(CYRILLIC.search(name))
    held = [word.strip(",.") for word in name.casefold().split()]
    plain = {*held, *map(unmarked, held)}
    heard = {key for word in held for key in keys(word)}
    return all(
        word in plain or (_tells(word, words, is_cyrillic) and not heard.isdisjoint(keys(word)))
        for word in words
        if word[:1].islower()
    )


def _tells(word: str, words: Sequence[str], is_cyrillic: bool) -> bool:  # noqa: FBT001
    """Whether a word may be a name by how it is heard: with another, or in the other script."""
    abroad = bool(CYRILLIC.search(word)) != is_cyrillic
    return len(words) > 1 or (abroad and len(word) > _SHORTEST)


def _topic(searcher: Searcher, words: Sequence[str]) -> str | None:
    """What is asked of a speaker by the other words of a question; None of one with one answer."""
    text = " ".join(words)
    intent, subject = intent_of(text)
    if intent is Intent.TOPIC:
        words = subject.split()
    about = said_about(words)
    if intent is Intent.TOPIC and not about and is_about(text, subject):
        return subject
    if not (about or searcher.tokenizer.names_topic(text)):
        return ""
    if any(map(_is_of_asking, words)):
        # "did X say anything about the mill?", "remarks on the mill": what tells something
        kept = (place in about or not _is_idle(word) for place, word in enumerate(words))
        return " ".join(compress(words, kept))
    return subject if intent is Intent.TOPIC else None


def _is_of_asking(word: str) -> bool:
    folded = word.casefold()
    return _is_owned(word) or folded in GENERIC_WORDS or without_asking(folded) in GENERIC_WORDS


def _is_idle(word: str) -> bool:
    return word.casefold() in IDLE_WORDS or _is_of_asking(word)


def _is_owned(word: str) -> bool:
    """Whether behind a word its owner stands in the genitive: the words of X."""
    return any(one.owned.fullmatch(word.casefold()) for one in _SAYINGS)


def _runs(placed: Sequence[tuple[Span, str]]) -> list[tuple[int, int]]:
    """Runs of words that may be a name, the longest first."""
    count = len(placed)
    return [
        (first, first + length)
        for length in range(min(_LONGEST, count), 0, -1)
        for first in range(count - length + 1)
    ]


def _is_held(searcher: Searcher, word: str) -> bool:
    """Whether a word is one of any speaker's name, perhaps in a Kyrgyz case."""
    forms = {word, short_nominative(word)}
    return any(searcher.credits().hold(one, searcher.tokenizer) for one in forms)


def _may_be_names(searcher: Searcher, words: Sequence[str], *, small: bool, begins: bool) -> bool:
    """Whether words may be a name together: a stop word of one is a name where it looks like one.

    It has a capital letter, not only as the first word of a sentence, or another word is beside it.
    """
    names = searcher.credits().stop_names
    stop = {one for one in words if names & {one.casefold(), short_nominative(one.casefold())}}
    others = [word for word in words if word not in stop]
    shortest = _SHORTEST if len(words) == 1 else _INITIAL + 1
    if not all(_may_be_name(word, shortest if small else None) for word in others):
        return False
    capitals = all(word[:1].isupper() for word in words)
    return not stop or (bool(others) and (small or capitals)) or (capitals and not begins)


def _may_be_name(word: str, shortest: int | None) -> bool:
    """Whether a word may be one of a name: with a capital letter, or so long without one."""
    folded = word.casefold()
    if folded in NO_NAMES or folded in IDLE_WORDS or not word.isalpha():
        return False
    return word[:1].isupper() or (shortest is not None and len(word) >= shortest)
