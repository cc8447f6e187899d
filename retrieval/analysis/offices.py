"""Offices in prose: the words of one, whose it is, and who holds it."""

from collections.abc import Iterator

from retrieval.analysis.prose import CLAUSE, WORD, Prose
from retrieval.types import Entity, EntityKind, Span

_MOST_WORDS = 6
LONGEST = 110
"""Characters of an office at the most."""


class Offices:
    """The offices of one text.

    Args:
        prose: of the text.
    """

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._words = prose.words

    def whole(self, one: Entity) -> str:
        """A name; a surname as the whole name that the text has once."""
        if one.kind is not EntityKind.PERSON or " " in one.name:
            return one.name
        whole = {
            other.name
            for other in self._people()
            if " " in other.name and other.name.split()[-1].casefold() == one.name.casefold()
        }
        return next(iter(whole)) if len(whole) == 1 else one.name

    def of(self, one: Entity) -> str | None:
        """The office that stands before a person's name; None where none does."""
        if one.kind is not EntityKind.PERSON or not one.subject:
            return None
        read, roles = self._prose.read, self._words.roles
        start = max(0, one.start - LONGEST)
        if self._words.ends_with_role:
            found = list(roles.finditer(read, start, one.start))
            if not found or read[found[-1].end() : one.start].strip():
                return None
            return self._ending(*found[-1].span())
        clause = max((m.end() for m in CLAUSE.finditer(read, start, one.start)), default=start)
        first = roles.search(read, clause, one.start)
        return " ".join(self._prose.text[first.start() : one.start].split()) if first else None

    def phrase(self, noun: Span) -> str:
        """The noun of an office with the words that belong to it."""
        if self._words.ends_with_role:
            return self._ending(*noun)
        written = self._prose.text[slice(*noun)]
        head = self._words.bodies.get(written.casefold(), written)
        return " ".join((head + self._prose.text[noun[1] : self._end(noun[1])]).split())

    def holder(self, noun: Span) -> str | None:
        """The one person or body that is meant by an office; None where it may be several."""
        written, phrase = self._prose.text[slice(*noun)].casefold(), self.phrase(noun).casefold()
        stem = self._words.bodies.get(written)
        names: set[str] = set()
        if stem is not None and phrase in {written, stem}:
            bodies = (one for one in self._prose.entities if one.kind is EntityKind.BODY)
            names = {one.name for one in bodies if stem in one.name.casefold()}
        if len(names) != 1:
            names = {self.whole(one) for one in self._people() if self._holds(one, written, phrase)}
        return next(iter(names)) if len(names) == 1 else None

    def named_before(self, place: int, label: str) -> str | None:
        """The one person who is named with an office before a place: the Speaker X opened it."""
        phrase = label.casefold()
        noun = phrase.split()[0]
        names = {
            self.whole(one)
            for one in self._people()
            if one.end <= place and self._holds(one, noun, phrase)
        }
        return next(iter(names)) if len(names) == 1 else None

    def beside(self, noun: str) -> Entity | None:
        """The one person before whose name a noun stands somewhere: the sculptor X."""
        read = self._prose.read
        held = [
            one
            for one in self._people()
            if one.subject and read[: one.start].rstrip().casefold().endswith(f" {noun}")
        ]
        return held[0] if len({self.whole(one) for one in held}) == 1 else None

    def _people(self) -> Iterator[Entity]:
        return (one for one in self._prose.entities if one.kind is EntityKind.PERSON)

    def _holds(self, one: Entity, noun: str, phrase: str) -> bool:
        office = self.of(one)
        if office is None:
            return False
        held = office.casefold().split()
        if self._words.ends_with_role:
            return office.casefold().endswith(phrase) or held[-1] == phrase
        return held[0] == noun and set(phrase.split()) <= set(held)

    def _ending(self, start: int, end: int) -> str:
        """The noun of an office with the words before it that belong to it."""
        read, first = self._prose.read, start
        words = list(WORD.finditer(read, max(0, start - LONGEST), start))
        for match in reversed(words[-_MOST_WORDS:]):
            if read[match.end() : first].strip(' «»"') or self._stops(match[0]):
                break
            entity = self._prose.entity_at(match.start())
            if entity is not None and entity.kind is EntityKind.PERSON:
                break
            genitive = self._words.genitive.search(match[0])
            if match[0].casefold() in self._words.openings and not genitive:
                break
            first = match.start()
        return " ".join(self._prose.text[first:end].split())

    def _end(self, end: int) -> int:
        """Where the words end that belong to an office's noun and stand behind it."""
        read = self._prose.read
        for count, match in enumerate(WORD.finditer(read, end)):
            if count >= _MOST_WORDS or read[end : match.start()].strip(' «»"'):
                break
            entity = self._prose.entity_at(match.start())
            if entity is not None and entity.kind is EntityKind.PERSON:
                break
            if entity is not None:
                end = max(end, entity.end)
            elif self._stops(match[0]) or match[0][:1].isdigit():
                break
            else:
                end = max(end, match.end())
        return end

    def _stops(self, word: str) -> bool:
        words, folded = self._words, word.casefold()
        return (
            folded in words.stops
            or folded in words.governs
            or folded in words.he
            or bool(words.says.fullmatch(word))
        )
