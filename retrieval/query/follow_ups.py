"""Follow-up questions: "and in 2019?", "and what about gas?", "and what did Rudd say?"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from retrieval.analysis.question_languages import languages_of
from retrieval.errors import QueryError
from retrieval.languages import IDLE_WORDS, LANGUAGES, Language
from retrieval.languages.combining import any_of
from retrieval.query.bare_times import bare_time, has_come, meanings, names_a_day, year_of
from retrieval.query.parse import understand
from retrieval.query.periods import calendar
from retrieval.query.periods.cutting import without
from retrieval.query.relative_times import moved
from retrieval.query.speakers import perhaps_besides
from retrieval.query.subjects import (
    is_named_alone,
    may_be_said,
    of_person,
    of_subject,
    subject_of,
    to_others,
    topical,
    with_subject,
)
from retrieval.types import Named, Order, Period, Query

_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LEADING = frozenset().union(*(known.follow_up_words for known in LANGUAGES))
_SHORT = 8
"""Words of a question that goes on from another, at the most."""

_ARTICLES = frozenset().union(*(known.follow_up_articles for known in LANGUAGES))
_ENDING = any_of(ending for known in LANGUAGES for ending in known.follow_up_endings)
_PARTICLE = re.compile(rf"(?<=\w\w){_ENDING}(?=\W*$)", re.IGNORECASE)
"""Kyrgyz asks "and …?" by an ending, without a word of its own."""

_MARKS = " ?!.,;:…"
_ENDS = re.compile(r"[\s?!.,;:…]+$")
_ANY_YEARS = (2000, 2001)
"""Two that tell whether the time of a question is of one."""

_SOMETHING = "X"
"""Stands for the subject of the question before."""

_NAMES_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _nobody(_: Named) -> bool:
    return False


def follow_up(
    asked: Query, today: date, last: Query, is_speaker: Callable[[Named], bool] = _nobody
) -> Query | None:
    """The question before with the period, the order, the subject or the person of this one.

    Args:
        asked: the question, understood by itself.
        today: what "last month" is relative to.
        last: the question before it in the same conversation; what names no year ("and in May?")
            is of the year that it was about, if that is one.
        is_speaker: whether the archive has words of somebody of a name: "and Rudd?".

    Returns:
        ``last`` with what this question names of both; None where this is a question of its own.
    """
    if (found := _of_the_last(asked, today, last, is_speaker)) is not None:
        return found
    dated = _of_that_year(asked, today, last.period)
    if dated is not None:
        return follow_up(dated, today, last, is_speaker) or dated
    for read in _readings(asked, today, last.period):
        if _only_leaves_out(read):
            return replace(last, excluded=_excluded(read, last.period), dated="")
        if not asked.phrases and (_only_times(read) or _asks_again(read, today, last.period)):
            period, order = read.period or last.period, read.order or last.order
            words = _dated(read, last) if read.period else last.dated
            return replace(last, period=period, order=order, dated=words)
    if _is_of_its_own(asked):
        return None
    own = of_year(asked, today, last.period)
    return (
        _by_another(asked, today, last)
        or _of_name(own, today, last, is_speaker)
        or of_subject(own, last)
        or _of_bare_name(own, today, last, is_speaker)
        or _of_bare_subject(own, last)
    )


def _dated(read: Query, last: Query) -> str:
    """The last question with the words of another time: "What happened" and "in 1988"."""
    others = [word.strip(_MARKS) for word in read.text.split()]
    own = (word.strip(_MARKS) for word in read.dated.split())
    words = " ".join(word for word in own if word not in others)
    about = _ENDS.sub("", last.topic or last.text)
    return f"{about} {words}".strip() if words and last.dated else ""


def _of_the_last(
    asked: Query, today: date, last: Query, is_speaker: Callable[[Named], bool]
) -> Query | None:
    """What a whole follow-up makes of the last question: another time, one of it, other people."""
    if asked.phrases:
        return None
    goes_on = (moved(words, last) for words in _bare_words(asked.question))
    if (found := next(filter(None, goes_on), None)) is not None:
        return found
    return (
        _picked(asked, last)
        or _by_the_others(asked, last)
        or _by_others(asked, today, last, is_speaker)
        or _in_place(asked, last)
        or _without_subject(asked, last)
    )


def _picked(asked: Query, last: Query) -> Query | None:
    """The last question for the first, or the last, of what was told: "the first one"."""
    for known in LANGUAGES:
        for pattern, order in (
            (known.conversation.picks_first, Order.FIRST),
            (known.conversation.picks_latest, Order.LATEST),
        ):
            if pattern.fullmatch(asked.question):
                return replace(last, order=order)
    return None


def _by_others(
    asked: Query, today: date, last: Query, is_speaker: Callable[[Named], bool]
) -> Query | None:
    """The last question to everybody but the person whom this one leaves out: "not by Rudd"."""
    if asked.excluded:
        return None
    for known in LANGUAGES:
        match = known.conversation.leaves_out.fullmatch(asked.question.rstrip(_MARKS))
        name = match["name"] if match else ""
        if not (is_named_alone(name) and name[0].isupper()):
            continue
        read = _understood(known.conversation.all_but.format(name), today)
        if read is not None and read.unheard and is_speaker(read.unheard):
            return to_others(read, last)
    return None


def _by_the_others(asked: Query, last: Query) -> Query | None:
    """The last question to all but whom it was asked of: "and everyone else?"."""
    named = last.speaker
    if named is None or named.only:
        return None
    if not any(known.conversation.others.fullmatch(asked.question) for known in LANGUAGES):
        return None
    return to_others(replace(asked, unheard=named), last)


def _in_place(asked: Query, last: Query) -> Query | None:
    """The last question of its subject in another place: "and in Osh?"."""
    about = subject_of(last)
    if about is None or asked.period is not None or not may_be_said(last):
        return None
    for known in LANGUAGES:
        for pattern in known.conversation.places:
            match = pattern.fullmatch(asked.question.rstrip(_MARKS))
            if match is None or about.known is not known:
                continue
            bare = known.conversation.elsewhere.sub("", about.words, count=1)
            place = (
                [match["place"], bare]
                if known.conversation.about_follows
                else [bare, match["place"]]
            )
            said = last.text[about.start : about.end].replace(about.words, "").strip()
            return with_subject(asked, last, " ".join(place), said, known)
    return None


def _without_subject(asked: Query, last: Query) -> Query | None:
    """The last question without what is said of a subject: "except the bridge?"."""
    if asked.excluded or last.phrases:
        return None
    _, bare = _without_leads(asked.question)
    # the whole of it leaves something out of whatever it was about
    for words in dict.fromkeys((bare.strip(_MARKS), asked.question.strip(_MARKS))):
        left = perhaps_besides(f"{_SOMETHING}, {words}")
        if left is not None and left.words == words:
            return replace(last, untold=left.subject, undivided="", otherwise=None)
    return None


def _without_leads(question: str) -> tuple[Language | None, str]:
    """The language of the words that a follow-up begins with, if any, and it without these."""
    known = next((one for one in LANGUAGES if one.conversation.leads.match(question)), None)
    return known, known.conversation.leads.sub("", question, count=1) if known else question


def _of_that_year(asked: Query, today: date, last: Period | None) -> Query | None:
    """The question with the year or the month asked about before, where it points back to that.

    Returns:
        None where it does not: it is not "in May of the same year", "the same month of 2019".
    """
    year = year_of(last)
    if year is None or last is None or asked.phrases:
        return None
    for known in LANGUAGES:
        for points_back, named in known.conversation.that_year:
            question, count = points_back.subn(named.format(year), asked.question)
            if count:
                return _understood(question, today)
        for points_back, named in known.conversation.that_month:
            month = _month_of(last, known)
            question, count = points_back.subn(named.format(month), asked.question)
            if count and month:
                return _understood(question, today)
    return None


def _month_of(period: Period, known: Language) -> str:
    """The month in which a period lies, as a language calls it; nothing where it is in several."""
    first, last = period.first, period.last
    if not (first and last and known.time) or (first.year, first.month) != (last.year, last.month):
        return ""
    return known.time.months[first.month - 1]


def _asks_again(read: Query, today: date, last: Period | None) -> bool:
    """Whether a reading has a time, and around it only asks what was said: "what did they say?"."""
    if read.period is None or read.speaker or read.source:
        return False
    for known in LANGUAGES:
        if known.conversation.asks_again.fullmatch(read.text):
            return True
        if known.conversation.asks_bare_again.fullmatch(read.text):
            return year_of(last) is not None and _is_of_any_year(read.question, today)
    return False


def _is_of_any_year(question: str, today: date) -> bool:
    """Whether the time of a question is of no year: "in May", and not "last May"."""
    try:
        years = [understand(question, today, most=len(question), year=year) for year in _ANY_YEARS]
    except QueryError:
        return False
    periods = {one.period for one in years}
    return len(periods) > 1 or None in periods


def _is_of_its_own(asked: Query) -> bool:
    """Whether a question names somebody and a subject ("and Rudd on nurses?"), or asks for it."""
    if any(known.conversation.asks_subject.search(asked.question) for known in LANGUAGES):
        return True
    named = asked.speaker is not None and not asked.speaker.only
    return named and _names_subject(asked)


def _names_subject(query: Query) -> bool:
    """Whether a question that names somebody has a subject, too."""
    return query.is_about or topical(query.topic)


def _bare_words(question: str) -> Iterator[str]:
    """A follow-up in lower case without marks, with ever fewer of its leading words."""
    bare = _PARTICLE.sub("", question.strip()) if len(question.split()) <= _SHORT else ""
    words = _HYPHENED.findall(bare.casefold())
    while words:
        yield " ".join(words)
        if words.pop(0) not in _LEADING:
            return


def _excluded(asked: Query, last: Period | None) -> tuple[Period, ...]:
    """What a follow-up leaves out: a month without a year is of the year asked about before."""
    year = year_of(last)
    if year is None or _NAMES_A_YEAR.search(asked.question):
        return asked.excluded
    return tuple(dict.fromkeys(_in_year(one, year) for one in asked.excluded))


def _in_year(period: Period, year: int) -> Period:
    if year_of(period) is None or period.first is None or period.last is None:
        return period
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
    if period.first.day == 1 and (period.last + timedelta(days=1)).day == 1:
        return calendar.months(year, period.first.month, months + 1).period
    try:
        return Period(period.first.replace(year=year), period.last.replace(year=year))
    except ValueError:  # 29 February
        return period


def _only_leaves_out(query: Query) -> bool:
    """Whether a reading names times that are left out, and nothing else."""
    return bool(query.excluded) and query.period is None and _is_bare(query)


def _is_bare(query: Query) -> bool:
    return _words(query) <= _LEADING


def _words(query: Query) -> set[str]:
    return set(_WORD.findall(query.text.casefold()))


def _by_another(asked: Query, today: date, last: Query) -> Query | None:
    """The last subject said by the person whom a question names, if it names no subject."""
    known, bare = _without_leads(asked.question)
    query = _understood(bare, today) if len(bare.split()) <= _SHORT else None
    if query is None or _names_subject(query):
        return None
    named = query.speaker or query.source
    if named is None or named.only:
        return None
    query, spoken = of_year(query, today, last.period), _asked_in(bare)
    if known is None and not (spoken.conversation.asks_bare and topical(last.text)):
        return None
    if known is None and asked.period is not None and not _is_of_any_year(bare, today):
        return None  # a whole question: who, and when
    return of_person(query, last, spoken)


def _of_name(
    asked: Query, today: date, last: Query, is_speaker: Callable[[Named], bool]
) -> Query | None:
    """The last question of the person whom "what about Rudd?" names, if it was of no person."""
    about = subject_of(last)
    if not may_be_said(last) or (about is not None and is_speaker(Named(about.words, only=False))):
        return None
    for known in LANGUAGES:
        for pattern in known.conversation.people:
            match = pattern.fullmatch(asked.text.rstrip(_MARKS))
            if match is None:
                continue
            genitive = match.groupdict().get("genitive")
            name = genitive or match["name"]
            named = Named(name, only=False, inflected=genitive is not None)
            if not (is_named_alone(name) and name[0].isupper() and is_speaker(named)):
                continue
            if genitive is None:
                says = known.conversation.says.format(name)
                return _said_by(says, asked, today, last, known)
            if about is not None and about.known is known:
                says = known.conversation.says_of.format(name)
                words = f"{says} {last.text[about.start : about.end]}?"
                return _of_whom(words, asked, today, last)
    return None


def _of_whom(words: str, asked: Query, today: date, last: Query) -> Query | None:
    """A question for somebody's words on a subject, in the time of what was asked."""
    query = _understood(words, today)
    if query is None or query.speaker is None:
        return None
    return replace(query, period=asked.period or last.period, order=asked.order or last.order)


