"""Subjects of verbs of saying: an entity, an office or a pronoun that stands in the nominative."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.analysis.offices import LONGEST, Offices
from retrieval.analysis.person_names import Gender, genders
from retrieval.analysis.prose import CLAUSE, FAR, WORD, Prose
from retrieval.types import Entity, EntityKind, Span

_NEAR = 40
_ADJECTIVES = 2  # words before the noun of an office that goes on behind a comma
_MARKED = re.compile(r".?[“\"«„]")
_NOUN_BEFORE = re.compile(r"([^\W\d_][\w-]*) [“\"«„]?$")
_PARTS = re.compile(r"[,;:]|\s[—–-]\s")
_INITIAL = re.compile(r"\b[^\W\d_]\.$")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb of saying belongs to.

    Attributes:
        entity: None for an office or a pronoun.
        office: whether it is the noun of an office, or of a body without its name.
        inside: whether it stands where a body does in which something is said: in the ministry.
        feminine: whether a woman; None where that is not told.
    """

    start: int
    end: int
    entity: Entity | None = None
    office: bool = False
    inside: bool = False
    feminine: bool | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is a person's name."""
        return self.entity is not None and self.entity.kind is EntityKind.PERSON

    @property
    def is_body(self) -> bool:
        """Whether it is a body's name."""
        return self.entity is not None and self.entity.kind is EntityKind.BODY


def of_entity(one: Entity, *, inside: bool = False) -> Subject:
    """An entity as a subject."""
    return Subject(one.start, one.end, one, inside=inside, feminine=one.feminine)


