"""What the archive says to a question: quotes, and what was searched."""

from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum

from retrieval.types.queries import Query
from retrieval.types.spans import Span
from retrieval.types.statements import DateOrigin, Withdrawal


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another statement with the same wording."""

    statement_id: str
    date: Date | None


@dataclass(frozen=True, slots=True)
class Edited:
    """That the publisher changed a statement after it was first taken in.

    Attributes:
        day: when the archive found the newest change.
        changes: what it changed in the quoted words: old wording, new wording; either may be
            empty. None at all where the change lies elsewhere in the statement.
    """

    day: Date
    changes: tuple[tuple[str, str], ...] = ()


class SpeakerState(StrEnum):
    """How much a text tells of who says something."""

    NAMED = "named"
    OFFICE = "office"
    UNKNOWN = "not told"


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of a statement's text that is somebody's own words.

    Attributes:
        speaker: a person or a body as the text names them, or None where it does not.
        office: the speaker's, or in a speaker's place, as the text has it; None where it has none.
        rule: by which that was told; "" where no names were recognised.
    """

    start: int
    end: int
    speaker: str | None
    office: str | None = None
    rule: str = field(default="", compare=False)

    @property
    def state(self) -> SpeakerState:
        """Whether a name is told, an office alone, or nobody."""
        if self.speaker:
            return SpeakerState.NAMED
        return SpeakerState.OFFICE if self.office else SpeakerState.UNKNOWN


@dataclass(frozen=True, slots=True)
class Parallel:
    """The same statement as its publisher has it in another language; its newest record."""

    record: int
    statement_id: str
    lang: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span of one archived version: text is the slice, nothing else.

    Attributes:
        record: the archive's number of the record the span points into.
        sha256: of the whole stored text, compared again before sending.
        opening: the first words of a statement without a title, by which it is known.
        scan: as of the statement: how sure a program was that read it from a picture, or None.
    """

    record: int
    statement_id: str
    version: int
    start: int
    end: int
    text: str
    sha256: str
    date: Date | None
    date_origin: DateOrigin | None
    title: str
    speaker: str | None
    source: str | None
    url: str | None
    lang: str | None
    sample: bool = False
    opening: str = ""
    scan: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Excerpt):
    """An excerpt that is shown for its words, with all that is known of them.

    Attributes:
        confidence: probability in [0, 1] that these words answer the question.
        repeats: other statements, within what was searched, that hold the same wording.
        edited: where the statement has had another text before.
        withdrawn: the day from which it has been gone from the corpus. Both are what became of
            the statement, so quotes are compared without them.
        withdrawal: that its publisher took it back, where that is known.
        direct_speech: what of it is somebody's own words, in order; offsets as those of the span.
        reported: whether the statement quotes somebody elsewhere, and these words are its own.
        lead_in: of the list that it begins inside, what leads into it, the outer list's first;
            slices of the statement that stand before the quote.
        parallels: official versions in other languages, which are folded into this one.
        second: of the recording in which they begin, where the statement is a recording's.
        answer: span in the statement of the words among these that answer, for the eye alone; None
            where no reader told them.
    """

    confidence: float
    repeats: tuple[Repeat, ...] = ()
    edited: Edited | None = field(default=None, compare=False)
    withdrawn: Date | None = field(default=None, compare=False)
    withdrawal: Withdrawal | None = field(default=None, compare=False)
    direct_speech: tuple[Speech, ...] = ()
    reported: bool = False
    lead_in: tuple[str, ...] = ()
    second: int | None = None
    parallels: tuple[Parallel, ...] = field(default=(), compare=False)
    answer: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer looked through: counts of statements and the dates they span.

    Attributes:
        statements: how many were searched (inside the period where there is one).
        undated: how many of the build have no date; outside every period.
        first: date of the oldest searched statement that has one.
        last: date of the newest.
        speaker: whose words alone were searched, as the archive writes the name; None for
            everyone's.
        source: whose publications alone were searched.
        unknown: names that the question demanded and that no statement carries.
        people: the speakers whom a name means, where it means several.
        unsaid: who was asked for and says nothing that answers; the words are then others'.
        elsewhere: whether other words of theirs are in the archive.
        unheard: whose words were left out, as the archive writes the name.
        untold: the subject that was left out.
    """

    statements: int
    undated: int
    first: Date | None
    last: Date | None
    speaker: str | None = None
    source: str | None = None
    unknown: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    unsaid: str | None = None
    elsewhere: bool = False
    unheard: str | None = None
    untold: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How often a topic was spoken of in what was searched.

    Attributes:
        statements: how many speak of it.
        undated: how many of these have no date.
        years: each year with statements, and how many, the oldest first.
        first: date of the oldest; None where all are undated.
        last: date of the newest.
        speakers: whose they are, as the archive writes the names, with how many, the most first.
    """

    statements: int
    undated: int
    years: tuple[tuple[int, int], ...]
    first: Date | None
    last: Date | None
    speakers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the archive says to a question.

    Attributes:
        answered: False means silence: ``quotes`` are then the nearest passages, no answer.
        confidence: probability in [0, 1] that the archive answers: of the best passage found,
            quoted or not; 0 where nothing was found at all.
        missing_phrases: wordings the question demanded that occur nowhere in what was searched.
        phrases_apart: all of them where each occurs, but in no statement together.
        build: the index build that was searched.
        foreign: the encoder does not know the question's script, but that of most statements: only
            names and figures can meet, so an answer may have been missed.
        langs: codes of the languages that the question may be in, the asker's alone where it is one
            of them; empty where that is not known.
        spoken: where a topic was asked for and is answered, how often it was spoken of.
        absent: names that are nowhere in the archive, which is silent for that; of a topic that is
            not answered, its words that are nowhere.
        date_as_words: whether nothing dated so answers, and the date was searched for as words.
        outside: whether the quotes of silence are the nearest before and after the period.
        parts: where several questions were asked in one, the answer to each; ``quotes`` are then
            those of all that are answered.
        corrected: what was typed and what was searched for instead, word by word, or the whole
            question where it was typed in the letters of another language; ``query`` is then
            what was searched for.
    """

    query: Query
    answered: bool
    confidence: float
    quotes: tuple[Quote, ...]
    searched: Searched
    build: str
    missing_phrases: tuple[str, ...] = ()
    phrases_apart: tuple[str, ...] = ()
    foreign: bool = False
    langs: frozenset[str] = frozenset()
    spoken: Spoken | None = None
    absent: tuple[str, ...] = ()
    date_as_words: bool = False
    outside: bool = False
    parts: "tuple[Answer, ...]" = ()
    corrected: tuple[tuple[str, str], ...] = ()
