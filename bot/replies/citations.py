"""How a quotation is cited: one speaker's words in one pair of marks, who, where and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from bot.replies.attribution_line import names_of
from bot.replies.parting import LEFT_OUT, leaves_out
from bot.replies.reference_styles import ReferenceStyle, Referred, referenced
from bot.replies.wording import Wording
from retrieval import is_interviewer
from retrieval.types import Quote, Speech

_MARKS = frozenset('"“”„«»')
_WORDS = 4  # outside the turns of a transcript that are narration, and no label


def citation(
    quotes: Sequence[Quote],
    say: Wording,
    link: str | None,
    style: ReferenceStyle = ReferenceStyle.PLAIN,
    seen: date = date.min,
) -> str:
    """The words, who said them, when and where, for a text of one's own.

    Words of several speakers stand in marks of their own, each with its speaker; what an
    interviewer asks is left out where somebody else is cited too. An item of a list stands behind
    what leads into it.

    Args:
        quotes: of one statement, in its order.
        say: the asker's language.
        link: permanent address; None where there is none.
        style: of the reference.
        seen: the day of today, which a style may ask for.
    """
    first = quotes[0]
    passages = [one for quote in quotes for one in _passages(quote, say)]
    answers = [one for one in passages if not one.asks]
    runs = [[*run] for _, run in groupby(answers or passages, lambda one: one.speaker)]
    if len(runs) == 1:
        words = say("cited", words=_joined(runs[0]))
        speaker = runs[0][0].speaker
    else:
        words = " ".join(_with_speaker(run, say) for run in runs)
        speaker = None
    stands = Referred(
        speaker=speaker,
        source=first.source,
        title=first.title,
        opening=first.opening,
        day=first.date,
        own=first.url,
        permanent=link,
        seen=seen,
    )
    return referenced(words, stands, style, say)


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of one speaker, as a part of a quote.

    Attributes:
        quote: cut to these words.
        speaker: None where that is not certain, or the statement names nobody.
        asks: whether an interviewer says them.
    """

    quote: Quote
    speaker: str | None
    asks: bool = False


def _passages(quote: Quote, say: Wording) -> Iterator[_Passage]:
    """A quote speaker by speaker where it is part of a transcript, else whole."""
    turns = [one for one in quote.direct_speech if not _is_marked(quote, one)]
    if not turns:
        names = names_of(quote, say)
        yield _Passage(quote, names[0] if len(names) == 1 else None)
        return
    at = quote.start
    for turn in turns:
        yield from _narrated(_cut(quote, at, turn.start))
        part = replace(_cut(quote, turn.start, turn.end), direct_speech=(turn,))
        names = names_of(part, say)
        named = turn.speaker or turn.office
        yield _Passage(part, names[0] if names else None, is_interviewer(named))
        at = turn.end
    yield from _narrated(_cut(quote, at, quote.end))


def _narrated(part: Quote) -> Iterator[_Passage]:
    """What stands outside the turns, unless it is a label."""
    words = part.text.strip()
    if len(words.split()) >= _WORDS and not words.endswith(":"):
        yield _Passage(part, None)


def _is_marked(quote: Quote, speech: Speech) -> bool:
    """Whether direct speech stands in quotation marks, and not behind a label."""
    before = quote.text[: speech.start - quote.start].rstrip()
    after = quote.text[speech.end - quote.start :].lstrip(".,!?…")
    return (before[-1:] or after[:1]) in _MARKS


def _cut(quote: Quote, start: int, end: int) -> Quote:
    """A part of a quote without white space around it."""
    words = quote.text[start - quote.start : end - quote.start]
    start += len(words) - len(words.lstrip())
    lead_in = quote.lead_in if start == quote.start else ()
    return replace(
        quote, start=start, end=start + len(words.strip()), text=words.strip(), lead_in=lead_in
    )


def _joined(run: Sequence[_Passage]) -> str:
    """The words of one speaker, with a sign for what is left out."""
    signs = [
        f" {LEFT_OUT} " if leaves_out(one.quote, other.quote) else " "
        for one, other in pairwise(run)
    ]
    whole = [_with_lead_in(passage.quote) for passage in run]
    return "".join(map("".join, zip(whole, [*signs, ""], strict=True)))


def _with_lead_in(quote: Quote) -> str:
    """The words of a quote on one line, behind what leads into the list that they begin in."""
    lines = (*quote.lead_in, quote.text)
    return f" {LEFT_OUT} ".join(" ".join(line.split()) for line in lines)


def _with_speaker(run: Sequence[_Passage], say: Wording) -> str:
    words = say("cited", words=_joined(run))
    return f"{words} ({run[0].speaker})" if run[0].speaker else words
