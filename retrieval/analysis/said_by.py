"""Whose words a quotation is, by the names that a recogniser found around it.

A speaker is a whole entity that is the subject of a verb of saying, or stands behind "according
to"; or the noun of an office that does. Where nothing is certain nobody is named.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from retrieval.analysis.offices import LONGEST, Offices
from retrieval.analysis.person_names import initials_of, may_begin, without_initials
from retrieval.analysis.prose import CLAUSE, FAR, WORD, Prose
from retrieval.analysis.quotation_marks import Quotation
from retrieval.analysis.subjects import Subject, Subjects, of_entity
from retrieval.languages.narration import Narration
from retrieval.types import Entity, EntityKind, Span

_INSERTED = re.compile(r"[,.!?…]\s+[—–-]\s*(?P<said>[^«»\"“”\n]{4,140}?)(?=[,.]\s*[—–-]\s)")
_SIGNED = re.compile(
    r"[.!?…]?\s*\n+\s*(?:[—–-]\s*(?P<who>[^\n]{4,150})|(?P<bare>[^\n.!?:«“\"]{4,90}))(?:\n|$)"
)
_OPENING_MARKS = frozenset('«“„"')
_BACK = 600  # characters back in which somebody is looked for whom "he" means
_FEW = 3  # words before a verb of which one is whoever speaks, without a name
_NAME_WORDS = 6  # of a programme, a song or a film, at the most
_GAP = 4  # characters between a quotation and a sentence beside it, at the most
_TIGHT = {"behind", "inserted", "label", "signed", "around", "document", "sentence behind"}


@dataclass(frozen=True, slots=True)
class SaidBy:
    """What a text tells of who said something.

    Attributes:
        speaker: a person or a body, whole, in the nominative; None where none is certain.
        office: of the speaker, or in a speaker's place, as the text has it.
        rule: by which that was told.
    """

    speaker: str | None
    office: str | None
    rule: str

    @property
    def is_tight(self) -> bool:
        """Whether the verb of saying, or the name, stands right beside the words."""
        return self.rule.partition(",")[0] in _TIGHT

    @property
    def is_told(self) -> bool:
        """Whether anybody is named, or an office is."""
        return bool(self.speaker or self.office)


@dataclass(slots=True)
class Narrator:
    """Reads who says the quotations of one text.

    Attributes:
        text: whole.
        quotations: all of it, in order.
        entities: all of it, in order.
        words: of the text's language.
    """

    text: str
    quotations: Sequence[Quotation]
    entities: Sequence[Entity]
    words: Narration
    _prose: Prose = field(init=False)
    _offices: Offices = field(init=False)
    _subjects: Subjects = field(init=False)

    def __post_init__(self) -> None:
        self._prose = Prose(self.text, self.quotations, self.entities, self.words)
        self._offices = Offices(self._prose)
        self._subjects = Subjects(self._prose, self._offices)

    def is_name(self, quotation: Quotation) -> bool:
        """Whether what stands in the marks is a body's name, or a part of one."""
        return any(
            one.start <= quotation.first and quotation.last <= one.end
            for one in self.entities
            if one.kind is EntityKind.BODY
        )

    def is_link(self, quotation: Quotation) -> bool:
        """Whether what stands in the marks is on a line that leads to another story."""
        line = self.text.rfind("\n", 0, quotation.start) + 1
        return bool(self.words.links.match(self.text, line))

    def is_title(self, quotation: Quotation) -> bool:
        """Whether what stands in the marks is the name of the thing whose noun stands behind."""
        inner = self.text[quotation.first : quotation.last].strip()
        few = len(inner.split()) <= _NAME_WORDS and inner[:1].isupper() and inner[-1:].isalnum()
        label = self._prose.read[: quotation.start].rstrip().endswith(":")
        return few and not label and bool(self.words.titled.match(self.text, quotation.end))

    def names_between(self, start: int, end: int) -> bool:
        """Whether anybody is named in a stretch who may be a subject."""
        return any(one.subject for one in self._prose.within(start, end))

    def brings_in_another(self, start: int, end: int) -> bool:
        """Whether the sentences between two quotations have somebody else in them by a noun."""
        return any(
            self._subjects.office_that_begins(*sentence) or self._brings_in(*sentence)
            for sentence in self._prose.sentences_back(end, end - start)
            if sentence[0] in self._prose.ends
        )

    def is_told_behind(self, quotation: Quotation) -> bool:
        """Whether its sentence goes on behind it, as with "said the man"."""
        start, end = self._prose.after(quotation)
        return start < end

    def is_quoting(self, quotation: Quotation) -> bool:
        """Whether a word stands right behind it that makes even a few words speech."""
        start, end = self._prose.after(quotation)
        return start < end and bool(self.words.quoting.match(self._prose.read, start, end))

    def whole_name(self, label: str) -> str:
        """A label of a surname and initials as the one whole name that the text has of it."""
        surname, initials = without_initials(label).casefold(), initials_of(label)
        whole = {
            one.name
            for one in self.entities
            if one.kind is EntityKind.PERSON
            and len(words := without_initials(one.name).split()) > 1
            and surname in map(str.casefold, words)
            and may_begin(initials, [word for word in words if word.casefold() != surname])
        }
        return next(iter(whole)) if len(whole) == 1 and " " not in surname else label

    def holder(self, label: str, before: int) -> str | None:
        """Who holds an office that labels a turn, where that is told before the talk begins."""
        return self._offices.named_before(before, label)

    def said_by(self, quotation: Quotation) -> SaidBy | None:
        """Who says a quotation by its own sentence, the one before and the one behind it.

        Returns:
            None where the text does not tell; with neither speaker nor office where it tells that
            somebody does who is not named.
        """
        before, after = self._prose.before(quotation), self._prose.after(quotation)
        read, words = self._prose.read, self.words
        if words.denies.search(read[slice(*before)]) or words.denies_behind.search(read, *after):
            return SaidBy(None, None, "denied")
        if self._is_read_out(before, after):
            return SaidBy(None, None, "read out")
        if (cited := self._cited(*before)) is not None:
            return cited
        rules: tuple[Callable[[], SaidBy | None], ...] = (
            lambda: self._signed(quotation),
            lambda: self._inserted(quotation),
            lambda: self._behind(after, before),
            lambda: self._ahead(*before),
            lambda: self._labelled(*before),
            lambda: self._of_document(before, after),
            lambda: self._in_next_sentence(quotation),
            lambda: self._in_sentence_before(quotation, before, after),
        )
        return next((said for rule in rules if (said := rule()) is not None), None)

    def _is_read_out(self, before: Span, after: Span) -> bool:
        """Whether somebody reads another's words: Y read the letter of X: «…»; «…», Y read it."""
        read, says = self._prose.read, self.words.says
        ahead = self.words.repeats.search(read, *before)
        if ahead is not None and not says.search(read, ahead.end(), before[1]):
            return True
        behind = self.words.repeats.search(read, *after)
        return behind is not None and not says.search(read, after[0], behind.start())

    def _cited(self, start: int, end: int) -> SaidBy | None:
        """Tell by who is quoted: Y cites the words of X: «…»; Y cites the minister: «…»."""
        read = self._prose.read
        found = self.words.cites.search(read, start, end)
        if found is None or self.words.says.search(read, found.end(), end):
            return None
        named = self._prose.people(found.end(), end) or [
            one for one in self._prose.people(start, found.start()) if not one.subject
        ]
        return self._oblique(named[-1], "cited") if named else SaidBy(None, None, "cited")

    # -- rules: each gives an example ------------------------------------------------------

    def _signed(self, quotation: Quotation) -> SaidBy | None:
        """Tell by a line of its own under the words: – X, who X is."""
        found = _SIGNED.match(self.text, quotation.end)
        who = found.lastgroup if found else None
        if found is None or who is None:
            return None
        named = self._prose.within(*found.span(who))
        if not named or named[0].start != found.start(who):
            return None
        # without a dash it is a name and an office, and no sentence
        if who == "bare" and self.text[named[0].end : found.end(who)].strip()[:1] not in {",", ""}:
            return None
        return self._told(of_entity(named[0]), "signed")

    def _inserted(self, quotation: Quotation) -> SaidBy | None:
        """Tell by what is put in between: «We want, – X said, – to …»."""
        for found in _INSERTED.finditer(self.text[quotation.first : quotation.last]):
            start, end = (quotation.first + place for place in found.span("said"))
            parts = (replace(quotation, last=start), replace(quotation, first=end))
            others = (one for one in self.quotations if one is not quotation)
            apart = replace(self, quotations=sorted((*others, *parts), key=lambda one: one.first))
            said = apart._clause(start, end, "inserted")  # noqa: SLF001 - one of ours
            if said is not None:
                return said
        return None

    def _behind(self, area: Span, before: Span) -> SaidBy | None:
        """Tell by what follows: «…», X said; according to X; X: «…», said."""
        start, end = area
        if start >= end:
            return None
        near = min(end, start + FAR)
        if self.words.cites.search(self._prose.read, start, near):
            quoted = self._prose.people(start, end)
            if quoted:
                return self._oblique(quoted[0], "cited")
        if (told := self._clause(start, end, "behind")) is not None:
            return told
        verb = self.words.says.search(self._prose.read, start, near)
        colon = self._prose.read[slice(*before)].rstrip()  # X turned to Y: «…», asked
        ahead = self._subjects.before(before[0], before[0] + len(colon.removesuffix(":")))
        if ahead is None or verb is None or not self._subjects.agrees(ahead, verb[0]):
            return None
        if self.words.crowd.search(colon):
            return SaidBy(None, None, "around")
        return self._told(ahead, "around")

    def _ahead(self, start: int, end: int) -> SaidBy | None:
        """Tell by what precedes: X said: «…»; X said that «…»; according to X, «…»."""
        verbs = [
            one
            for one in self.words.says.finditer(self._prose.read, start, end)
            if end - one.end() <= FAR
        ]
        for verb in reversed(verbs):
            subject = self._subjects.of_verb(verb, start, end)
            told = self._told(subject, "ahead") if subject is not None else None
            if told is not None:
                return told
        told = self._by_words(start, end, "according")
        if told is not None or not verbs:
            return told
        read, verb = self._prose.read, verbs[-1]
        if not self.words.continues.fullmatch(read[start : verb.end()].strip()):
            # a man in the gallery cried
            few = len(read[start : verb.start()].split()) <= _FEW
            return SaidBy(None, None, "ahead") if few else None
        # a verb without a subject has that of the sentence before
        return self._meant(
            start, "subject before", feminine=self._gender(verb[0]), window=_BACK // 2
        )

    def _gender(self, verb: str) -> bool | None:
        """Whether a verb is a woman's, by its form; None where that is not told."""
        if self.words.feminine.fullmatch(verb):
            return True
        return False if self.words.masculine.fullmatch(verb) else None

    def _labelled(self, start: int, end: int) -> SaidBy | None:
        """Tell by the one person before a colon: Minister X was brief: «…»."""
        before = self._prose.read[start:end].rstrip()
        if not before.endswith(":") or len(before) > 2 * FAR:
            return None
        if self.words.shows.search(before):
            return SaidBy(None, None, "shown")
        last = WORD.findall(before)[-1:]
        if last and last[0].casefold() in self.words.he | self.words.she:
            return self._meant(start, "label")
        named = self._prose.people(start, end) or self._prose.within(start, end)
        named = [one for one in named if not self._is_object(one)]
        if len({self._offices.whole(one) for one in named}) != 1 or not named[0].subject:
            return None
        alone = not self._prose.read[named[0].end : end].strip(" :")
        held = WORD.findall(before[: named[0].start - start])[-1:]
        in_office = held and self.words.owned.fullmatch(held[0])  # in the office of X they said
        body_acts = named[0].kind is EntityKind.BODY and not alone
        if in_office or body_acts or self._is_of_many(named[0].end, end):
            return None
        return self._told(of_entity(named[0]), "label")

    def _is_object(self, one: Entity) -> bool:
        """Whether a name stands in the case of whom something is done to: X scolded Y."""
        form = self.text[one.start : one.end]
        return not one.subject and self.words.objects.search(form) is not None

    def _is_of_many(self, start: int, end: int) -> bool:
        """Whether several say something in a stretch, who are no one person."""
        verbs = self.words.says.finditer(self._prose.read, start, end)
        return any(self.words.of_many.fullmatch(verb[0]) for verb in verbs)

    def _of_document(self, before: Span, after: Span) -> SaidBy | None:
        """Tell by whose document it is: X made a statement. «…», the statement says."""
        read = self._prose.read
        found = [
            one for area in (before, after) for one in self.words.documents.finditer(read, *area)
        ]
        if not found:
            return None
        for one in found:
            # the ministry's answer; from what "X" sent round
            own = [n for n in self._prose.within(*before) if 0 <= one.start() - n.end <= _GAP]
            own += [n for n in self._prose.within(*after) if 0 <= one.start() - n.end <= _GAP]
            if own and own[-1].kind is EntityKind.BODY:
                return self._told(of_entity(own[-1]), "document")
        for start, end in self._prose.sentences_back(before[0], _BACK):
            named = [one for one in self._prose.within(start, end) if one.subject]
            names = {one.name for one in named}
            whole = named and self.text[named[0].start : named[0].end].endswith(named[0].name)
            if len(names) == 1 and whole and named[0].kind is EntityKind.BODY:
                return self._told(of_entity(named[0]), "document")
            if names:
                break
        return SaidBy(None, None, "document")

    def _in_next_sentence(self, quotation: Quotation) -> SaidBy | None:
        """Tell by a sentence behind it that means it: «…». This X said."""
        start = self._prose.sentence_end(quotation.end - 1)
        end = self._prose.sentence_end(start)
        quoted_next = self.text[end : end + 1] in _OPENING_MARKS
        of_this = self.words.of_this.match(self._prose.read, start)
        thus = self.words.thus.search(self._prose.read, start, end)
        means_it = of_this or (thus and not quoted_next)
        if start - quotation.end > _GAP or not means_it:
            return None
        for verb in self.words.says.finditer(self._prose.read, start, end):
            subject = self._subjects.after(verb.end(), end) or self._subjects.before(
                start, verb.start()
            )
            if subject and subject.entity and self._subjects.agrees(subject, verb[0]):
                return self._told(subject, "sentence behind")
        people = self._prose.people(start, end) if thus else []
        alone = len(people) == 1 and people[0].subject
        return self._told(of_entity(people[0]), "sentence behind") if alone else None

    def _in_sentence_before(self, quotation: Quotation, own: Span, after: Span) -> SaidBy | None:
        """Tell by the sentence before: X spoke to journalists. «…»."""
        end = own[0]
        if after[0] < after[1]:
            return None  # the sentence goes on with somebody whom no rule knows
        if self._prose.read[slice(*own)].strip(" \t>—–-") or quotation.start - end > _GAP:
            return None
        start = self._prose.sentence_start(end - 1) if end else 0
        if end - start > 4 * FAR:
            return None
        if self.words.denies.search(self._prose.read[start:end]):
            return SaidBy(None, None, "denied")
        found: SaidBy | None = None
        for verb in self.words.says.finditer(self._prose.read, start, end):
            subject = self._subjects.of_verb(verb, start, end)
            told = self._told(subject, "sentence before") if subject is not None else None
            if told is not None and found is not None and told.speaker != found.speaker:
                return None
            found = told or found
        return found

    def _clause(self, start: int, end: int, rule: str) -> SaidBy | None:
        """Tell by a clause behind the words or in them: X said; said X; according to X."""
        read, near = self._prose.read, min(end, start + FAR)
        by_words = self._by_words(start, near, rule)
        verb = self.words.says.search(read, start, near)
        if verb is None:
            return by_words
        subject = self._subjects.after(verb.end(), end)
        if by_words and self.words.by_words_of.search(read, start, verb.start()):
            # according to X, said Y: it may be either's
            of_two = subject is not None and subject.is_person
            return SaidBy(None, None, rule) if of_two else by_words
        aside = None if subject else self.words.by_words_of.search(read, verb.end(), near)
        if by_words and aside and read[verb.end() : aside.start()].strip() == ",":
            return self._behind_aside(aside.end(), end, verb[0], rule)
        subject = subject or self._subjects.before(start, verb.start())
        if subject is not None and self._subjects.agrees(subject, verb[0]):
            return self._told(subject, rule)
        another = subject is None and self._subjects.is_of_another(start, verb.span(), end)
        return SaidBy(None, None, rule) if another and by_words is None else by_words

    def _behind_aside(self, start: int, end: int, verb: str, rule: str) -> SaidBy:
        """Tell by whoever is named behind an aside: said, according to X, Y."""
        stop = CLAUSE.search(self._prose.read, start, end)
        subject = self._subjects.after(stop.end(), end) if stop is not None else None
        told: SaidBy | None = None
        if subject is not None and subject.entity and self._subjects.agrees(subject, verb):
            told = self._told(subject, rule)
        return told or SaidBy(None, None, rule)

    def _by_words(self, start: int, end: int, rule: str) -> SaidBy | None:
        """Tell by whoever stands behind "according to", in whatever case."""
        read, prose = self._prose.read, self._prose
        for found in self.words.in_their_words.finditer(read, start, end):
            woman = True if found.groupdict().get("she") else None
            said = self._meant(start, rule, feminine=woman)
            return said if said.is_told else self._body_before(start, rule) or said
        for found in self.words.by_words_of.finditer(read, start, end):
            stop = CLAUSE.search(read, found.end() + 1, end)
            last = min(stop.start() if stop else end, found.end() + LONGEST)
            pronoun = WORD.search(read, found.end(), last)
            if pronoun is not None and pronoun[0].casefold() in self.words.they:
                return self._meant(start, rule)
            named = prose.people(found.end(), last) or prose.within(found.end(), last)
            named = [one for one in named if not self._is_addressed(found[0], one)]
            addressed = named and prose.governor(named[0].start) in self.words.addressed
            if named and not addressed:  # the letter to X is not X's
                return self._oblique(named[0], rule)
        for found in self.words.in_words_of.finditer(read, start, end):
            words = list(WORD.finditer(read, start, found.start()))
            if words and words[-1][0].casefold() in self.words.they:
                return self._meant(start, rule)
            named = [
                one for one in prose.within(start, found.start()) if found.start() - one.end <= _GAP
            ]
            if named:
                return self._oblique(named[-1], rule)
        return None

    def _is_addressed(self, words: str, one: Entity) -> bool:
        """Whether a name stands in the case of whom a letter is for: in a letter to X."""
        form = self.text[one.start : one.end].split()[0]
        return not one.subject and bool(self.words.to_whom.match(f"{words} {form}"))

    # -- who that is -----------------------------------------------------------------------

    def _told(self, subject: Subject, rule: str) -> SaidBy | None:
        one = subject.entity
        if one is not None:
            agency = one.kind is EntityKind.BODY and self.words.agencies.search(one.name)
            several = self._offices.is_of_several(one)
            name = self._offices.holder_of_surname(one) if several else self._offices.whole(one)
            return None if agency else SaidBy(name, self._offices.of(one), rule)
        if not subject.office:
            return self._meant(subject.start, rule, feminine=subject.feminine)
        noun = subject.start, subject.end
        phrase, holder = self._offices.phrase(noun), self._offices.holder(noun)
        if holder is None and self.text[slice(*noun)].casefold() in self.words.any_body:
            return self._body_before(self._prose.sentence_start(noun[0]), rule) or SaidBy(
                None, phrase, rule
            )
        if holder is not None:
            return SaidBy(holder, None if subject.inside else phrase, rule)
        alone = phrase.casefold() == self.text[slice(*noun)].casefold()
        if alone and phrase.casefold() in self.words.generic:
            return self._generic(noun, phrase, rule)
        return SaidBy(None, self._offices.described(noun), rule)

    def _generic(self, noun: Span, phrase: str, rule: str) -> SaidBy:
        """Tell by the noun of an office alone: whoever was named before, unless it is another."""
        office = SaidBy(None, phrase, rule)
        if self._offices.is_named_behind(noun):
            return office  # of a name that nobody recognised
        meant = self._meant(noun[0], rule)
        another = meant.speaker and self._holds_another(meant.speaker, phrase.casefold())
        return office if another else meant

    def _holds_another(self, name: str, noun: str) -> bool:
        """Whether somebody is known by an office that is not that of a noun: a teacher, a minister.

        Args:
            name: of somebody who was named before.
            noun: which may mean them.
        """
        if noun in self.words.vague:
            return False
        people = (one for one in self._prose.people(0, len(self.text)) if one.subject)
        named = [one for one in people if self._offices.whole(one) == name]
        offices = [(self._offices.of(one) or "").casefold().split() for one in named]
        own = [office for office in offices if office]
        return bool(own) and not any(word.startswith(noun) for office in own for word in office)

    def _oblique(self, one: Entity, rule: str) -> SaidBy | None:
        """A name that stands in another case; nobody where its nominative is not known."""
        unsure = one.subject and one.kind is EntityKind.PERSON
        if not unsure or not self.words.declined.search(one.name):
            return self._told(of_entity(one), rule)
        stem = self.words.declined.sub("", one.name)
        forms = {f"{stem}{ending}" for ending in ("", *self.words.nominative_endings)}
        own = {other.name for other in self.entities if other is not one and other.name in forms}
        return SaidBy(next(iter(own)) if len(own) == 1 else None, None, rule)

    def _meant(
        self, before: int, rule: str, *, feminine: bool | None = None, window: int = _BACK
    ) -> SaidBy:
        """Whom "he" means: the one person whom the last sentence names that names any."""
        rule = f"{rule}, named before"
        for start, end in self._prose.sentences_back(before, window):
            people = [
                one
                for one in self._prose.people(start, end)
                if feminine is None or one.feminine is None or one.feminine == feminine
            ]
            subjects = [
                one for one in people if one.subject and not self._prose.governor(one.start)
            ]
            office = self._subjects.office_that_begins(start, end)
            if office is not None and self._is_somebody_else(office):
                return SaidBy(self._offices.named_as((office.start, office.end)), None, rule)
            if not subjects:
                told = self._by_words(start, end, rule)
                if told is not None and told.is_told:
                    return told
                if self._brings_in(start, end):
                    break
                continue
            if len({self._offices.whole(one) for one in people}) > 1:
                # of several it is who is said to speak there
                subjects = [one for one in subjects if self._says(one)]
            if len({self._offices.whole(one) for one in subjects}) == 1:
                one = subjects[-1]
                return SaidBy(self._offices.whole(one), self._offices.of(one), rule)
            break
        return SaidBy(None, None, rule)

    def _brings_in(self, start: int, end: int) -> bool:
        """Whether a sentence has somebody else in it by a noun and no name: a neighbour came."""
        read, words = self._prose.read, self.words
        found = words.persons.search(read, start, end) or next(
            (
                one
                for one in words.whose.finditer(read, start, end)
                if words.roles.match(read, one.end() + 1, end)
            ),
            None,
        )
        if found is None:
            return False
        # "he met a neighbour": he is who was named before
        before = map(str.casefold, WORD.findall(read, start, found.start()))
        return (words.he | words.she).isdisjoint(before)

    def _is_somebody_else(self, office: Subject) -> bool:
        """Whether the noun of an office may mean another than whoever was named before it."""
        noun = self.text[office.start : office.end].casefold()
        return noun not in {*self.words.he, *self.words.they, *self.words.bodies.values()}

    def _body_before(self, before: int, rule: str) -> SaidBy | None:
        """The one body that the last sentence names in which anybody is named."""
        for start, end in self._prose.sentences_back(before, _BACK):
            named = self._prose.within(start, end)
            agency = self.words.agencies.search(named[0].name) if named else None
            if named and len({one.name for one in named}) == 1 and not agency:
                only = named[0].kind is EntityKind.BODY and named[0].subject
                return SaidBy(named[0].name, None, f"{rule}, named before") if only else None
            if named:
                return None
        return None

    def _says(self, one: Entity) -> bool:
        """Whether a name stands right beside a verb of saying."""
        read, near = self._prose.read, 30
        after, before = (one.end, one.end + near), (max(0, one.start - near), one.start)
        return any(self.words.says.search(read, *area) for area in (after, before))
