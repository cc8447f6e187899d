"""The labels of a transcript: names and roles at the beginning of a line, before a colon."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, pairwise

from retrieval.languages import LANGUAGES, NARRATIONS, OFFICES, VOICES
from retrieval.languages.combining import any_of
from retrieval.patterns import lazy_pattern


class Mark(Enum):
    """What stands between a label and the words."""

    COLON = ":"
    CALLS = "interjecting"
    STOP = "."
    DASH = "–"
    LINE = "a line of its own"


_TABLES = [known.transcripts for known in LANGUAGES]
_ROLE = (
    f"{any_of(prefix for table in _TABLES for prefix in table.role_prefixes)}?"
    f"{any_of(role for table in _TABLES for role in (*table.roles, *table.anybody))}(?: \\d+)?"
)
_ROLES = lazy_pattern(_ROLE, re.IGNORECASE)
_OF_A_ROLE = lazy_pattern(rf"{_ROLE}(?![\w-])", re.IGNORECASE)
_ASKERS = frozenset[str]().union(*(table.askers for table in _TABLES))
_CALLED_BY_ENDING = lazy_pattern(
    any_of(one for table in _TABLES for one in table.callings), re.IGNORECASE
)
_ANYBODY = lazy_pattern(any_of(one for table in _TABLES for one in table.anybody), re.IGNORECASE)
_LETTERS = frozenset[str]().union(*(table.letters for table in _TABLES))
_LETTERED = lazy_pattern(rf"(?P<letter>{any_of(_LETTERS)})\. ?\w[^.]*", re.IGNORECASE)
_INTERJECTING = any_of(one for table in _TABLES for one in table.interjecting)
_SHORTENED = frozenset[str]().union(*({*table.shortened, *table.titles} for table in _TABLES))
_HEADINGS = lazy_pattern(any_of(one for table in _TABLES for one in table.headings), re.IGNORECASE)
_SURNAME = rf"\w+{any_of(one for table in _TABLES for one in table.surnames)}"
_PARENTAGE = any_of(one for table in _TABLES for one in table.parentage)
_TITLE = any_of(one for table in _TABLES for one in table.titles)
_TIME = r"[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[\])]?[ \t]*"
_BEFORE = rf"^[ \t>]*(?:{_TIME})?[*_\[<]*"
_TIMED = lazy_pattern(_TIME)
_MEDIUM = lazy_pattern(
    rf"[«“\"][^«»“”\"\n]{{2,40}}[»”\"]|[\w-]+\.[a-z]{{2,5}}"
    rf"|{any_of(one for table in _TABLES for one in table.media)}",
    re.IGNORECASE,
)
_BEHIND = r"[*_\]>]*[ \t]*(?:\([^)\n]{1,60}\)[ \t]*){0,3}"
_NO_WORD = r":\n!?()*\[\]<>"
_WORDS = rf"[^\W\d_][^{_NO_WORD}]{{0,60}}?"
# Of most lines one look tells that they begin with no label: trying all its lengths takes long.
_SHORT_BEFORE = rf"(?=[^{_NO_WORD}]{{1,61}}+[_ \t]*+(?:%s|[*\]>(]))"
_DASHED = r"(?=[^\n—–-]*+[—–-])"
_LABEL = lazy_pattern(
    # «Ай-Танды»: …; 24.kg: …
    r"^[ \t>]*[*_]*(?P<medium>[«“\"][^«»“”\"\n:]{2,40}[»”\"]|\d?[\w-]+\.[a-z]{2,5}):[*_]*(?=\s)|"
    rf"{_BEFORE}{_SHORT_BEFORE % ':'}(?P<name>{_WORDS}){_BEHIND}:[*_]*(?=\s|$)"
    rf"|^[ \t]*{_DASHED}"
    rf"(?P<calls>[^\W\d_][^:\n.!?()]{{0,60}}?)[ \t]+{_INTERJECTING}[ \t]*[—–-]+"
    rf"|{_BEFORE}(?P<stops>(?:(?i:{_TITLE})\.? )?[^\W\d_]+(?: ?(?<!\w)[^\W\d_]\.){{1,2}}"
    rf"|(?:(?i:{_TITLE})\.? )?(?:(?:[^\W\d_]\. ?){{0,2}}(?:{_SURNAME}|[^\W\d_]+)"
    rf"|\w+ {_PARENTAGE}|(?i:{_ROLE}))"
    rf"(?=\.|[ \t]*\([^)\n]{{1,60}}\)\.))(?:[ \t]*\([^)\n]{{1,60}}\))?\.?[ \t]+(?=\w)"
    rf"|{_BEFORE}{_DASHED}(?P<dashes>{_WORDS}){_BEHIND}(?:[ \t][–—][ \t]|—)(?=\S)"
    rf"|{_BEFORE}{_SHORT_BEFORE % '$'}(?P<alone>{_WORDS}){_BEHIND}$",
    re.MULTILINE,
)
_MARKS = {
    "name": Mark.COLON,
    "medium": Mark.COLON,
    "calls": Mark.CALLS,
    "stops": Mark.STOP,
    "dashes": Mark.DASH,
    "alone": Mark.LINE,
}
_OF_ONESELF = lazy_pattern(
    rf"\b{any_of(word for known in LANGUAGES if known.voice for word in known.voice.oneself)}\b|\?",
    re.IGNORECASE,
)
_INITIALS = r"(?:[^\W\d_]\. ?){1,3}"
_NAME = r"[^\W\d_][\w’'-]+"
_WITH_INITIALS = lazy_pattern(
    rf"{_INITIALS}{_NAME}|{_NAME}(?: {_NAME})? (?:{_INITIALS}|[^\W\d_])(?<=\S)"
)
_WITH_TITLE = lazy_pattern(rf"{_TITLE}\.? (?P<behind>.+)|(?P<before>.+) {_TITLE}\.?", re.IGNORECASE)
_CALLED = lazy_pattern(rf"(?:{_INITIALS})?{_SURNAME}|\w+ {_PARENTAGE}")
_ASIDE = lazy_pattern(r"\(([^)\n]{1,60})\)")
FIRST_PERSON = lazy_pattern(
    rf"(?<!\w){any_of(one for table in _TABLES for one in table.first_person)}(?!\w)", re.IGNORECASE
)
"""Words by which a line is told to be spoken and not told: I, we, your."""

_CALLINGS = lazy_pattern(
    any_of(
        pattern.pattern
        for pattern in (
            *(one.roles for one in NARRATIONS),
            *(one.persons for one in NARRATIONS),
            *(voice.is_person for voice in VOICES),
            *(known.saying.roles for known in LANGUAGES if known.saying),
        )
        if pattern.pattern
    ),
    re.IGNORECASE,
)
_TWO = 2  # who ask and answer
_MOST_NAMES = 3  # words of a name
_MOST_WORDS = 7
_NAME_WORDS = 2
_LEAST = 3  # labels of a talk in which no role is named
_AGAIN = 1.3  # times that each speaks in such a talk
_OFTEN = 1.2  # the same where a time stands before each
# in any case of them
_OFFICES = tuple(sorted(office for office in OFFICES if len(office) > len("chief")))


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line.

    Attributes:
        start, end: of it, its colon included.
        name: who speaks, as it is written.
        mark: what parts it from the words; a colon where nothing else is said.
        heads: whether nobody speaks under it.
        holder: whom it names in brackets behind an office.
        timed: whether a time stands before it.
        medium: whether it is written as the name of a newspaper or a site is.
        calls: whether it is a noun of one person, which no table has.
    """

    start: int
    end: int
    name: str
    mark: Mark = Mark.COLON
    heads: bool = False
    holder: str | None = None
    timed: bool = False
    medium: bool = False
    calls: bool = False

    @property
    def is_bare_role(self) -> bool:
        """Whether it names nobody: Minister, The Speaker, Question 2."""
        return bool(_ROLES.fullmatch(self.name))

    @property
    def is_anybody(self) -> bool:
        """Whether it is that of whoever it was: a voice from the hall."""
        return bool(_ANYBODY.fullmatch(self.name))

    @property
    def is_role(self) -> bool:
        """Whether it is a role, alone or before a name: Minister, MINISTER MACKLIN."""
        if self.is_bare_role:
            return True
        who = self.name.partition(",")[0]
        role = _OF_A_ROLE.match(who)
        words = who[role.end() :].split() if role else []
        # "Secretary Phone:" is a line of a form
        named = _is_capital(words) and not _HEADINGS.fullmatch(words[-1])
        return named or _is_after_office(who)

    @property
    def is_sure(self) -> bool:
        """Whether it can hardly be anything but a speaker's: a role, or a name with initials."""
        capitals = self.name.isupper() and len(self.name) > 1
        return capitals or self.is_role or self.is_name or self.holder is not None

    @property
    def is_name(self) -> bool:
        """Whether it is a name with initials or a title: A. Lee; Mr Lee."""
        who = self.name.partition(",")[0]
        if _WITH_INITIALS.fullmatch(who) and who[0].isupper():
            return True
        return who != (bare := _without_title(who)) and _is_capital(bare.split())

    @property
    def is_letter(self) -> bool:
        """Whether it is a role of one letter, as lists have them, too."""
        return self.name.casefold() in _LETTERS


