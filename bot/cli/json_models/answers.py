"""Answers, quotes and stored statements as JSON."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from typing import Annotated

from pydantic import BeforeValidator

from bot.cli.json_models.base import JsonModel, Share, key
from retrieval import speeches
from retrieval.types import Answer, DateOrigin, Order, Record, Repeat, SpeakerState, Speech


def _ids(repeats: tuple[Repeat, ...]) -> tuple[str, ...]:
    return tuple(repeat.statement_id for repeat in repeats)


def _questions(parts: tuple[Answer, ...]) -> tuple[str, ...]:
    return tuple(part.query.question for part in parts)


def _silent(parts: tuple[Answer, ...]) -> tuple[str, ...]:
    return _questions(tuple(part for part in parts if not part.answered))


class PeriodJson(JsonModel):
    """Days, both inclusive."""

    first: Date | None = key("the first day; null for an open beginning")
    last: Date | None = key("the last day; null for an open end")


class SearchedJson(JsonModel):
    """What was looked through."""

    statements: int = key("how many")
    undated: int = key("how many of the index have no date and lie outside every period")
    first: Date | None = key("the day of the oldest")
    last: Date | None = key("the day of the newest")


class SpeechJson(JsonModel):
    """A stretch of the quotation that is somebody's own words."""

    start: int = key("code points from the beginning of the statement's text")
    end: int = key("where it ends")
    speaker: str | None = key("a person or a body, as the text names them, or null")
    office: str | None = key("the speaker's, or in a speaker's place, as the text has it")
    state: SpeakerState = key("whether a name is told, an office alone, or nobody")
    rule: str = key("by which that was told; empty where no names were recognised")


class SpokenPassageJson(JsonModel):
    """A passage of direct speech in a file that is in no archive."""

    file: str = key("as it was given")
    start: int = key("code points from the beginning of the text", "speech.start")
    end: int = key("where it ends", "speech.end")
    speaker: str | None = key(
        "a person or a body, as the text names them, or null", "speech.speaker"
    )
    office: str | None = key(
        "the speaker's, or in a speaker's place, as the text has it", "speech.office"
    )
    state: SpeakerState = key("whether a name is told, an office alone, or nobody", "speech.state")
    rule: str = key("by which that was told", "speech.rule")
    words: str = key("what is said")


class WithdrawalJson(JsonModel):
    """That the publisher took the statement back."""

    day: Date = key("on which it did")
    reason: str = key("as it was noted")


class EditedJson(JsonModel):
    """The newest edit of the statement."""

    day: Date = key("when it was found")
    changes: tuple[tuple[str, str], ...] = key(
        "what it changed in the quoted words: each the old and the new wording;"
        " none where it changed other words"
    )


class ParallelJson(JsonModel):
    """The same statement as its publisher has it in another language."""

    lang: str = key("ISO 639-1")
    statement_id: str = key("its id")
    url: str | None = key("where it was published")


class QuoteJson(JsonModel):
    """A span of one version of a statement."""

    text: str = key("the words: `text[start:end]` of what `show` prints")
    statement_id: str = key("of the statement, as `show` takes it")
    version: int = key("which version of its text, from 1")
    start: int = key("code points from the beginning of the statement's text")
    end: int = key("where the quotation ends")
    date: Date | None = key("of the statement; null where it is not known")
    date_origin: DateOrigin | None = key("where the date was found")
    title: str = key("of the statement; may be empty")
    opening: str = key("its first words, where it has no title; else empty")
    speaker: str | None = key("whose statement it is")
    source: str | None = key("who published it")
    url: str | None = key("where it was published")
    lang: str | None = key("ISO 639-1")
    confidence: Share = key("that these words answer, 0 to 1")
    repeats: Annotated[tuple[str, ...], BeforeValidator(_ids)] = key(
        "ids of other searched statements with the same wording"
    )
    direct_speech: tuple[SpeechJson, ...] = key(
        "what of the quotation is somebody's own words, told by quotation marks, by the labels of"
        " a transcript or by a name set under a passage"
    )
    speech: tuple[SpeechJson, ...] = key("the same as ``direct_speech``", "direct_speech")
    lead_in: tuple[str, ...] = key(
        "of an item of a list what leads into it, the outer list's first"
    )
    second: int | None = key(
        "of the recording in which it begins; null where the statement is none of a recording"
    )
    sample: bool = key("whether it is of the fictional sample")
    scan: int | None = key("percent: how sure a program was that read it from a scan, else null")
    edited: EditedJson | None = key("null where the statement was never edited")
    withdrawn: Date | None = key("the day from which the statement has been gone")
    withdrawal: WithdrawalJson | None = key("null where its publisher has not taken it back")
    parallels: tuple[ParallelJson, ...] = key("official versions in other languages")