def _of_bare_name(
    asked: Query, today: date, last: Query, is_speaker: Callable[[Named], bool]
) -> Query | None:
    """The last question of a person whose name stands alone: "and Rudd?"."""
    if not may_be_said(last):
        return None
    for known in _going_on(asked.text, last):
        words = known.conversation.leads.sub("", asked.text, count=1)
        words = _PARTICLE.sub("", words).strip(_MARKS)
        named = Named(words, only=False)
        if is_named_alone(words) and words[0].isupper() and is_speaker(named):
            says = known.conversation.says.format(words)
            if (found := _said_by(says, asked, today, last, known)) is not None:
                return found
    return None


def _said_by(says: str, asked: Query, today: date, last: Query, known: Language) -> Query | None:
    """The last question of whom ``says`` names, in the time of what was asked."""
    query = _understood(says, today)
    if query is None or query.speaker is None:
        return None
    return of_person(replace(query, period=asked.period, order=asked.order), last, known)


def _of_bare_subject(asked: Query, last: Query) -> Query | None:
    """The last question of a subject that stands alone behind a word of going on: "and gas?".

    A capital letter may begin the name of somebody who said nothing: that is no subject of this
    kind, and a number is none at all.
    """
    if asked.speaker or asked.source or not may_be_said(last):
        return None
    spoken = languages_of(last.question)
    for known in sorted(LANGUAGES, key=lambda known: known.code not in spoken):
        for pattern in known.conversation.bare_subjects:
            match = pattern.fullmatch(asked.text.rstrip(_MARKS))
            topic = match["topic"] if match is not None else ""
            if is_named_alone(topic) and topic[0].islower() and not _counts(topic):
                return with_subject(asked, last, topic, known.conversation.about_bare, known)
    return None


