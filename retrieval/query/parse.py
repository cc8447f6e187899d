"""A question as typed to a ``Query``: period, order, exact phrases, and the text to search for."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from retrieval.analysis.homoglyphs import unmixed
from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES
from retrieval.query.intent import ordered, subject_of, with_intent
from retrieval.query.office_holders import without_office
from retrieval.query.own_letters import with_own_letters
from retrieval.query.periods import PeriodReading, quoted, read_period
from retrieval.query.several import Part, each_speaker, each_subject, questions_in
from retrieval.query.speakers import (
    Naming,
    besides,
    demanded,
    excepted,
    mentioned,
    perhaps_besides,
    perhaps_excepted,
)
from retrieval.query.subjects import of_subject
from retrieval.text import normalise
from retrieval.types import Intent, Named, Query

LONGEST = 4000
"""Characters of a question, where nobody says otherwise."""

_DOUBLE = re.compile("[“”„‟″＂]")
_SINGLE = re.compile(r"(?<!\w)(?:‘([^\W\d_][^‘\"«»]*?)’|'([^\W\d_][^'\"«»]*?)')(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHOUTED = 3  # words in capitals from which these tell nothing
_POINTS = " \t\n.,;:!?…"


def understand(  # noqa: PLR0913 - one way of reading each
    question: str,
    today: date,
    *,
    periods: bool = True,
    most: int = LONGEST,
    year: int | None = None,
    whoever: bool = True,
    divided: bool = True,
) -> Query:
    """What a question asks for.

    Args:
        question: as typed.
        today: what "last month" is relative to.
        periods: False to search for the whole text, whatever dates it names.
        most: characters that a question may have.
        year: of what names none ("in May"); None where that is the latest that has begun.
        whoever: False where a name that may be left out is a thing's: "roads without Holm".
        divided: False where nothing is left out of a topic that has words for it: "life without
            parole".

    Returns:
        The question with its period, order, exact phrases and named speaker or source taken out
        of the text that is searched.

    Raises:
        QueryError: the question is empty, too long, or names a day that does not exist.
    """
    text = with_own_letters(unmixed(" ".join(normalise(question).split())))
    if not any(map(str.isalnum, text)):
        raise QueryError("empty-question", "The question is empty; ask something in words.")
    if len(text) > most:
        raise QueryError(
            "question-too-long",
            f"The question has {len(text)} characters; the most is {most}.",
            length=len(text),
            most=most,
        )
    asked = demanded(_in_small_letters(text))
    asked = replace(asked, text=_without_opening(_as_meant(asked.text)))
    text = _marked(asked.text)
    # a phrase's last comma or full stop is the question's, as American typesetting has it
    inside = (text[start + 1 : end - 1].strip(_POINTS) for start, end in quoted(text))
    phrases = tuple(dict.fromkeys(phrase for phrase in inside if any(map(str.isalnum, phrase))))
    reading = read_period(text, today, year=year) if periods else PeriodReading(None, None, text)
    text, order = reading.text, reading.order
    if periods and order is None:
        text, order = ordered(text)
    if (reading.period is not None or order is not None) and _asks_whatever(text):
        text = ""  # "what's new today?" is of no subject
    left = _exclusions(text, whoever=whoever, divided=divided)
    said, text = (left.said, left.text) if left.said else _mentioned(left.text)
    again = partial(understand, today=today, periods=periods, most=most, year=year)
    otherwise = None
    if left.is_perhaps_somebody:
        otherwise = again(question, whoever=False)
    elif left.undivided:
        otherwise = again(question, whoever=whoever, divided=False)
    # "statements on water" names nobody, though "Howard on water" and "Howard's on water" do
    if not said.is_possessor and subject_of(text) and not _is_of_office(said):
        said = Naming(None, None, "")
    named = said.speaker is not None or said.source is not None
    several = () if phrases or left.undivided else questions_in(asked.text)
    parts: list[Query] = []
    for one in several:
        part = _part(one, asked, understand(one.text, today, periods=periods, most=most))
        parts.append((of_subject(part, parts[-1]) if one.goes_on else None) or part)
    query = with_intent(
        Query(
            question,
            text,
            reading.period,
            order,
            phrases,
            speaker=asked.speaker or said.speaker,
            source=asked.source or said.source,
            topic=said.text if named else "",
            parts=tuple(parts),
            excluded=reading.excluded,
            dated=mentioned(reading.dated).text,
            date_is_topic=reading.is_topic,
            today=today,
            unheard=left.unheard,
            untold=left.untold,
            otherwise=otherwise,
            undivided=left.undivided,
        )
    )
    both = each_speaker(asked.text) if whoever and not (phrases or parts) else ()
    query = replace(query, speakers=_to_each(both, again))
    return query if parts else replace(query, subjects=each_subject(query))


@dataclass(frozen=True, slots=True)
class _Exclusions:
    """Whom and what a question leaves out.

    Attributes:
        text: the question without these.
        unheard: whose words.
        untold: which subject.
        said: whom the words name by which a subject is left out: "Howard besides water".
        is_perhaps_somebody: whether a name among them may be a thing's.
        undivided: words of the subject that may be the topic's own.
    """

    text: str
    unheard: Named | None = None
    untold: str = ""
    said: Naming | None = None
    is_perhaps_somebody: bool = False
    undivided: str = ""


def _exclusions(text: str, *, whoever: bool, divided: bool) -> _Exclusions:
    unheard, text = excepted(text)
    if unheard is not None:
        return _Exclusions(text, unheard)
    if whoever:
        unheard, text = perhaps_excepted(text)
    if unheard is not None:
        return _Exclusions(text, unheard, is_perhaps_somebody=True)
    untold, leaving = besides(text, whoever=whoever)
    if untold:
        somebody = leaving.speaker is not None
        said = replace(leaving, text="") if somebody else None
        return _Exclusions(leaving.text, None, untold, said, somebody)
    of_topic = perhaps_besides(text) if divided else None
    if of_topic is None:
        return _Exclusions(text)
    return _Exclusions(of_topic.text, untold=of_topic.subject, undivided=of_topic.words)


def _to_each(questions: Iterable[str], again: Callable[[str], Query]) -> tuple[Query, ...]:
    """Questions to somebody else each, understood; nothing where they are to nobody or to one."""
    queries = tuple(map(again, questions))
    asked = {one.speaker.name for one in queries if one.speaker}
    return queries if len(asked) == len(queries) else ()


def _mentioned(text: str) -> tuple[Naming, str]:
    """Who is named in a text, perhaps behind "and", and the text without that where it is so."""
    said = mentioned(text)
    if said.speaker is not None or said.source is not None:
        return said, text
    for known in LANGUAGES:
        lead = known.conversation.leads.match(text)
        bare = text[lead.end() :] if lead else text
        led = mentioned(bare) if lead else said
        if led.speaker is not None and any(map(str.isalnum, led.text)) and led.text != bare:
            return led, bare
    return said, text


def _asks_whatever(text: str) -> bool:
    return any(known.asking.whatever.search(text) for known in LANGUAGES if known.asking)


def _is_of_office(said: Naming) -> bool:
    """Whether somebody is named with an office: Minister X, who is no minister in general."""
    return said.speaker is not None and any(without_office(said.speaker.name))


def _as_meant(text: str) -> str:
    """The question without thanks and "verbatim", its words of asking written out.

    What stands in quotation marks is asked for as it is, and so is all beside it.
    """
    if quoted(_marked(text)):
        return text
    for known in LANGUAGES:
        if known.asking:
            written = _written_out(text, known.asking.slips)
            for pattern in (known.asking.closing, known.asking.asides):
                written = " ".join(pattern.sub(" ", written).split())
            for pattern in known.asking.occasions:
                written = pattern.sub(lambda match: match["kept"], written)
            # thanks alone are what was typed
            text = written if any(map(str.isalnum, written)) else text
    return text


def _written_out(text: str, slips: Mapping[str, str]) -> str:
    """A text with what is meant for words typed in haste; «Че Гевара» is a name."""

    def meant(match: re.Match[str]) -> str:
        before_name = text[match.end() :].lstrip()[:1].isupper()
        is_name = match[0][0].isupper() and before_name
        return match[0] if is_name else slips.get(match[0].casefold(), match[0])

    return _WORD.sub(meant, text)


def _in_small_letters(text: str) -> str:
    """A question that is typed in capitals throughout, as it is meant; a name or two stay."""
    is_shouted = text.isupper() and len(_WORD.findall(text)) >= _SHOUTED
    return text.lower() if is_shouted else text


def _without_opening(text: str) -> str:
    """The question that "Hello, could you tell me …" leads into."""
    for known in LANGUAGES:
        if known.asking:
            text = known.asking.opening.sub("", text, count=1)
            text = known.asking.announcing.sub("", text, count=1)
    return text


def _part(one: Part, asked: Naming, query: Query) -> Query:
    """One of several questions; what it points back to is searched for with it."""
    if one.before:
        text = f"{query.text} {one.before}"
        query = replace(query, text=text, intent=Intent.QUESTION, subject="")
    return replace(
        query,
        speaker=asked.speaker or query.speaker,
        source=asked.source or query.source,
    )


def _marked(text: str) -> str:
    """The same length of text with every exact phrase in double quotation marks.

    Single marks around words become double ones (apostrophes stay what they are), and so do
    the double ones that have no partner of their own kind.
    """
    parts = []
    at = 0
    for start, end in (*quoted(text), (len(text), len(text))):
        part = text[at:start].replace("‹", "«").replace("›", "»")
        part = _SINGLE.sub(lambda match: f"“{match[1] or match[2]}”", part)
        if not quoted(part):
            part = _DOUBLE.sub('"', part)
        parts += [part, text[start:end]]
        at = end
    return "".join(parts)
