"""What the project knows of one language: every table of it, under one name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.languages.answer_kinds import AnswerTable
from retrieval.languages.asking import Asking
from retrieval.languages.conversation import ConversationTable
from retrieval.languages.dates import DateTable
from retrieval.languages.edits import EditTable
from retrieval.languages.narration import Narration
from retrieval.languages.outlines import OutlineTable
from retrieval.languages.own_letters import OwnLetters
from retrieval.languages.pages import PageTable
from retrieval.languages.saying import Saying
from retrieval.languages.scope import ScopeTable
from retrieval.languages.timetable import TimeTable
from retrieval.languages.transcripts import TranscriptTable
from retrieval.languages.voice import Voice


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language; all words are in lower case.

    Attributes:
        code: ISO 639-1.
        alphabet: its letters.
        segmenter: the code under which ``sentencex`` splits this language best.
        stop_words: function words and question words.
        generic_words: words of asking, which name no topic in an archive of statements.
        follow_up_words: what may stand around the time in a question that goes on from the one
            before: "and in 2019?"
        abbreviations: endings, full stop included, after which a sentence does not end.
        divisions: words that with a number head a part of a law, in small letters ("article").
        time: its words of time, or None where there is no table of them.
        answers: what its questions ask for; None where there is no table of that.
        asking: its ways of asking, or None where there is no table of them.
        saying: its words of asking who said what, or None where there is no table of them.
        voice: how it writes down who said a quotation, or None.
        narration: the same where names are recognised, or None.
        dates: how it writes a day in a document.
        pages: what sites and programs put around a statement in it.
        transcripts: the labels of its transcripts.
        edits: the words by which a changed quotation says something else.
        scope: the words that turn what stands beside them.
        outlines: its headings that turn what stands below them, and its enumerations.
        conversation: what is said in it beside whole questions.
        telling_words: words that only this language has, of those that share its letters.
        follow_up_articles: such words of a follow-up as may stand in a question of its own:
            "the latest one".
        follow_up_endings: endings that ask "and …?".
        asking_endings: endings of a verb that make its sentence a question.
        initials: two letters that are the initial of a first name ("Zh.").
        names_too: stop words that are a month or a name where they have a capital ("May").
        told_by_capitals: names that are stop words in small letters ("US"), each with the word that
            stands for it, and a pattern of where it is one, in which letter case counts.
        named_things: fits whole words, case-folded, that say what a name is of that is nobody's:
            "strait", "council"; None where there is no table of them.
        name_cases: endings that its cases put on a name, cut off one after another before names
            are compared across scripts.
        typed_latin: what Latin letters may stand for where people type it in them, the longest
            group of letters taken first; several tables where a word keeps to one of them. A group
            behind "^" is that at the beginning of a word.
        own_letters: how it is typed without its own letters; None where keyboards have them all.
    """

    code: str
    alphabet: frozenset[str]
    segmenter: str
    stop_words: frozenset[str]
    generic_words: frozenset[str]
    follow_up_words: frozenset[str]
    abbreviations: frozenset[str]
    time: TimeTable | None = None
    answers: AnswerTable | None = None
    asking: Asking | None = None
    saying: Saying | None = None
    voice: Voice | None = None
    narration: Narration | None = None
    dates: DateTable = field(default_factory=DateTable)
    pages: PageTable = field(default_factory=PageTable)
    transcripts: TranscriptTable = field(default_factory=TranscriptTable)
    edits: EditTable = field(default_factory=EditTable)
    scope: ScopeTable = field(default_factory=ScopeTable)
    conversation: ConversationTable = field(default_factory=ConversationTable)
    telling_words: frozenset[str] = frozenset()
    follow_up_articles: frozenset[str] = frozenset()
    follow_up_endings: tuple[str, ...] = ()
    asking_endings: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    divisions: frozenset[str] = frozenset()
    names_too: frozenset[str] = frozenset()
    told_by_capitals: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    named_things: re.Pattern[str] | None = None
    name_cases: tuple[re.Pattern[str], ...] = ()
    typed_latin: tuple[Mapping[str, Sequence[str]], ...] = ()
    own_letters: OwnLetters | None = None
    outlines: OutlineTable = field(default_factory=OutlineTable)
