"""What is said of a claimed quotation.

Spans are half-open, in code points: of the claim as it was given (normalised), or of the stored
text of a statement.
"""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum

from retrieval.types.answers import Quote, Repeat
from retrieval.types.spans import Span
from retrieval.types.statements import Record


class Verdict(StrEnum):
    """Whether a statement says the claimed words."""

    EXACT = "exact"
    CUT = "cut"
    ALTERED = "altered"
    NOT_FOUND = "not_found"

    @property
    def is_on_record(self) -> bool:
        """Whether a statement has the very words, with all that rules over them or without."""
        return self in {Verdict.EXACT, Verdict.CUT}


class Kind(StrEnum):
    """What a difference changes, the gravest first."""

    WHO = "who"
    WHEN = "when"
    NEGATION = "negation"
    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    MONTH = "month"
    WEEKDAY = "weekday"
    SEASON = "season"
    NAME = "name"
    MODAL = "modal"
    WORD = "word"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that a claim has otherwise than the statement.

    Attributes:
        claimed: the claim's words; empty where it leaves something out.
        actual: the statement's words; empty where the claim adds something.
        claimed_span: in the claim; where nothing stands there, the empty place of it.
        actual_span: in the statement, the same.
    """

    kind: Kind
    claimed: str
    actual: str
    claimed_span: Span
    actual_span: Span


class Standing(StrEnum):
    """How what is claimed beside a quotation stands to the record."""

    RIGHT = "right"
    ANOTHER = "another"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Beside:
    """A speaker or a time that is claimed beside a quotation.

    Attributes:
        kind: ``WHO`` or ``WHEN``.
        claimed: as the claim has it.
        actual: as the record has it, a day as ISO 8601; empty where it is not known.
        place: of the claimed words in the claim, where they stand there as they are.
    """

    kind: Kind
    claimed: str
    actual: str
    standing: Standing
    place: Span = (0, 0)


class Turn(StrEnum):
    """By what a quotation's meaning is turned where it is left off.

    A part is the rest of a number or of a word with a hyphen that the quotation has half of.
    """

    NEGATION = "negation"
    CONDITION = "condition"
    ATTRIBUTION = "attribution"
    EXCEPTION = "exception"
    QUESTION = "question"
    LEAD_IN = "lead_in"
    PART = "part"


@dataclass(frozen=True, slots=True)
class LeftOff:
    """Words of the record that rule over a passage and are not in it.

    Attributes:
        start, end: where they stand in the statement.
        text: the words.
    """

    turn: Turn
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What a claim leaves out of a statement: for an ellipsis, or of a list.

    Attributes:
        sentences: whole sentences among what is left out.
        is_marked: whether the claim has an ellipsis there.
    """

    start: int
    end: int
    words: int
    sentences: int
    is_marked: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """Where a statement says the claimed words, or the nearest to them.

    Attributes:
        quote: the words themselves.
        context: the same with the rest of their sentences and the sentences before and after.
        similarity: share of words that are the same, in [0, 1].
        differences: the gravest first; none where the match is exact.
        left_out: where the claim has an ellipsis, or fewer items than a list.
        left_off: what turns the meaning of the words and is not among them.
        beside: who is claimed to have said the words, and when.
        changed: the day from which a newer version of the statement has not had these words.
        became: what that version has instead: old wording, new wording; either may be empty.
        withdrawn: the day from which the statement has been gone from the corpus.
        first_version: the oldest version of the statement that says the words.
    """

    quote: Quote
    context: Quote
    similarity: float = 1.0
    differences: tuple[Difference, ...] = ()
    left_out: tuple[Gap, ...] = ()
    left_off: tuple[LeftOff, ...] = ()
    beside: tuple[Beside, ...] = ()
    changed: Date | None = None
    became: tuple[tuple[str, str], ...] = ()
    withdrawn: Date | None = None

    @property
    def otherwise(self) -> tuple[Beside, ...]:
        """What is claimed beside the words and is otherwise on record."""
        return tuple(fact for fact in self.beside if fact.standing is Standing.ANOTHER)

    @property
    def before(self) -> str:
        """What stands before the words: the rest of their sentence, and the sentence before."""
        return self.context.text[: self.quote.start - self.context.start]

    @property
    def after(self) -> str:
        """What stands behind them."""
        return self.context.text[self.quote.end - self.context.start :]


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one stretch of a claim.

    Attributes:
        text: the stretch, a slice of the claim.
        start, end: where it stands in the claim.
        matches: one a statement, by date; the best first where they are not exact.
        said: every statement with the exact words, by date, also those not among ``matches``.
        nearest: of what was not found: passages that are something else; of one or two words,
            which are no quotation, where they stand.
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    similarity: float
    matches: tuple[Match, ...] = ()
    said: tuple[Repeat, ...] = ()
    nearest: tuple[Match, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether it is too short for a verdict, but stands somewhere."""
        return self.verdict is Verdict.NOT_FOUND and bool(self.said)


@dataclass(frozen=True, slots=True)
class Covered:
    """What a check looked through: every version of every statement of the archive."""

    statements: int
    versions: int
    undated: int
    first: Date | None
    last: Date | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on a claimed quotation.

    Attributes:
        claim: as it was given.
        whole: the verdict on all of it.
        sentences: one on each of its sentences, where it has several and is not exact.
        quoted: one on each stretch in quotation marks, where it is not exact as a whole.
        verdict: over all. Exact only where the whole is; altered where the whole or a part of it
            is found, as it stands or changed; else not found.
    """

    claim: str
    verdict: Verdict
    whole: Finding
    sentences: tuple[Finding, ...]
    quoted: tuple[Finding, ...]
    searched: Covered

    @property
    def matches(self) -> tuple[Match, ...]:
        """Of what decides the verdict, else of the first part that was found."""
        decides = [part for part in self.quoted if part.verdict is self.verdict]
        parts = (*decides, self.whole, *self.quoted, *self.sentences)
        return next((part.matches for part in parts if part.matches), ())


class Revised(StrEnum):
    """What became of a statement."""

    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of a published statement.

    Attributes:
        day: when the archive found it; the publisher may have changed it before. Of one taken back
            the day on which its publisher did.
        before: the statement as it was.
        after: as it is since; None where it was withdrawn.
        shown: of the newest text, the sentence of the gravest difference; of a withdrawn
            statement, the first one.
        differences: in the text, where it was edited: ``claimed`` is the old wording, ``actual``
            the new one, the gravest first.
        reason: of one taken back, as it was noted.
    """

    kind: Revised
    day: Date
    before: Record
    after: Record | None
    shown: Quote
    differences: tuple[Difference, ...] = ()
    reason: str = ""
