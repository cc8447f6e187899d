"""A query to its answer, step by step: search, rank sentences, fold, quote."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from retrieval.answer.other_times import (
    around,
    is_dated_within,
    is_of_a_time_ahead,
    is_of_events,
    nearest,
    of_its_time,
    quotes_of_the_date,
    with_date_as_words,
)
from retrieval.answer.quotes import QuoteMaker
from retrieval.answer.reading import ReadWindows, is_read
from retrieval.answer.spoken import spoken
from retrieval.answer.voices import is_apart
from retrieval.archive.translations import folded
from retrieval.check.revisions import with_history
from retrieval.search.absent_names import absent_names
from retrieval.search.analysed_query import AnalysedQuery
from retrieval.search.searcher import LOOKED_AT, Searcher, SearchResult
from retrieval.search.speaker_filter import ScopedSearch, of_who_was_asked, scoped_searches
from retrieval.search.spelling import respelt, with_words
from retrieval.search.topic_words import TopicWords
from retrieval.search.typed_in_latin import in_cyrillic
from retrieval.types import Answer, Intent, Order, Period, Query, Quote, Searched

_AROUND = 5_000  # characters around a quote in which what it is asked for may stand
_LISTED = 12
"""Times that a question leaves out, at the most, where somebody lists them one by one."""


def answer_query(
    searcher: Searcher,
    query: Query,
    *,
    hidden: frozenset[int] = frozenset(),
    lang: str | None = None,
) -> Answer:
    """The words of the archive that answer a query, or silence with the nearest passages.

    Args:
        searcher: taken once for the question.
        query: a question, understood.
        hidden: records to search as if they were not there, for measuring silence.
        lang: of the asker, in which a statement of several languages is quoted where the
            question's own language cannot be told.

    Returns:
        The answer. Where it is silent its quotes are the nearest passages, most relevant first.

    Raises:
        BuildError: the archive cannot be read.
        EncoderError: the question cannot be embedded.
    """
    query = _as_meant(searcher, query)
    if any(one.speaker and searcher.has_words_of(one.speaker) for one in query.speakers):
        query = replace(query, parts=query.speakers)
    query = _leaving_out(searcher, query)
    meant, corrected = in_cyrillic(searcher, query)
    if corrected:
        answer = answer_query(searcher, replace(meant, as_typed=True), hidden=hidden, lang=lang)
        # the question stays what was typed; its text is what was searched for
        known = replace(answer.query, question=query.question, as_typed=False)
        return replace(answer, query=known, corrected=corrected)

    def each(queries: Iterable[Query]) -> list[Answer]:
        asked = (replace(one, as_typed=query.as_typed) for one in queries)
        return [_respelt(searcher, one, hidden, lang) for one in asked]

    parts = each(query.parts)
    if any(one.answered for one in parts):
        return _joined(query, parts)
    whole = _respelt(searcher, query, hidden, lang)
    subjects = each(query.subjects) if not whole.answered else []
    return _joined(query, subjects) if any(one.answered for one in subjects) else whole


def _as_meant(searcher: Searcher, query: Query) -> Query:
    """A question that may be meant in two ways as what the archive holds tells."""
    if query.otherwise is None:
        return query
    perhaps = query.unheard or query.speaker
    if query.undivided:
        is_other = searcher.has_phrase(query.undivided)
    else:
        is_other = perhaps is not None and not searcher.has_words_of(perhaps)
    return _as_meant(searcher, query.otherwise) if is_other else query


def ranking(searcher: Searcher, query: Query, most: int = 10) -> tuple[str, ...]:
    """Ids of the best statements for a query, before silence and folding, best first."""
    found = searcher.records(query, most)
    analysed = searcher.analyse(query)
    if is_read(searcher, analysed):
        maker = QuoteMaker(searcher, analysed)
        read = maker.read(searcher.find(analysed))
        best = [window.record.number for window in read.windows] if read else []
        found = list(dict.fromkeys([*best, *found]))[:most]
    records = searcher.archive.records(found)
    return tuple(records[number].statement.id for number in found)


def _leaving_out(searcher: Searcher, query: Query) -> Query:
    """A query that leaves out a month of every year, and of those only what the archive holds."""
    if len(query.excluded) <= _LISTED:
        return query
    held = [days for days in query.excluded if _holds(searcher, days)]
    return replace(query, excluded=tuple(held) or query.excluded[-1:])


def _holds(searcher: Searcher, days: Period) -> bool:
    low, high = searcher.snapshot.slice(days)
    return low < high


def _joined(query: Query, answers: list[Answer]) -> Answer:
    """Several questions in one: each answered by itself."""
    answered = [one for one in answers if one.answered]
    first = (answered or answers)[0]
    corrected = tuple(dict.fromkeys(pair for one in answers for pair in one.corrected))
    return replace(
        first,
        query=with_words(query, corrected),
        answered=bool(answered),
        confidence=max(one.confidence for one in answers),
        # the nearest of a part that nothing answers are its own, and no words of the whole answer
        quotes=tuple(quote for one in answered or answers for quote in one.quotes),
        parts=tuple(answers),
        spoken=None,
        corrected=corrected,
    )


def _respelt(searcher: Searcher, query: Query, hidden: frozenset[int], lang: str | None) -> Answer:
    """The answer to a query whose misspelt words are searched for as the build spells them."""
    meant, corrected = respelt(searcher, query)
    answer = _whole(searcher, meant, hidden, lang)
    return replace(answer, corrected=corrected) if corrected else answer


def _whole(searcher: Searcher, query: Query, hidden: frozenset[int], lang: str | None) -> Answer:
    """The answer within the question's period; outside it only where that brings none."""
    ahead = is_of_a_time_ahead(query, searcher.tokenizer)
    if ahead and (promised := _of_the_date(searcher, query, hidden, lang)):
        return promised
    answer = _scoped(searcher, query, hidden, lang, near=query.period is None)
    if answer.answered or query.period is None:
        return answer
    if answer.searched.unknown:
        return _scoped(searcher, query, hidden, lang)
    of_the_date = None if ahead else _of_the_date(searcher, query, hidden, lang)
    if of_the_date is None and is_of_events(query, searcher.tokenizer):
        said = _scoped(searcher, of_its_time(query), hidden, lang, near=False)
        of_the_date = replace(said, query=query) if said.answered else None
    return of_the_date or _beside_its_time(searcher, query, answer, hidden, lang)