class Subjects:
    """Finds subjects in one text.

    Args:
        prose: of the text.
        offices: of the text.
    """

    def __init__(self, prose: Prose, offices: Offices) -> None:
        self._prose = prose
        self._offices = offices
        self._words = prose.words

    def of_verb(self, verb: re.Match[str], start: int, end: int) -> Subject | None:
        """The subject of a verb in a stretch before a quotation: before it, else behind it."""
        found = self.before(start, verb.start()) or self.after(verb.end(), end)
        return found if found is not None and self.agrees(found, verb[0]) else None

    def after(self, start: int, end: int) -> Subject | None:
        """The first in the clause behind a verb."""
        read = self._prose.read
        stop = next(self._clause_ends(start, end), end)
        found = list(self._all(start, min(stop, start + FAR)))
        if not found:
            return self._beside(start, stop)
        first = found[0]
        if first.office and stop < end and (read[stop] == "," or read[stop].isspace()):
            # the director, member of parliament X; the deputy premier — minister of ports X
            later = [one for one in self._all(stop, min(end, stop + LONGEST)) if one.entity]
            if later and self._is_office(stop, later[0].start):
                return later[0]
        return first

    def before(self, start: int, end: int) -> Subject | None:
        """The last before a verb."""
        read, near = self._prose.read, max(start, end - FAR)
        colon = max(read.rfind(":", near, end), read.rfind(";", near, end))
        aside = [one.span() for one in self._words.relative.finditer(read, near, end)]
        found = [
            one
            for one in self._all(max(near, colon + 1), end)
            if not any(first <= one.start < last for first, last in aside)
        ]
        if not found:
            return None
        last = found[-1]
        if last.office and (held := self._described(found, end)) is not None:
            return held
        if not last.entity and self._words.says.search(read, last.end, end):
            return None
        of_two = len(found) > 1 and read[found[-2].end : last.start].strip() in self._words.ands
        return None if of_two else last

    def _described(self, found: Sequence[Subject], end: int) -> Subject | None:
        """Whoever a last office between commas is that of: X, minister of ports, said."""
        read, words, last = self._prose.read, self._words, found[-1]
        person = next((one for one in reversed(found) if one.is_person), None)
        if person is None:
            return None
        before = read[person.end : last.start]
        others = (words.whose, words.joins, words.says)
        beside = before.startswith(",") and before.count(",") == 1
        own = beside and not any(one.search(before) for one in others)
        behind = read[last.end : end].rpartition(",")
        closed = behind[1] and len(behind[2].split()) <= _ADJECTIVES
        short = len(before.split()) <= _ADJECTIVES + 2
        return person if own and closed and short else None

    def office_that_begins(self, start: int, end: int) -> Subject | None:
        """The office without a name that is the subject of a sentence by its first word."""
        found = next(self._all(start, end), None)
        if found is None or not found.office or found.inside:
            return None
        return None if self._prose.read[start : found.start].strip(" \n\t—–-") else found

    def agrees(self, subject: Subject, verb: str) -> bool:
        """Whether a verb has the gender and the number of a subject that is one person."""
        if subject.is_person and self._words.of_many.fullmatch(verb):
            return False
        if subject.is_person and self._may_be_genitive(subject, verb):
            return False
        return subject.feminine is not False or not self._words.feminine.fullmatch(verb)

    def _may_be_genitive(self, subject: Subject, verb: str) -> bool:
        """Whether a woman's name may be a man's in the genitive: the lawyer of X said."""
        last = self._prose.text[subject.start : subject.end].split()[-1]
        if subject.feminine is not True or Gender.MASCULINE not in genders(last, inflected=True):
            return False
        of_man = bool(self._words.masculine.fullmatch(verb))
        before = self._prose.read[max(0, subject.start - _NEAR) : subject.start]
        return of_man or bool(self._words.of_whom.search(before))

    def is_of_another(self, start: int, verb: Span, end: int) -> bool:
        """Whether a verb right behind the words has a subject that is no name: the child said."""
        read, words = self._prose.read, self._words
        noun = WORD.search(read, verb[1], end)
        return (
            noun is not None
            and len(read[start : verb[0]].split()) <= 1
            and noun[0].islower()
            and noun[0].casefold() not in words.stops | words.governs
            and not read[verb[1] : noun.start()].strip()
        )

    def _is_office(self, start: int, end: int) -> bool:
        """Whether another office stands between the mark behind an office and a name."""
        read, words = self._prose.read, self._words
        role = words.roles.search(read, start, end)
        if role is None or CLAUSE.search(read, role.start(), end):
            return False
        before = read[start : role.start()].strip(" \n,—–-").casefold().split()
        others = words.stops | words.governs | words.he | words.she
        joined = words.joins.search(read, start, end) or words.says.search(read, start, end)
        return len(before) <= _ADJECTIVES and others.isdisjoint(before) and not joined

    def _denied(self, start: int, end: int) -> list[Span]:
        """Whoever is said not to be it: not X, but Y."""
        return [one.span() for one in self._words.not_but.finditer(self._prose.read, start, end)]

    def _clause_ends(self, start: int, end: int) -> Iterator[int]:
        read = self._prose.read
        denied = self._denied(start, end)
        for found in CLAUSE.finditer(read, start, end):
            in_name = any(e.start < found.start() < e.end for e in self._prose.entities)
            # not X, but Y; X is it not, Y is it
            passes = any(first < found.start() < last for first, last in denied) or bool(
                self._words.is_not.fullmatch(_last_word(read, start, found.start()))
            )
            if (
                not in_name
                and not passes
                and not _INITIAL.search(read[max(0, found.start() - 2) : found.end()])
            ):
                yield found.start()

    def _beside(self, start: int, end: int) -> Subject | None:
        """The person before whose name a noun stands that is the subject here: the sculptor."""
        noun = WORD.search(self._prose.read, start, end)
        if noun is None or not noun[0].islower() or self._prose.read[start : noun.start()].strip():
            return None
        held = self._offices.beside(noun[0])
        if held is None:
            return None
        return Subject(noun.start(), noun.end(), held, feminine=held.feminine)

    def _all(self, start: int, end: int) -> Iterator[Subject]:
        """Those of a stretch, in order."""
        found = [
            *self._entities(start, end),
            *self._nouns(start, end),
            *self._pronouns(start, end),
        ]
        found.sort(key=lambda one: one.start)
        denied = self._denied(start, end)
        return (
            one
            for one in self._without_parts(found)
            if not any(first <= one.start < last for first, last in denied)
            and not self._words.is_not.match(self._prose.read, one.end + 1)
        )

    def _entities(self, start: int, end: int) -> Iterator[Subject]:
        for one in self._prose.within(start, end):
            governor = self._prose.governor(one.start)
            before = self._prose.read[max(0, one.start - _NEAR) : one.start]
            governed = governor or self._is_governed_behind(one)
            if one.subject and not governed and not self._names_noun(one):
                yield of_entity(one)
            elif (
                one.kind is EntityKind.BODY
                and governor in self._words.inside
                and not self._words.owned.fullmatch(_last_word(before))
                and (self._is_said_before(before) or self._is_said_behind(one))
            ):
                yield of_entity(one, inside=True)

    def _is_said_before(self, before: str) -> bool:
        """Whether it is said without a subject before a body: they said in X; it is said in X."""
        verbs = [one[0] for one in self._words.says.finditer(before)]
        nobodys = (self._words.of_many, self._words.impersonal)
        return bool(verbs) and any(one.fullmatch(verbs[-1]) for one in nobodys)

    def _is_said_behind(self, body: Entity) -> bool:
        """Whether a verb of several without a subject stands right behind: in X they said."""
        verb = WORD.match(self._prose.read, body.end + 1)
        of_many = verb is not None and self._words.of_many.fullmatch(verb[0])
        return bool(of_many and verb and self._words.says.fullmatch(verb[0]))

    def _nouns(self, start: int, end: int) -> Iterator[Subject]:
        for match in self._words.roles.finditer(self._prose.read, start, end):
            if self._prose.entity_at(match.start()) or self._prose.governor(match.start()):
                continue
            holder = self._prose.entity_at(match.end() + 1)
            beside = holder is not None and holder.start == match.end() + 1
            if holder and beside and self._words.ends_with_role and not holder.subject:
                continue  # turned to the speaker X
            if not (holder and beside and self._is_governed_behind(holder)):
                yield Subject(*match.span(), office=True)

    def _pronouns(self, start: int, end: int) -> Iterator[Subject]:
        words = self._words
        for match in WORD.finditer(self._prose.read, start, end):
            folded = match[0].casefold()
            if folded in words.he or folded in words.she:
                # a language without a word for "she" tells nothing by its "he"
                yield Subject(*match.span(), feminine=folded in words.she if words.she else None)
            elif (
                folded in words.bodies | dict.fromkeys(words.any_body)
                and self._prose.entity_at(match.start()) is None
                and (not words.inside or self._prose.governor(match.start()) in words.inside)
            ):
                yield Subject(*match.span(), office=True, inside=True)

    def _is_governed_behind(self, one: Entity) -> bool:
        """Whether a postposition stands behind a name: about X."""
        return bool(self._words.governs_behind.match(self._prose.read, one.end + 1))

    def _names_noun(self, one: Entity) -> bool:
        """Whether a body in quotation marks is the name of what stands before it."""
        prose, words = self._prose, self._words
        if one.kind is EntityKind.PERSON or not _MARKED.match(prose.text, max(0, one.start - 1)):
            return False
        before = _NOUN_BEFORE.search(prose.read[max(0, one.start - _NEAR) : one.start])
        return before is not None and not (
            words.says.fullmatch(before[1]) or words.roles.fullmatch(before[1])
        )

    def _without_parts(self, found: Sequence[Subject]) -> Iterator[Subject]:
        """The same without offices beside a person's name and bodies inside an office's words."""
        for at, one in enumerate(found):
            before = found[at - 1] if at else None
            if not self._is_part(one, before, found[at + 1 :]):
                yield one

    def _is_part(self, one: Subject, before: Subject | None, later: Sequence[Subject]) -> bool:
        read = self._prose.read
        after = later[0] if later else None
        behind_office = before is not None and before.office
        if one.inside and behind_office:
            return True
        if one.office and self._words.ends_with_role:
            return after is not None and not read[one.end : after.start].strip()
        if one.office:
            person = next((other for other in later if other.is_person), None)
            return person is not None and not _PARTS.search(read, one.end, person.start)
        if not one.is_body:
            return False
        near = before is not None and len(read[before.end : one.start].split()) <= 2
        of_person = after is not None and after.is_person and read[one.end : after.start] == " "
        return (behind_office and near) or of_person


def _last_word(read: str, start: int = 0, end: int | None = None) -> str:
    """The word in which a stretch ends; "" of none."""
    words = read[start:end].split()
    return words[-1] if words else ""