def labels(text: str) -> list[Label]:
    """All labels of a text, in order, headings too."""
    found = [one for found in _LABEL.finditer(text) if (one := _label(found)) is not None]
    letters = {one.name.casefold() for one in found if one.is_letter}
    return [_lettered(one, text, letters) for one in found]


def _lettered(label: Label, text: str, letters: AbstractSet[str]) -> Label:
    """A label without the answer that looks like the name behind an initial: "A. No. The …"."""
    taken = _LETTERED.fullmatch(label.name) if label.mark is Mark.STOP else None
    if taken is None or not any(
        letters & table.letters and taken["letter"].casefold() in table.letters for table in _TABLES
    ):
        return label
    start = text.index(taken["letter"], label.start)
    end = start + len(taken["letter"]) + 1
    return replace(label, name=taken["letter"], end=end)


def speaking(text: str, found: Iterable[Label]) -> list[Label]:
    """The labels that are somebody's who talks, in order; none where the text is no transcript.

    Labels before a colon are told by roles and capitals. Of those that another mark parts from the
    words, and prose has such, too, it is those of roles and names that come again and again.
    """
    found = [one for one in found if not one.heads]
    if not _is_asked_by_one(text, found):
        found = [one for one in found if not one.medium]
    before_colon = [one for one in found if one.mark in {Mark.COLON, Mark.CALLS}]
    every = Counter(one.name for one in before_colon)
    known: list[Label] = []
    talk = _is_talk(before_colon) or _take_turns(text, before_colon)
    if talk or _opens(text, before_colon):
        answering = _answering(text, before_colon)
        before_colon = _with_callings(text, before_colon)
        known += (
            one
            for one in before_colon
            if one.mark is Mark.CALLS
            or one.is_sure
            or _is_named(one.name, every[one.name], every)
            or one.name in answering
            or one.calls
        )
    elif _come_again([one for one in before_colon if one.timed], _OFTEN):
        known += (one for one in before_colon if one.timed)
    elif any(
        one(text, before_colon) for one in (_is_interview, _is_asked_by_one, _is_talk_of_offices)
    ):
        known += before_colon
    for mark in (Mark.STOP, Mark.DASH, Mark.LINE):
        parted = [one for one in found if one.mark is mark]
        if mark is Mark.LINE and not any(one.is_bare_role for one in parted):
            parted = [one for one in parted if one.is_sure]
        if not _come_again(parted):
            # now and then a talk's colon is forgotten
            parted = [one for one in parted if known and (one.name in every or one.is_bare_role)]
        known += parted
    return sorted(_whole(known), key=lambda one: one.start)


