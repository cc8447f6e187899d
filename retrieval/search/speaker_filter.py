"""Whose words are searched: those of a named speaker or source, then those of everyone else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from retrieval.query.office_holders import without_office
from retrieval.query.several import each_subject
from retrieval.search.absent_names import occurs
from retrieval.search.credits import NameMatch, are_one, spelled
from retrieval.search.initialled_names import initialled_name, of_that_name, without_initials
from retrieval.search.named_speakers import named_speaker
from retrieval.search.searcher import Searcher
from retrieval.search.topic_search import rows_with_all_words
from retrieval.types import Intent, Named, Query


@dataclass(frozen=True, slots=True)
class ScopedSearch:
    """One search for an answer.

    Attributes:
        searcher: over those records that are searched.
        query: with the text that is searched for.
        speaker: whose words alone are searched; None for everyone's.
        voices: names of that speaker in others' statements, whose direct speech there is searched.
        source: whose publications alone are searched.
        unknown: names that were demanded and that no statement carries.
        people: the speakers that a name means, where it means several.
        unsaid: who was asked for and says nothing that answers, so that others' words are searched.
        elsewhere: whether there are other words of theirs.
        heard: names under which whoever was asked for speaks in the statements that are searched.
        about: whether those words are searched for the name, too; else for the subject alone.
        own: records of whoever was asked for, which are no words of others.
        unheard: whose words are left out.
    """

    searcher: Searcher
    query: Query
    speaker: str | None = None
    voices: tuple[str, ...] = ()
    source: str | None = None
    unknown: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    unsaid: str | None = None
    elsewhere: bool = False
    about: bool = False
    heard: tuple[str, ...] = ()
    own: frozenset[int] = frozenset()
    unheard: str | None = None


def scoped_searches(searcher: Searcher, query: Query) -> Iterator[ScopedSearch]:
    """What to search, one after the other until one answers; at least one.

    Statements of a speaker or a source who is mentioned come first, then their direct speech in
    statements of others. Somebody else may speak of
    them: where nothing of their own answers, others' words are searched for the name and the
    subject, then for the subject alone. What the question leaves out is in none of them.
    """
    searcher = searcher.without(query.excluded)
    unheard = None
    if query.unheard is not None:
        searcher, unheard = _without_words_of(searcher, query.unheard)
    if query.untold:
        searcher = _without_subject(searcher, query.untold)
    allowed = ScopedSearch(searcher, replace(query, speaker=None, source=None), unheard=unheard)
    if query.speaker is not None and query.speaker.only:
        speakers = _speakers(searcher, query.speaker)
        voices = _voices(searcher, query.speaker)
        if speakers.records or not voices.records:
            allowed = _by(allowed, query.speaker, speakers)
        else:
            allowed = _heard(allowed, query.speaker, voices)
    if query.source is not None and query.source.only:
        allowed = _from(allowed, query.source, _sources(searcher, query.source))
    if query.speaker is not None and not query.speaker.only:
        yield from _preferred(allowed, query.speaker, query.topic)
    elif query.source is not None and not query.source.only:
        yield from _published(allowed, query.source, query.topic)
        yield allowed
    else:
        yield _of_initials(allowed)
        named = query.speaker or query.source or query.unheard
        if named is None and not query.phrases:
            yield from _of_named_speaker(allowed)


def _without_words_of(searcher: Searcher, named: Named) -> tuple[Searcher, str]:
    """The same searcher without the statements of somebody, and those in which nobody else speaks.

    Statements of others in which they speak among others stay.

    Returns:
        The searcher, and the name as the archive writes it, else as it was typed.
    """
    held = searcher.credits()
    own, quoted = (
        held.among(_written_so(match.names, named, searcher), heard=heard)
        for match, heard in ((_speakers(searcher, named), False), (_voices(searcher, named), True))
    )
    alone = frozenset(
        record
        for record in quoted.records
        if searcher.credits().heard_in(record) <= frozenset(quoted.names)
    )
    unheard = own.records | alone
    name = spelled(own.names or quoted.names, named.name, searcher.tokenizer)
    if not unheard:
        return searcher, name
    return searcher.among(~np.isin(searcher.snapshot.rows["record"], list(unheard))), name


def _written_so(names: tuple[str, ...], named: Named, searcher: Searcher) -> tuple[str, ...]:
    """Those of somebody's names that are written out as typed, if any are.

    Who leaves out Joan Sanders does not mean J. K. Sanders, who may be another.
    """
    typed = _stems(named.name, searcher)

    def is_written(name: str) -> bool:
        held = _stems(name, searcher)
        return all(any(not word.isdisjoint(other) for other in held) for word in typed)

    return tuple(filter(is_written, names)) or names


def _stems(name: str, searcher: Searcher) -> list[frozenset[str]]:
    """Of each word of a name its stem and its key."""
    words = searcher.tokenizer.words(name, keyed=True)
    return [frozenset(token for token in word if not token.endswith("*")) for word in words]


def _without_subject(searcher: Searcher, subject: str) -> Searcher:
    """The same searcher without the statements in which all words of a subject stand.

    Of several subjects ("wheat and barley") each is left out.
    """
    query = Query(subject, subject, intent=Intent.TOPIC, subject=subject)
    snapshot, within = searcher.snapshot, searcher.within
    told = [
        rows_with_all_words(searcher.analyse(one), snapshot, within)
        for one in each_subject(query) or (query,)
    ]
    records = snapshot.rows["record"]
    return searcher.among(np.isin(records, records[np.concatenate(told)], invert=True))


def _of_named_speaker(search: ScopedSearch) -> Iterator[ScopedSearch]:
    """The words of a speaker whom a question names, where it is silent as it stands."""
    found = named_speaker(search.searcher, search.query.text)
    if found is not None:
        query = replace(
            search.query,
            text=found.topic,
            topic=found.topic,
            subject=found.topic,
            intent=Intent.TOPIC,
            # the words of asking were left out
            is_about=bool(found.topic),
        )
        scope = _heard if found.heard else _by
        yield scope(replace(search, query=query), found.named, found.match)


def _of_initials(search: ScopedSearch) -> ScopedSearch:
    """The same search for somebody asked about by surname and initials, and nobody else so called.

    Where nobody has that surname, or only others have it, nobody is found.
    """
    name = initialled_name(search.query.text, search.searcher.credits().stop_names)
    if name is None or search.query.phrases:
        return search
    searcher = of_that_name(search.searcher, name) or search.searcher
    return replace(search, searcher=searcher, query=without_initials(search.query, name))


def _preferred(allowed: ScopedSearch, named: Named, topic: str) -> Iterator[ScopedSearch]:
    """The words of a mentioned speaker, if anybody is called so; then those of others."""
    speakers = _speakers(allowed.searcher, named)
    if speakers.records:
        yield _by(_on(allowed, topic), named, speakers)
    else:
        sources = _sources(allowed.searcher, named)
        if sources.records:
            yield _from(_on(allowed, topic), named, sources)
    voices = _voices(allowed.searcher, named)
    if voices.records:
        yield _heard(_on(allowed, topic), named, voices)
    elsewhere = bool(speakers.records or voices.records)
    others = replace(
        allowed,
        unsaid=named.name,
        elsewhere=elsewhere,
        heard=voices.names,
        own=frozenset(speakers.records),
    )
    written = next((one for one in _names(named) if occurs(one.name, allowed.searcher)), None)
    if written is not None:
        yield _of_initials(replace(_on_both(others, written, topic), about=True))
    if topic:
        yield _on(others, topic)
    elif written is None:
        yield others


def _names(named: Named) -> Iterator[Named]:
    """A name as it was typed, and without the office that it begins with."""
    yield named
    for bare in without_office(named.name):
        yield replace(named, name=bare)


def of_who_was_asked(search: ScopedSearch) -> ScopedSearch:
    """The same search where what it found for a name and a subject holds words of that name."""
    tokenizer = search.searcher.tokenizer
    speaker = spelled(search.heard, search.unsaid or "", tokenizer)
    people = () if are_one(search.heard, tokenizer) else search.heard
    return replace(search, unsaid=None, elsewhere=False, speaker=speaker, people=people)


def _published(allowed: ScopedSearch, named: Named, topic: str) -> Iterator[ScopedSearch]:
    """The publications of a mentioned source, or the words of a speaker, if either is so called."""
    speakers = _speakers(allowed.searcher, named)
    if speakers.records:
        yield _by(_on(allowed, topic), named, speakers)
        return
    sources = _sources(allowed.searcher, named)
    if sources.records:
        yield _from(_on(allowed, topic), named, sources)


def _on(search: ScopedSearch, topic: str) -> ScopedSearch:
    """The same search for the subject without the name."""
    query = search.query
    subject = query.subject if query.intent is Intent.TOPIC else ""
    return replace(search, query=replace(query, text=topic, subject=subject))


def _on_both(search: ScopedSearch, named: Named, topic: str) -> ScopedSearch:
    """The same search for the subject and the name as words."""
    query = search.query
    if query.intent is Intent.TOPIC or not topic:
        text = f"{named.name} {query.subject}".strip()
        query = replace(query, text=text, subject=text, intent=Intent.TOPIC)
    return replace(search, query=query)


def _speakers(searcher: Searcher, named: Named) -> NameMatch:
    return searcher.credits().speakers(named, searcher.tokenizer)


def _voices(searcher: Searcher, named: Named) -> NameMatch:
    return searcher.credits().voices(named, searcher.tokenizer)


def _sources(searcher: Searcher, named: Named) -> NameMatch:
    return searcher.credits().sources(named, searcher.tokenizer)


def _by(search: ScopedSearch, named: Named, match: NameMatch) -> ScopedSearch:
    narrowed = _narrowed(search, named, match)
    query = replace(search.query, speaker=named)
    tokenizer = search.searcher.tokenizer
    people = () if are_one(match.names, tokenizer) else match.names
    speaker = spelled(match.names, named.name, tokenizer)
    return replace(narrowed, query=query, speaker=speaker, people=people)


def _heard(search: ScopedSearch, named: Named, match: NameMatch) -> ScopedSearch:
    """The same search for what somebody says in direct speech in statements of others."""
    return replace(_by(search, named, match), voices=match.names)


def _from(search: ScopedSearch, named: Named, match: NameMatch) -> ScopedSearch:
    narrowed = _narrowed(search, named, match)
    query = replace(search.query, source=named)
    return replace(
        narrowed, query=query, source=spelled(match.names, named.name, search.searcher.tokenizer)
    )


def _narrowed(search: ScopedSearch, named: Named, match: NameMatch) -> ScopedSearch:
    unknown = search.unknown if match.records else (*search.unknown, named.name)
    return replace(search, searcher=search.searcher.only(match.records), unknown=unknown)
