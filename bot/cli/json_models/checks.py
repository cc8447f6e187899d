"""Checks, timelines and changes as JSON."""

from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from typing import Annotated

from pydantic import BeforeValidator, computed_field

from bot.cli.json_models.answers import EditedJson, PeriodJson, QuoteJson, SearchedJson
from bot.cli.json_models.base import Count, JsonModel, Share, key, key_or_null
from retrieval.types import Entry, Kind, Revised, Standing, Turn, Unit, Verdict


class DifferenceJson(JsonModel):
    """What the claim has otherwise than the statement."""

    kind: Kind = key("what it changes")
    claimed: str = key("the claim's words; empty where it leaves something out")
    actual: str = key("the statement's words; empty where the claim adds something")


class GapJson(JsonModel):
    """What an ellipsis leaves out."""

    start: int = key("code points from the beginning of the statement's text")
    end: int = key("where it ends")
    words: int = key("how many")
    sentences: int = key("how many whole ones")


class LeftOffJson(JsonModel):
    """Words of the record that turn the meaning of the quoted ones and are not among them."""

    turn: Turn = key("what they are")
    start: int = key("code points from the beginning of the statement's text")
    end: int = key("where they end")
    text: str = key("the words")


class BesideJson(JsonModel):
    """A speaker or a time that is claimed beside the words."""

    kind: Kind = key("`who` or `when`")
    claimed: str = key("as the claim has it")
    actual: str = key("as the record has it; empty where it does not tell")
    standing: Standing = key("of the claim to the record")


class MatchJson(JsonModel):
    """Where a statement says the words, or the nearest to them."""

    statement_id: str = key("of the statement", "quote.statement_id")
    version: int = key("of its text", "quote.version")
    date: Date | None = key("of the statement", "quote.date")
    start: int = key("code points from the beginning of its text", "quote.start")
    end: int = key("where the words end", "quote.end")
    text: str = key("the words", "quote.text")
    before: str = key("what stands before them")
    after: str = key("what stands behind them")
    similarity: Share = key("share of words that are the same, 0 to 1")
    differences: tuple[DifferenceJson, ...] = key("the gravest first; none where it is exact")
    left_out: tuple[GapJson, ...] = key("where it has an ellipsis, or fewer items than a list")
    left_off: tuple[LeftOffJson, ...] = key("what turns the words' meaning and was left off")
    beside: tuple[BesideJson, ...] = key("who is claimed to have said them, and when")
    lead_in: tuple[str, ...] = key("of an item of a list what leads into it", "quote.lead_in")
    changed: Date | None = key("the day from which a newer version has not had these words")
    became: tuple[tuple[str, str], ...] = key("what it has instead: each the old and new wording")
    edited: EditedJson | None = key("the statement's newest edit", "quote.edited")
    withdrawn: Date | None = key("the day from which the statement has been gone")
    title: str = key("of the statement; may be empty", "quote.title")
    opening: str = key("its first words, where it has no title; else empty", "quote.opening")
    speaker: str | None = key("whose statement it is", "quote.speaker")
    source: str | None = key("who published it", "quote.source")
    url: str | None = key("where it was published", "quote.url")
    lang: str | None = key("ISO 639-1", "quote.lang")


class SaidJson(JsonModel):
    """A statement with the exact words."""

    statement_id: str = key("its id")
    date: Date | None = key("its day")


class PartJson(JsonModel):
    """The verdict on a part of the claim."""

    text: str = key("the part")
    start: int = key("code points from the beginning of the claim")
    end: int = key("where it ends")
    verdict: Verdict = key("on this part alone")
    similarity: Share = key("of the best match, 0 to 1")
    matches: tuple[MatchJson, ...] = key("where it is said")
    nearest: tuple[MatchJson, ...] = key("passages that say something else")


class CoveredJson(JsonModel):
    """What a check looked through."""

    statements: int = key("how many")
    versions: int = key("of their texts")
    undated: int = key("how many have no date")
    first: Date | None = key("the day of the oldest")
    last: Date | None = key("the day of the newest")


class CheckJson(JsonModel):
    """The verdict on a quotation."""

    quote: str = key("as it was given", "claim")
    verdict: Verdict = key("over all")
    similarity: Share = key("of the best match of the whole, 0 to 1", "whole.similarity")
    matches: tuple[MatchJson, ...] = key("of the whole, else of its first part that was found")
    said: tuple[SaidJson, ...] = key("every statement with the exact words", "whole.said")
    nearest: tuple[MatchJson, ...] = key("passages that say something else", "whole.nearest")
    sentences: tuple[PartJson, ...] = key("each sentence, where the whole is not exact")
    quoted: tuple[PartJson, ...] = key("each part in quotation marks")
    searched: CoveredJson = key("what was looked through")


class QuotationErrorJson(JsonModel):
    """In place of a verdict, for a line of `--batch` that cannot be checked."""

    quote: str = key("the line as it stands")
    error: str = key("why not")


class BarJson(JsonModel):
    """A month or a year of a timeline."""

    first: Date = key("its first day")
    statements: Count = key("how many there are", "entries")
    new: int = key("how many of them have new wording")

    @computed_field(description="how many of them were worded so before")  # type: ignore[prop-decorator]
    @property
    def repeated(self) -> int:
        """The others."""
        return self.statements - self.new


class EntryJson(QuoteJson):
    """A statement of a timeline."""

    said_before: Date | None = key("the day of the earliest with half of this wording or more")


def _entries(entries: Iterable[Entry]) -> tuple[EntryJson, ...]:
    return tuple(
        EntryJson(**dict(QuoteJson.of(one.quote)), said_before=one.said_before) for one in entries
    )


class TimelineJson(JsonModel):
    """When a topic was spoken of."""

    topic: str = key("as it was asked", "query.question")
    period: PeriodJson | None = key("the time that it names", "query.period")
    excluded: tuple[PeriodJson, ...] = key("times that it leaves out", "query.excluded")
    first: Date | None = key_or_null("the day of the first statement", "entries.0.day")
    last: Date | None = key_or_null("the day of the last statement", "entries.-1.day")
    unit: Unit = key("what a bar is")
    bars: tuple[BarJson, ...] = key("from the first to the last, those without statements too")
    entries: Annotated[tuple[EntryJson, ...], BeforeValidator(_entries)] = key("the oldest first")
    undated: int = key("how many more speak of it and have no date")
    searched: SearchedJson = key("what was looked through")
    build: str = key("the index that was searched")


class RevisedPartJson(JsonModel):
    """What an edit changed."""

    kind: Kind = key("what it changes")
    before: str = key("the old words; empty where something was added", "claimed")
    after: str = key("the new words; empty where something was taken out", "actual")


class RevisionJson(JsonModel):
    """An edit or a withdrawal."""

    change: Revised = key("which of them", "kind")
    day: Date = key("when it was found")
    statement_id: str = key("of the statement", "before.statement.id")
    title: str = key("as it was before", "before.statement.title")
    date: Date | None = key("as it was before", "before.statement.date")
    url: str | None = key("as it was before", "before.statement.url")
    version_before: int = key("of the text before", "before.version")
    version_after: int | None = key_or_null(
        "of the text since; null where it was withdrawn", "after.version"
    )
    differences: tuple[RevisedPartJson, ...] = key("in the text, the gravest first")
    reason: str = key("of one taken back by its publisher, as it was noted")


class ChangesJson(JsonModel):
    """Edits and withdrawals."""

    changes: tuple[RevisionJson, ...] = key("the newest first")