def _whole(known: Sequence[Label]) -> list[Label]:
    """The labels, a surname alone as the whole name that another label has."""
    names = {one.name.partition(",")[0] for one in known}

    def whole(one: Label) -> Label:
        if one.is_bare_role:
            return one
        held = [name for name in names if name != one.name and one.name in name.split()]
        return replace(one, holder=held[0]) if len(held) == 1 and one.holder is None else one

    return [whole(one) for one in known]


def _is_interview(text: str, found: Sequence[Label]) -> bool:
    """Whether two or three people who are known by one word each ask and answer in turn."""
    if not found:
        return False
    names = Counter(one.name for one in found)
    ends = [*(one.start for one in found[1:]), len(text)]
    asks = any("?" in text[one.end : end] for one, end in zip(found, ends, strict=True))
    words = all(name.isalpha() and name[0].isupper() and not name.isupper() for name in names)
    return asks and words and 1 < len(names) <= _LEAST and min(names.values()) > 1


def _words(text: str, found: Sequence[Label]) -> list[str]:
    """What stands under each label."""
    ends = [*(one.start for one in found[1:]), len(text)]
    return [text[one.end : end] for one, end in zip(found, ends, strict=True)]


def _is_sentence(words: str) -> bool:
    """Whether what stands under a label begins and ends as what is said does."""
    bare = words.strip("\n\t —–-")
    return bare[:1].isupper() and bare.endswith((".", "!", "?", "…", "»", "”", '"'))


