"""Offices in prose: the words of one, whose it is, and who holds it."""

import re
from collections.abc import Iterator

from retrieval.analysis.prose import CLAUSE, WORD, Prose
from retrieval.languages.scripts import CAPITALS
from retrieval.types import Entity, EntityKind, Span

_MOST_WORDS = 6
_POSSESSIVE = 2  # letters that the noun of an office has more where a body stands before it
_MARKS = (("«", "»"), ("“", "”"), ('"', '"'))
_CAPITAL_BEHIND = re.compile(rf"[ \u00a0][{CAPITALS}]")
_OPENINGS = ("«", "“", "„")
_NAME_BEFORE = re.compile(r"(?:«[^«»\n]{2,60}»|“[^“”\n]{2,60}”|\"[^\"\n]{2,60}\")\s$")
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
        whole = self._wholes(one)
        return next(iter(whole)) if len(whole) == 1 else one.name

    def is_of_several(self, one: Entity) -> bool:
        """Whether a surname is that of several people whom the text names."""
        return len(self._wholes(one)) > 1

    def holder_of_surname(self, one: Entity) -> str | None:
        """Of several people of a surname the one before whose name the same noun stands."""
        noun = self._word_before(one)
        held = {
            other.name
            for other in self._people()
            if other.name in self._wholes(one) and self._word_before(other) == noun
        }
        return next(iter(held)) if noun and len(held) == 1 else None

    def _word_before(self, one: Entity) -> str:
        words = WORD.findall(self._prose.read[max(0, one.start - LONGEST) : one.start])
        return words[-1].casefold() if words else ""

    def _wholes(self, one: Entity) -> set[str]:
        if one.kind is not EntityKind.PERSON or " " in one.name:
            return set()
        return {
            other.name
            for other in self._people()
            if " " in other.name and other.name.split()[-1].casefold() == one.name.casefold()
        }

    def of(self, one: Entity) -> str | None:
        """The office that stands before a person's name; None where none does."""
        noun = self._noun_before(one)
        if noun is None:
            return None
        if self._words.ends_with_role:
            return self._ending(*noun, clauses=False)
        return self._written(self._described(noun[0]), one.start)

    def _from_noun(self, one: Entity) -> str | None:
        """The same without what describes the noun of an office before it: chief physician."""
        noun = self._noun_before(one)
        if noun is None or self._words.ends_with_role:
            return self.of(one)
        return self._written(noun[0], one.start)

    def _noun_before(self, one: Entity) -> Span | None:
        """The noun of the office that stands before a person's name."""
        if one.kind is not EntityKind.PERSON or not one.subject:
            return None
        read, roles = self._prose.read, self._words.roles
        start = max(0, one.start - LONGEST)
        if self._words.ends_with_role:
            found = list(roles.finditer(read, start, one.start))
            beside = bool(found) and not read[found[-1].end() : one.start].strip()
            return found[-1].span() if beside else None
        clause = max((m.end() for m in CLAUSE.finditer(read, start, one.start)), default=start)
        first = roles.search(read, clause, one.start)
        return first.span() if first else None

    def phrase(self, noun: Span) -> str:
        """The noun of an office with the words that belong to it."""
        if self._words.ends_with_role:
            return self._ending(*noun)
        written = self._prose.text[slice(*noun)]
        head = self._words.bodies.get(written.casefold(), written)
        return self._written(noun[0], self._end(noun[1])).replace(written, head, 1)

    def described(self, noun: Span) -> str:
        """The same with the adjectives that stand before the noun: the sanitary service."""
        is_body = self._prose.text[slice(*noun)].casefold() in self._words.bodies
        if self._words.ends_with_role or is_body:
            # said from the company: it is the company
            phrase = self.phrase(noun)
            return self._words.oblique.sub("", phrase) if is_body else phrase
        start = self._described(noun[0])
        return f"{self._prose.text[start : noun[0]]}{self.phrase(noun)}"

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

    def named_as(self, noun: Span) -> str | None:
        """The one person who is named with the office of a noun as it stands, no more, no less."""
        if self._words.ends_with_role:
            return self.holder(noun)
        phrase = self.phrase(noun).split()

        def is_held(office: str | None) -> bool:
            held = (office or "").casefold().split()
            further = phrase[len(held) : len(held) + 1]
            as_written = " ".join(phrase[: len(held)]).casefold() == " ".join(held)
            return bool(held) and as_written and not any(word[:1].isupper() for word in further)

        names = {self.whole(one) for one in self._people() if is_held(self._from_noun(one))}
        return next(iter(names)) if len(names) == 1 else None

    def is_named_behind(self, noun: Span) -> bool:
        """Whether a capital stands right behind a noun: a name, be it one that nobody knows."""
        return bool(_CAPITAL_BEHIND.match(self._prose.read, noun[1]))

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
        office = self._from_noun(one)
        if office is None:
            return False
        held = office.casefold().split()
        if self._words.ends_with_role:
            possessed = held[-1].startswith(phrase) and len(held[-1]) - len(phrase) <= _POSSESSIVE
            return office.casefold().endswith(phrase) or possessed
        return held[0] == noun and set(phrase.split()) <= set(held)

    def _ending(self, start: int, end: int, *, clauses: bool = True) -> str:
        """The noun of an office with the words before it that belong to it.

        Args:
            start: of the noun.
            end: of the noun.
            clauses: whether a clause about its holder belongs to it: the witness who saw it.
        """
        read, first = self._prose.read, start
        floor = max(0, start - LONGEST)
        floor = max(
            (one.end() for one in self._words.says.finditer(read, floor, start)), default=floor
        )
        words = list(WORD.finditer(read, floor, start))
        for count, match in enumerate(reversed(words)):
            if read[match.end() : first].strip(' «»"'):
                break
            entity = self._prose.entity_at(match.start())
            if entity is not None and entity.kind is EntityKind.BODY:
                first = min(first, entity.start)
                continue
            genitive = self._words.genitive.search(match[0])
            # a long one goes on with whose it is
            belongs = genitive or (count < _MOST_WORDS or match[0][:1].isupper())
            opening = match[0].casefold() in self._words.openings and not genitive
            clause = not clauses and self._words.clause_ends.fullmatch(match[0])
            if self._stops(match[0]) or entity is not None or not belongs or opening or clause:
                break
            first = match.start()
        named = _NAME_BEFORE.search(self._prose.text, max(0, first - LONGEST), first)
        if named is not None and self._words.genitive.search(WORD.findall(read[first:end])[0]):
            first = named.start()
        return self._written(first, end)

    def _described(self, start: int) -> int:
        """Where the adjectives begin that stand before an office's noun: chief physician."""
        read = self._prose.read
        while (found := self._words.describes.search(read, max(0, start - LONGEST), start)) and (
            self._prose.entity_at(found.start()) is None
        ):
            start = found.start()
        return start

    def _written(self, start: int, end: int) -> str:
        """A stretch in one line, with the marks of a name that it would cut, or without it."""
        text = self._prose.text
        while text[start:end].rstrip().endswith(_OPENINGS):
            end = start + len(text[start:end].rstrip()) - 1
        for first, last in _MARKS:
            inside = text[start:end]
            more = inside.count(first) - inside.count(last) if first != last else 0
            if first == last and inside.count(first) % 2:
                more = -1 if text[start - 1 : start] == first else 1
            if more < 0:
                opened = text.rfind(first, max(0, start - LONGEST), start)
                start = opened if opened >= 0 else text.rfind(last, start, end) + 1
            elif more > 0:
                closed = text.find(last, end, end + LONGEST)
                cut = text.rfind(first, start, end)
                end = closed + 1 if closed >= 0 and "\n" not in text[end:closed] else cut
        return " ".join(text[start:end].split())

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