def _beside_its_time(
    searcher: Searcher, query: Query, answer: Answer, hidden: frozenset[int], lang: str | None
) -> Answer:
    """The answer of a period that brings none, with the nearest statements before and after it."""
    beside = searcher.showing(1).unread()
    found = [_scoped(beside, one, hidden, lang, near=False) for one in around(query)]
    own = [one for one in found if one.searched.unsaid is None]
    if answer.searched.unsaid is not None and any(one.answered for one in own):
        # what somebody says of it at another time is nearer than what others do
        found = own
        first = next(iter(scoped_searches(searcher, query)))
        answer = _answer(first, query, hidden, lang, near=False)
    quotes = nearest(found)
    if quotes:
        return replace(answer, quotes=quotes, outside=True)
    return _scoped(searcher, query, hidden, lang)


def _of_the_date(
    searcher: Searcher, query: Query, hidden: frozenset[int], lang: str | None
) -> Answer | None:
    """What statements of any time say of a question's date, searched for as words.

    Where one of them is of the period itself, the period has an answer after all: to the question
    with the words of its date, which is nearer to what the statement says.
    """
    for worded in with_date_as_words(query, searcher.tokenizer):
        other = _scoped(searcher, worded, hidden, lang, near=False)
        quotes = quotes_of_the_date(other, query, searcher.tokenizer) if other.answered else ()
        if any(is_dated_within(one, query.period) for one in quotes):
            within = _scoped(searcher, replace(worded, period=query.period), hidden, lang)
            if within.answered:
                return replace(within, query=query)
        if quotes:
            return replace(other, query=query, quotes=quotes, date_as_words=True)
    return None


def _scoped(
    searcher: Searcher,
    query: Query,
    hidden: frozenset[int],
    lang: str | None,
    *,
    near: bool = True,
) -> Answer:
    """The first answer of the searches for what a question names; else the silence of the last.

    Args:
        searcher: of all of a build.
        query: a question, understood.
        hidden: records to leave out.
        lang: of the asker.
        near: whether an answer that is silent has the nearest passages.
    """
    silent: list[Answer] = []
    for search in scoped_searches(searcher, query):
        answer = _answer(search, query, hidden, lang, near=near)
        if answer.answered:
            return answer
        silent.append(answer)
    # words of others that are on the subject, else what is nearest of somebody's own
    near_by = next((one for one in reversed(silent) if one.quotes), None)
    unsaid = silent[-1].searched.unsaid is not None
    return near_by or (silent[-1] if unsaid else silent[0])


