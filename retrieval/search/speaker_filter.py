"""Searches by whose words are asked for: a demanded name restricts, a mentioned one comes first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from retrieval.search.credits import NameMatch, spelled
from retrieval.search.searcher import Searcher
from retrieval.types import Named, Query


@dataclass(frozen=True, slots=True)
class ScopedSearch:
    """One search for an answer.

    Attributes:
        searcher: over those records that are searched.
        query: with the text that is searched for.
        speaker: whose words alone are searched; None for everyone's.
        source: whose publications alone are searched.
        unknown: names that were demanded and that no statement carries.
    """

    searcher: Searcher
    query: Query
    speaker: str | None = None
    source: str | None = None
    unknown: tuple[str, ...] = ()


def scoped_searches(searcher: Searcher, query: Query) -> Iterator[ScopedSearch]:
    """What to search, one after the other until one answers; at least one.

    Statements of a speaker or a source who is mentioned come first, and then all that are
    allowed, with the name as a word like any other: somebody else may quote them.
    """
    allowed = ScopedSearch(searcher, replace(query, speaker=None, source=None))
    if query.speaker is not None and query.speaker.only:
        allowed = _by(allowed, query.speaker, _speakers(searcher, query.speaker))
    if query.source is not None and query.source.only:
        allowed = _from(allowed, query.source, _sources(searcher, query.source))
    for named in (query.speaker, query.source):
        if named is not None and not named.only:
            yield from _preferred(allowed, named, query.topic)
    yield allowed


def _preferred(allowed: ScopedSearch, named: Named, topic: str) -> Iterator[ScopedSearch]:
    """The search among those of a mentioned name, if anybody is called so."""
    search = replace(allowed, query=replace(allowed.query, text=topic))
    speakers = _speakers(allowed.searcher, named)
    if speakers.records:
        yield _by(search, named, speakers)
        return
    sources = _sources(allowed.searcher, named)
    if sources.records:
        yield _from(search, named, sources)


def _speakers(searcher: Searcher, named: Named) -> NameMatch:
    return searcher.credits().speakers(named.name, searcher.tokenizer)


def _sources(searcher: Searcher, named: Named) -> NameMatch:
    return searcher.credits().sources(named.name, searcher.tokenizer)


def _by(search: ScopedSearch, named: Named, match: NameMatch) -> ScopedSearch:
    narrowed = _narrowed(search, named, match)
    query = replace(search.query, speaker=named)
    return replace(narrowed, query=query, speaker=spelled(match.names, named.name))


def _from(search: ScopedSearch, named: Named, match: NameMatch) -> ScopedSearch:
    narrowed = _narrowed(search, named, match)
    query = replace(search.query, source=named)
    return replace(narrowed, query=query, source=spelled(match.names, named.name))


def _narrowed(search: ScopedSearch, named: Named, match: NameMatch) -> ScopedSearch:
    unknown = search.unknown if match.records else (*search.unknown, named.name)
    return replace(search, searcher=search.searcher.only(match.records), unknown=unknown)