class CorrectedJson(JsonModel):
    """What was searched for in place of what was typed."""

    typed: str = key(
        "a word or two, or the question where it was typed in another language's letters"
    )
    searched: str = key("as the archive spells it")


def _pairs(corrected: tuple[tuple[str, str], ...]) -> tuple[CorrectedJson, ...]:
    return tuple(CorrectedJson(typed=typed, searched=searched) for typed, searched in corrected)


class SpokenJson(JsonModel):
    """How often a topic was spoken of."""

    statements: int = key("how many speak of it")
    undated: int = key("how many of these have no date")
    years: tuple[tuple[int, int], ...] = key("each year, and how many")
    first: Date | None = key("the day of the oldest")
    last: Date | None = key("the day of the newest")
    speakers: tuple[tuple[str, int], ...] = key("whose they are, and how many")


class AnswerJson(JsonModel):
    """An answer; a quote that is not word for word what the archive holds is left out."""

    question: str = key("as it was asked", "query.question")
    period: PeriodJson | None = key("the time that the question names", "query.period")
    excluded: tuple[PeriodJson, ...] = key("times that it leaves out", "query.excluded")
    order: Order | None = key("by date, where the question asks for it", "query.order")
    speaker: str | None = key("whose words alone were searched", "searched.speaker")
    source: str | None = key("whose publications alone were searched", "searched.source")
    answered: bool = key("false for silence: the quotes are then the nearest passages, no answer")
    confidence: Share = key("of the best passage, 0 to 1")
    quotes: tuple[QuoteJson, ...] = key("the best first")
    searched: SearchedJson = key("what was looked through")
    missing_phrases: tuple[str, ...] = key(
        "exact words the question demanded that no searched statement holds"
    )
    phrases_apart: tuple[str, ...] = key(
        "exact words the question demanded that are all there, but in no statement together"
    )
    foreign: bool = key(
        "whether the model does not know the question's script, but that of most statements"
    )
    corrected: Annotated[tuple[CorrectedJson, ...], BeforeValidator(_pairs)] = key(
        "misspelt words of the question, which were searched for as the archive spells them"
    )
    spoken: SpokenJson | None = key("of a topic that is answered; null for a question")
    absent: tuple[str, ...] = key("names, or words of a topic, that are nowhere in the archive")
    unsaid: str | None = key(
        "who was asked for and says nothing that answers; the words are others'", "searched.unsaid"
    )
    unheard: str | None = key("whose words the question leaves out", "searched.unheard")
    date_as_words: bool = key(
        "whether nothing dated so answers, and the date was searched as words"
    )
    outside: bool = key("whether the quotes of silence are the nearest before and after the period")
    parts: Annotated[tuple[str, ...], BeforeValidator(_questions)] = key(
        "the questions, where several were asked in one; the quotes are then of those answered"
    )
    silent: Annotated[tuple[str, ...], BeforeValidator(_silent)] = key(
        "those of the parts that nothing answers", "parts"
    )
    build: str = key("the index that was searched")


class QuestionErrorJson(JsonModel):
    """In place of an answer, for a line of `--batch` that cannot be answered."""

    question: str = key("as it was asked, or the line as it stands")
    error: str = key("why not")


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version of a statement, and how many there are."""

    record: Record
    versions: int

    @property
    def speech(self) -> tuple[Speech, ...]:
        """What of its text is somebody's own words."""
        statement = self.record.statement
        return speeches(statement.text, statement.lang, self.record.entities or ())


class RecordJson(JsonModel):
    """One stored statement, its text whole."""

    statement_id: str = key("its id", "record.statement.id")
    version: int = key("of its text, from 1", "record.version")
    versions: int = key("how many there are")
    title: str = key("may be empty", "record.statement.title")
    date: Date | None = key("null where it is not known", "record.statement.date")
    date_origin: DateOrigin | None = key("where it was found", "record.statement.date_origin")
    source: str | None = key("who published it", "record.statement.source")
    url: str | None = key("where it was published", "record.statement.url")
    lang: str | None = key("ISO 639-1", "record.statement.lang")
    speaker: str | None = key("whose words they are", "record.statement.speaker")
    path: str = key("the file, from the folder of the corpus", "record.statement.path")
    sample: bool = key("whether it is of the fictional sample", "record.statement.sample")
    scan: int | None = key(
        "percent: how sure a program was that read it from a scan, else null",
        "record.statement.scan",
    )
    sha256: str = key("of the text", "record.sha256")
    first_seen: str = key("when it was taken in", "record.first_seen")
    withdrawn: str | None = key("when it was found to be gone", "record.withdrawn")
    speech: tuple[SpeechJson, ...] = key("what of its text is somebody's own words")
    text: str = key("the only thing ever quoted", "record.statement.text")