def _with_callings(text: str, found: Sequence[Label]) -> list[Label]:
    """The labels of a talk, those that are one noun of a person told by its ending: Trader."""
    return [
        replace(one, calls=True)
        if not one.is_sure and _CALLED_BY_ENDING.fullmatch(one.name) and _is_sentence(words)
        else one
        for one, words in zip(found, _words(text, found), strict=True)
    ]


def _answering(text: str, found: Sequence[Label]) -> set[str]:
    """The names, be they one word, that stand right behind what a reporter asks."""
    asked = zip(found, _words(text, found), strict=True)
    answers = zip(found[1:], _words(text, found)[1:], strict=True)
    return {
        one.name
        for (asker, question), (one, words) in zip(asked, answers, strict=False)
        if is_interviewer(asker.name) and question.rstrip().endswith("?")
        if len(one.name.split()) <= _MOST_NAMES and _is_capital(one.name.split())
        if all(map(_is_word, one.name.split())) and _is_sentence(words)
    }


def _is_asked_by_one(text: str, found: Sequence[Label]) -> bool:
    """Whether of two who take turns one only asks, and the other answers by a name."""
    found = [one for one in found if one.mark is Mark.COLON]
    names = list(dict.fromkeys(one.name for one in found))
    if len(names) != _TWO or any(a.name == b.name for a, b in pairwise(found)):
        return False
    asker, answerer = names
    under = _words(text, found)
    asked = [words for one, words in zip(found, under, strict=True) if one.name == asker]
    answered = [words for one, words in zip(found, under, strict=True) if one.name == answerer]
    asks = all(words.rstrip().endswith("?") for words in asked)
    known = found[0].medium or bool(_MEDIUM.fullmatch(asker)) or is_interviewer(asker)
    enough = known or (len(asked) > 1 and _is_capital(asker.split()))
    name = answerer.partition(",")[0].split()
    called = _is_capital(name) and len(name) <= _MOST_NAMES and all(map(_is_word, name))
    spoken = all(map(_is_sentence, answered)) and not answerer.isupper()
    return asks and enough and called and spoken


def _is_talk_of_offices(text: str, found: Sequence[Label]) -> bool:
    """Whether people talk who are all called by an office and a whole name, one behind the other.

    They speak by turns, one of them again, or each of themselves.
    """
    if len(found) < _NAME_WORDS or not all(_has_calling(one.name) for one in found):
        return False
    names = [one.name for one in found]
    under = _words(text, found)
    if any(one == other for one, other in pairwise(names)) or not all(map(_is_sentence, under)):
        return False
    again = len(names) > len(set(names))
    oneself = all("?" in words or FIRST_PERSON.search(words) for words in under)
    return len(set(names)) > 1 and (again or oneself)