def _answer(
    search: ScopedSearch, query: Query, hidden: frozenset[int], lang: str | None, *, near: bool
) -> Answer:
    searcher = search.searcher
    analysed = searcher.analyse(search.query)
    if search.about:  # a name is looked for, even one that is like a word of asking
        analysed = replace(analysed, names_topic=True)
    result = _search(searcher, analysed, hidden | search.own)
    langs = analysed.langs
    if lang is not None and lang in langs:
        langs = frozenset((lang,))
    near = near and search.unsaid is None  # what is merely near is not what others say of it
    maker = QuoteMaker(searcher, analysed, voices=search.voices)
    read = maker.read(result) if result is not None else None
    if read is not None:
        quotes, found = _quotes_read(maker, read, near=near)
    else:
        quotes, found = _quotes(maker, query, result, near=near)
    own = _with_words_of(search.heard, quotes) if found and search.about else ()
    own = tuple(one for one in own if not _is_of_others(one, search, query))
    if own:
        search, quotes = of_who_was_asked(search), own
    if found and result is not None and query.order is None:
        least = read.threshold if read is not None else result.threshold
        quotes = _own_language_first(quotes, langs, least)
    # in what the question is told to be in, else in the asker's own
    wanted = next(iter(langs)) if len(langs) == 1 else lang
    best = max(result.confidences, default=0.0) if result else float(found)
    best = read.best if read is not None else best
    absent = () if search.unsaid else absent_names(search.query, searcher)
    # what others say of a subject is no answer to what somebody said of it
    answered = found and not absent and (search.unsaid is None or search.about)
    if not answered and not absent and query.intent is Intent.TOPIC:
        words = search.query.wanted
        credited = searcher.credits()
        absent = tuple(
            word
            for word in TopicWords(searcher.forms, words, langs).absent()
            if not credited.hold(word, searcher.tokenizer)
        )
    return Answer(
        query=query,
        answered=answered,
        confidence=best,
        quotes=_with_circumstances(searcher, quotes, wanted),
        searched=searched(search, analysed),
        build=searcher.snapshot.manifest.build,
        missing_phrases=result.missing_phrases if result else (),
        phrases_apart=result.phrases_apart if result else (),
        # a mere time ("what was said in March?") is found by its days
        foreign=analysed.names_topic and searcher.is_foreign(analysed),
        langs=langs,
        spoken=spoken(searcher, result.on_topic)
        if answered and result is not None and result.on_topic is not None
        else None,
        absent=absent,
    )


def _search(
    searcher: Searcher, analysed: AnalysedQuery, hidden: frozenset[int]
) -> SearchResult | None:
    """What was found; None where no topic was named and there is nothing to search for."""
    if not analysed.names_topic:
        return None
    # by date, the hits that answer are wanted, not the few that answer best
    by_date = analysed.query.order is not None
    most = 2 * searcher.settings.candidates if by_date else LOOKED_AT
    return searcher.find(analysed, most=most, hidden=hidden)


def _quotes_read(
    maker: QuoteMaker, read: ReadWindows, *, near: bool
) -> tuple[tuple[Quote, ...], bool]:
    """The quotes of windows that were read, and whether they answer."""
    quotes = maker.of_windows(read.answering())
    if quotes:
        return quotes, True
    return maker.of_windows(read.near()) if near else (), False


def _quotes(
    maker: QuoteMaker, query: Query, result: SearchResult | None, *, near: bool
) -> tuple[tuple[Quote, ...], bool]:
    """The quotes, and whether they answer: by date where the query asks so, else by relevance."""
    order = query.order
    if result is None:
        leads = maker.leads(order or Order.LATEST)
        return leads, bool(leads)
    if not result.has_its_phrases:
        return maker.by_relevance(result, result.far) if near else (), False
    if order is not None:
        quotes = maker.by_date(result, result.threshold, order)
    else:
        quotes = maker.by_relevance(result, result.threshold)
    if quotes:
        return quotes, True
    return maker.by_relevance(result, result.far) if near else (), False


def _with_words_of(names: Collection[str], quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes that hold direct speech of somebody of these names."""
    return tuple(
        one for one in quotes if any(speech.speaker in names for speech in one.direct_speech)
    )


def _is_of_others(quote: Quote, search: ScopedSearch, query: Query) -> bool:
    """Whether what is asked about stands only in the words of somebody else, or elsewhere."""
    tokenizer = search.searcher.tokenizer
    topic = tokenizer.topical(query.topic or "", keyed=True)
    held = tokenizer.finder(token for word in topic for token in word)
    text = search.searcher.archive.text_of(quote.sha256)
    rest = quote.text
    for one in reversed(quote.direct_speech):
        if one.speaker not in search.heard and is_apart(one, text):
            rest = rest[: one.start - quote.start] + rest[one.end - quote.start :]
    around = text[max(0, quote.start - _AROUND) : quote.end + _AROUND]
    return not held(rest) and bool(held(around))


def _own_language_first(
    quotes: tuple[Quote, ...], langs: Collection[str], least: float
) -> tuple[Quote, ...]:
    """Of quotes that answer by themselves those in the question's language before all others."""

    def later(quote: Quote) -> bool:
        return quote.lang not in langs or quote.confidence < least

    return tuple(sorted(quotes, key=later)) if langs else quotes


def _with_circumstances(
    searcher: Searcher, quotes: tuple[Quote, ...], wanted: str | None
) -> tuple[Quote, ...]:
    """Quotes with what became of their statements, each once though said in several languages."""
    kept = folded(searcher.archive, quotes, wanted)
    return tuple(with_history(searcher.archive, one) for one in kept)


def searched(search: ScopedSearch, analysed: AnalysedQuery) -> Searched:
    """What a search looked through: counts of statements and the dates they span."""
    snapshot, within = search.searcher.snapshot, search.searcher.within
    first, last = snapshot.coverage(analysed.rows, within)
    return Searched(
        statements=snapshot.count_records(analysed.rows, within),
        undated=snapshot.undated(within),
        first=first,
        last=last,
        speaker=search.speaker,
        source=search.source,
        unknown=search.unknown,
        people=search.people,
        unsaid=search.unsaid,
        elsewhere=search.elsewhere,
        unheard=search.unheard,
        untold=search.query.untold,
    )