def _counts(words: str) -> bool:
    """Whether a few words are a number, or a day that the last question's time does not have."""
    if names_a_day(words):
        return True
    times = [known.time for known in LANGUAGES if known.time]
    return all(
        word[0].isdigit() or word in IDLE_WORDS or any(meanings(word, table) for table in times)
        for word in _WORD.findall(words.casefold())
    )


def _going_on(text: str, last: Query) -> list[Language]:
    """The languages in which a text goes on from a question, that of the question first."""
    found = [
        known
        for known in LANGUAGES
        if known.conversation.leads.match(text)
        or (known.conversation.asks_bare and _PARTICLE.search(text))
    ]
    about = subject_of(last)
    return sorted(found, key=lambda known: about is None or known is not about.known)


def _asked_in(question: str) -> Language:
    """The language in which a question names somebody; the first where none does."""
    return next(
        (
            known
            for known in LANGUAGES
            if known.saying and any(one.search(question) for one in known.saying.asked)
        ),
        LANGUAGES[0],
    )


def of_year(asked: Query, today: date, last: Period | None) -> Query:
    """The question with the year of the last one, where its own time has none.

    A time that would lie ahead is left as it is, unless that whole year does, and so is what is
    reckoned from today.
    """
    year = year_of(last)
    if year is None or asked.period is None or _NAMES_A_YEAR.search(asked.question):
        return asked
    try:
        query = understand(asked.question, today, most=len(asked.question), year=year)
    except QueryError:
        return asked
    begins = query.period and (query.period.first or query.period.last)
    return query if begins and has_come(begins, year, today) else asked