def _has_calling(name: str) -> bool:
    """Whether a label is a calling before a whole name, or behind its comma: X Y, the owner."""
    who, _, held = name.partition(", ")
    words = who.split()
    whole = words[-_NAME_WORDS:]
    if len(whole) < _NAME_WORDS or not _is_capital(whole) or not all(map(_is_word, whole)):
        return False
    callings = held.split() if held and len(words) == _NAME_WORDS else words[:-_NAME_WORDS]
    return any(_CALLINGS.fullmatch(word) for word in callings) or _has_office(callings)


def _is_word(name: str) -> bool:
    return all(part.isalpha() for part in name.replace("’", "'").replace("'", "-").split("-"))


def _is_talk(found: Sequence[Label]) -> bool:
    """Whether labels before a colon are those of people who talk to each other."""
    roles = [one for one in found if one.is_role]
    if roles:
        lettered = {one.name.casefold() for one in roles if one.is_letter}
        asked = any(table.letters and table.letters <= lettered for table in _TABLES)
        told = any(not one.is_letter for one in roles) or asked
        sure = sum(one.is_sure for one in found) > 1
        return told and (sure or _is_asked(found) or _is_answered(found))
    shouted = Counter(one.name for one in found if one.name.isupper() and _is_shouted(one.name))
    again = [name for name, times in shouted.items() if times > 1]
    if _come_again([one for one in found if one.name in shouted and " " not in one.name]):
        return True
    initials = {one.name for one in found if one.name.isupper() and one.is_name and "." in one.name}
    named = [one for one in found if one.is_name or one.holder]
    return len(again) > 1 or len(initials) > 1 or _come_again(named)


def _is_asked(found: Sequence[Label]) -> bool:
    """Whether somebody asks, and a whole name stands both before and behind a question."""
    asked = [place for place, one in enumerate(found) if is_interviewer(one.name)]
    if not asked:
        return False
    before, after = found[: asked[-1]], found[asked[0] + 1 :]
    return any(may_name(one) and one.name in other.name for one in after for other in before)


def _is_answered(found: Sequence[Label]) -> bool:
    """Whether the same whole name stands again and again, and another label beside it."""
    named = Counter(one.name for one in found if _is_whole(one.name))
    return len({one.name for one in found}) > 2 and max(named.values(), default=0) > 1


def _take_turns(text: str, found: Sequence[Label]) -> bool:
    """Whether people of whole names, of whom the same come again, ask or speak of themselves."""
    names = [one.name.partition(",")[0] for one in found]
    turned = all(one != other for one, other in pairwise(names))
    if not turned or not len(names) > len(set(names)) > 1 or not all(map(_is_whole, names)):
        return False
    return _OF_ONESELF.search(text, found[0].end) is not None


def _is_shouted(name: str) -> bool:
    """Whether a label in capitals may be a name: two words, or what ends as surnames do."""
    return " " in name or bool(_CALLED.fullmatch(name))


def _come_again(found: Sequence[Label], times: float = _AGAIN) -> bool:
    names = Counter(one.holder or one.name for one in _whole(found))
    return names.total() >= max(_LEAST, times * len(names)) and len(names) > 1


def may_name(label: Label) -> bool:
    """Whether a label that nobody is known by may still be somebody's."""
    return sum(word[0].isupper() for word in label.name.split()) >= _NAME_WORDS


def is_interviewer(label: str | None) -> bool:
    """Whether a transcript's label is that of whoever asks the questions."""
    return label is not None and label.casefold().strip(" .:") in _ASKERS


