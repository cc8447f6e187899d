"""What the project knows of one language: sentences, stems, idle words, time."""

from dataclasses import dataclass

from retrieval.languages.answer_kinds import AnswerTable
from retrieval.languages.saying import Saying
from retrieval.languages.timetable import TimeTable
from retrieval.languages.voice import Voice


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language; all words are in lower case.

    Attributes:
        code: ISO 639-1.
        alphabet: its letters.
        segmenter: the code under which ``sentencex`` splits this language best.
        stemmer: the name of its Snowball stemmer, or None where there is none.
        stop_words: function words and question words.
        generic_words: words of asking, which name no topic in an archive of statements.
        follow_up_words: what may stand around the time in a question that goes on from the one
            before: "and in 2019?"
        abbreviations: endings, full stop included, after which a sentence does not end.
        time: its words of time, or None where there is no table of them.
        negations: words that turn a sentence round ("not", "never").
        negative_prefixes: beginnings that turn a word round ("un", "не").
        negative_infix: a regular expression of what stands behind a stem that is turned round.
        modals: words of duty, possibility and will ("must", "may").
        answers: what its questions ask for; None where there is no table of that.
        saying: its words of asking who said what, or None where there is no table of them.
        voice: how it writes down who said a quotation, or None.
    """

    code: str
    alphabet: frozenset[str]
    segmenter: str
    stemmer: str | None
    stop_words: frozenset[str]
    generic_words: frozenset[str]
    follow_up_words: frozenset[str]
    abbreviations: frozenset[str]
    time: TimeTable | None = None
    negations: frozenset[str] = frozenset()
    negative_prefixes: tuple[str, ...] = ()
    negative_infix: str | None = None
    modals: frozenset[str] = frozenset()
    answers: AnswerTable | None = None
    saying: Saying | None = None
    voice: Voice | None = None