def _readings(asked: Query, today: date, last: Period | None) -> Iterator[Query]:
    """The question as it was typed, without the Kyrgyz ending of asking, and as a bare time."""
    yield of_year(asked, today, last)
    bare = _PARTICLE.sub("", asked.question)
    if len(bare.split()) > _SHORT:
        return
    if bare != asked.question and (query := _understood(bare, today)):
        yield of_year(query, today, last)
    words = [word for word in _WORD.findall(bare.casefold()) if word not in _LEADING]
    if period := bare_time(words, today, last):
        yield replace(asked, text="", period=period)
    if asked.period is None:  # «а майда эмне айтылды?»: a month that may be another word
        for match in _WORD.finditer(asked.question):
            if period := bare_time([match[0].casefold()], today, last):
                text = without(asked.question, [match.span()])
                yield replace(asked, text=text, period=period)


def _only_times(query: Query) -> bool:
    """Whether a reading has a time, and around it nothing but words of going on."""
    if any(known.conversation.picks.fullmatch(query.question) for known in LANGUAGES):
        return query.order is not None
    if not _is_bare(query):
        return False
    # "the latest" by itself is a question of its own
    ordered = query.order is not None and not _words(query) <= _ARTICLES
    return query.period is not None or ordered


def _understood(question: str, today: date) -> Query | None:
    try:
        return understand(question, today)
    except QueryError:
        return None