def _opens(text: str, found: Sequence[Label]) -> bool:
    """Whether a lone label stands at the head of the text, above words of one speaker."""
    return (
        bool(found)
        and found[0].name.isupper()
        and found[0].is_bare_role
        and found[0].start < min(400, len(text) // 4 + 1)
    )


def _label(found: re.Match[str]) -> Label | None:
    """A label; None of what only looks like one."""
    group = found.lastgroup or ""
    mark = _MARKS[group]
    name = _joined(found[group].strip(" *_"))
    if group == "medium":
        return Label(found.start(), found.end(), name.strip('«»“”"'), medium=True)
    if mark is Mark.CALLS:
        return Label(found.start(), found.end(), name, mark)
    if _HEADINGS.fullmatch(name):
        return Label(found.start(), found.end(), name, heads=True) if mark is Mark.COLON else None
    if not _may_be(name) or not all(map(_is_short, name.split(".")[:-1])):
        return None
    timed = bool(_TIMED.match(found[0].lstrip(" \t>")))
    holder = _holder(name, found[0])
    label = Label(found.start(), found.end(), name, mark, holder=holder, timed=timed)
    before = found.string[: found.start()].rstrip()[-1:]
    # a line that only goes on with the one before begins with no label
    plain = not (before.islower() or before == ",") and _is_plain(label)
    return label if mark is Mark.COLON or plain else None


def _is_plain(label: Label) -> bool:
    """Whether a label is one although no colon stands behind it."""
    name = label.name
    if name.endswith(",") or not name[0].isupper():
        return False
    if label.is_bare_role or label.is_name:
        return True
    if label.mark is Mark.STOP:
        return name.isupper() or bool(_CALLED.fullmatch(name))
    return label.mark is Mark.LINE and (label.is_role or _is_whole(name))


def _is_whole(name: str) -> bool:
    """Whether a label is two capital words, as a name is, and maybe a heading."""
    words = name.split()
    return len(words) == _NAME_WORDS and _is_capital(words) and all(map(str.isalpha, words))


def _holder(name: str, label: str) -> str | None:
    """The name in brackets behind an office: "Deputy chair (A. Lee):"; None of any other."""
    aside = _ASIDE.search(label)
    office = any(map(str.islower, name.split())) or _has_office(name.split())
    if aside is None or is_interviewer(name) or not (office or _ROLES.fullmatch(name)):
        return None
    who = aside[1].strip()
    words = _without_title(who).split()
    whole = len(words) == _NAME_WORDS and _is_capital(words)
    return who if whole or _WITH_INITIALS.fullmatch(who) else None


def _without_title(name: str) -> str:
    """A name without the title before or behind it."""
    titled = _WITH_TITLE.fullmatch(name)
    return (titled["behind"] or titled["before"]) if titled else name


def _joined(name: str) -> str:
    """A name without the spaces between its letters: S P E A K E R."""
    parts: list[str] = []
    for letters, run in groupby(name.split(), lambda word: len(word) == 1 and word.isalpha()):
        words = list(run)
        parts += ["".join(words)] if letters and len(words) > _NAME_WORDS else words
    return " ".join(parts)


def _may_be(name: str) -> bool:
    figures = any(map(str.isdigit, name)) and not _ROLES.fullmatch(name)
    return len(name.split()) <= _MOST_WORDS and not figures


def _is_short(part: str) -> bool:
    """Whether a full stop behind these words is that of an initial or of a title."""
    last = (part.split()[-1:] or [""])[0]
    return len(last) == 1 or last.casefold() in _SHORTENED


def _is_capital(words: list[str]) -> bool:
    """Whether there are words, and each begins with a capital."""
    return bool(words) and all(word[0].isupper() for word in words)


def _is_named(name: str, times: int, others: Iterable[str]) -> bool:
    """Whether a label is a name, perhaps with an office: "Ann Lee, Owner"; "Ann" if it recurs.

    A surname alone is one where another label has it in a whole name.
    """
    if any(name != other and name in other.split() for other in others):
        return True
    who, _, office = name.partition(",")
    words = who.split()
    times += bool(office.strip())
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words)
    return (capital and len(words) + times > 2) or _ends_in_name(words)


def _is_after_office(label: str) -> bool:
    """Whether an office stands before a name with initials: "Minister of finance Lee A."."""
    words = label.split()
    for at in range(1, len(words)):
        rest = " ".join(words[at:])
        if _has_office(words[:at]) and rest[0].isupper() and _WITH_INITIALS.fullmatch(rest):
            return True
    return False


def _ends_in_name(words: list[str]) -> bool:
    """Whether an office stands before a whole name: "Deputy head of the bank Ann Lee"."""
    office, whole = words[:-_NAME_WORDS], words[-_NAME_WORDS:]
    return _has_office(office) and len(whole) == _NAME_WORDS and _is_capital(whole)


def _has_office(words: list[str]) -> bool:
    return any(word.casefold().startswith(_OFFICES) for word in words)
