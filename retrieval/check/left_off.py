"""What a quotation leaves off of its sentence that turns its meaning.

"A single drone has crossed our border" is on record, behind "Not". Such words are on record and are
no quotation. What rules over a passage from its own sentence, from the question that it is a part
of, or from the lead-in of its list is told, so that nobody is certified to have said the opposite.
It errs on the side of telling: a passage of which nothing is told keeps its sense.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from retrieval.analysis.headings import (
    announced_by,
    counted_under,
    heading_over,
    label_over,
    outcome_behind,
    turns_below,
)
from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.lists import is_lead_in, lead_ins, over_quotations, tail
from retrieval.analysis.notes import note_behind
from retrieval.analysis.pictures import crossed, is_ticked
from retrieval.analysis.quotation_marks import Quotation, quotations
from retrieval.analysis.stretches import stretches
from retrieval.analysis.table_rows import TableRow, table_row
from retrieval.analysis.turning_words import scopes
from retrieval.check.halves import halved
from retrieval.check.interrupted import inserts
from retrieval.languages.scope import ScopeTable
from retrieval.languages.scripts import CAPITALS, undotted
from retrieval.text import trimmed
from retrieval.types import LeftOff, Span, Turn

_PARTING = ",;:—–"
_CLOSE = 3  # characters behind a contrast at which what it restricts begins
_CLOSE_WORDS = 5  # between what counts things and what denies them
_FIRST_WORD = 12  # characters of a passage that tell whether a sentence begins with it
_ABBREVIATED = 6  # letters of an abbreviation that ends a sentence
_NEAR = 24  # characters before an ellipsis in which a word stands that is repeated in it
_MOST_OF_HEAD = 6  # words of what heads a column
_LONGEST = 90  # characters of what is told of a longer stretch
_FARTHEST = 60  # characters to each side of a passage's end that a number or a word may have
_QUESTION = re.compile(r"\?[\"'»”’)\]]*$")
_ASKED = re.compile(r"[^\n.!?…;:«“„\"(]*\?")
"""A question that a passage is a part of and that the sentence goes on behind."""

_MARKS = " \t\n,;:.!–—-\"'«»“”„()[]"
_STOP = re.compile(r"[,;:—–]|\s-\s")
_CLOSED = re.compile(r"[»”“\"'’]+[.,!?…]+$")
_ENDED = re.compile(rf"[.!?…](?:[»”\"\])]|\s+[–—-])\s+(?=[{CAPITALS}])")
"""Where a quotation, a turn of a talk, or what stands in brackets, ends with its sentence."""

_FILLER = "x"  # a letter: what is filled up is a word, and no mark
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SURNAME = re.compile(r"(?<!\w)(?=(?P<first>[^\W\d_]{3,}) (?P<surname>[^\W\d_]{3,})(?!\w))")
_FILLED = re.compile(r"\s+")
_PARTS = re.compile(r"[:;—–]\s|\s-\s")
_DECIDED = re.compile(r"\s*[:–—-]\s*(?P<how>\w+(?:\s+\w+){0,3})[.!]?\s*$")
"""Behind a motion and a colon the few words that say what became of it: "…: rejected"."""

_LINK = re.compile(r"[\s,–—-]*")
_JUDGED = re.compile(r"[»”\"'’]\s*[–—-]\s*(?=(?:\w+\s+){0,2}\w+\W*$)")
"""Behind a quotation the few words that say what it is: «…» — this is a lie."""


def left_off(
    text: str, lang: str | None, span: Span, sentences: Sequence[Span]
) -> tuple[LeftOff, ...]:
    """What turns the meaning of a passage and is not in it, in the order of the text.

    Args:
        text: of the statement.
        lang: of it.
        span: of the passage.
        sentences: of the text about the passage.
    """
    written, text = text, _in_one_script(text, span)
    span, quotation = _in_quotation(text, span)
    found = [
        *_lead_ins(text, lang, span, sentences),
        *_crossed(text, lang, span),
        *_halves(text, span),
    ]
    row = table_row(text, span)
    if row is not None:
        sentences = _in_row(row, sentences)
        found += _heads(text, lang, row.heads)
    touched = [(a, b) for a, b in sentences if a < span[1] and span[0] < b]
    if touched:
        start, end = min(touched[0][0], span[0]), max(touched[-1][1], span[1])
        start, end = _within_inserts(text, span, (start, end), quotation)
        for scope in _scopes(text, lang, (start, end), quotation):
            found += _beside(text, span, sentences, scope)
            part = _of_one_sentence(text, span, (start, end), quotation, scope)
            plain = _without_idle(_without_inserts(text, span, quotation), span, part, scope)
            found += _before(plain, (part[0], span[0]), span, quotation, scope)
            found += _behind(plain, span, part, quotation, scope)
    told = {(one.start, one.end): one for one in reversed(found)}
    return tuple(
        replace(one, text=written[one.start : one.end])
        for place, one in sorted(told.items())
        if not any(a <= place[0] and place[1] <= b for a, b in told if (a, b) != place)
    )


def _scopes(
    text: str, lang: str | None, part: Span, quotation: Span | None
) -> tuple[ScopeTable, ...]:
    """The tables of a sentence, and of a quotation in it: both may have a language of their own."""
    parts = [part]
    if quotation is not None:
        parts += [quotation, (part[0], quotation[0])]
    held = [one for one in parts if any(map(str.isalpha, text[slice(*one)]))]
    return tuple(dict.fromkeys(scope for one in held for scope in scopes(text, lang, one)))


def _in_one_script(text: str, span: Span) -> str:
    """The text with the words about a passage in one script each, letter for letter."""
    for start, end in stretches(text, *span):
        near = unmixed(text[start:end])
        if near != text[start:end]:
            text = f"{text[:start]}{near}{text[end:]}"
    return text


def _halves(text: str, span: Span) -> Iterator[LeftOff]:
    """The rest of a number, or of a word with a hyphen, that a passage has a half of."""
    for at in span:
        first = max(0, at - _FARTHEST)
        near = _folded(text[first : at + _FARTHEST])
        if first == 0:
            first, near = -1, f" {near}"  # a sign may begin the text
        for one in halved(near, at - first):
            rest = (first + one[0], at) if at == span[0] else (at, first + one[1])
            start, end = trimmed(text, *rest)
            yield LeftOff(Turn.PART, start, end, text[start:end])


def _beside(
    text: str, span: Span, sentences: Sequence[Span], scope: ScopeTable
) -> Iterator[LeftOff]:
    """A sentence right before a passage or behind it that calls it untrue: "Fake!"."""
    before = [one for one in sentences if one[1] <= span[0]]
    behind = [one for one in sentences if one[0] >= span[1]]
    if behind and is_lead_in(text[slice(*behind[0])]):
        behind = []  # it speaks of what comes after it: "The following was rejected:"
    inside = text[slice(*span)].rstrip()
    again = behind and scope.again.match(_folded(text[slice(*behind[0])]))
    if _QUESTION.search(inside) or (again and scope.negation.search(_folded(inside))):
        behind = []  # it is answered, or said again: "Do you want smoke? I do not."
    for near, pattern in ((before[-1:], scope.labels), (behind[:1], scope.untrue)):
        for start, end in near:
            words = _folded(text[start:end])
            # "this, of course, is untrue" is "this is untrue"
            if pattern.search(words) or pattern.search(
                _FILLED.sub(" ", scope.fillers.sub(" ", words))
            ):
                yield _told(text, Turn.NEGATION, start, end)


def _within_inserts(text: str, span: Span, part: Span, quotation: Span | None) -> Span:
    """The sentence about a passage up to where a reporter's words part it from another.

    Only where nothing but a quotation stands in it: what leads to one rules over all of it.
    """
    start, end = part
    if quotation is None:
        return part
    around = text[start : max(start, quotation[0])], text[min(end, quotation[1]) : end]
    if any(map(str.isalnum, around[0])) or any(map(str.isalnum, around[1])):
        return part
    first = max(0, quotation[0])
    for one in inserts(text[first : quotation[1]]):
        if not one.ends_sentence:
            continue
        if first + one.end <= span[0]:
            start = max(start, first + one.end)
        elif span[1] <= first + one.start:
            end = min(end, first + one.start)
    return start, end


def _without_inserts(text: str, span: Span, quotation: Span | None) -> str:
    """The text, with what a reporter put into a quotation beside a passage made a comma."""
    if quotation is None:
        return text
    for one in inserts(text[slice(*quotation)]):
        start, end = quotation[0] + one.start, quotation[0] + one.end
        if end <= span[0] or start >= span[1]:
            text = f"{text[:start]},{' ' * (end - start - 1)}{text[end:]}"
    return text


def _of_one_sentence(
    text: str, span: Span, part: Span, quotation: Span | None, scope: ScopeTable
) -> Span:
    """The sentence about a passage, parted where an abbreviation or a mark ends another one."""
    start, end = part
    found = scope.ended.finditer(text, start, span[0] + _FIRST_WORD)
    before = [one.end() for one in found if one.end() <= span[0]]
    first = quotation[0] if quotation is not None else start
    last = first if any(map(str.isalnum, text[start:first])) else span[0]
    for one in _ENDED.finditer(text, start, last + 1):
        # what leads to a quotation rules over all of it; what calls it untrue stands before it
        if not scope.labels.search(_folded(text[max([start, *before]) : one.end()])):
            before.append(one.end())
    # the passage may end with the abbreviation, without its full stop
    found = scope.ended.finditer(text, max(start, span[1] - _ABBREVIATED), end)
    behind = [max(one.start(), span[1]) for one in found if one.end() > span[1]]
    return max([start, *before]), min([end, *behind])


def _without_idle(text: str, span: Span, part: Span, scope: ScopeTable) -> str:
    """The text, with the names and set phrases of a sentence that turn nothing filled up.

    Whatever stands in the passage too is left as it is.
    """
    words = text[slice(*part)]
    first, last = span[0] - part[0], span[1] - part[0]
    idle = [found.span() for found in scope.idle.finditer(_folded(words))]
    idle += [found.span() for found in scope.names.finditer(words)]
    idle += _names(words)
    for start, end in idle:
        if end <= first or start >= last:
            words = words[:start] + _FILLER * (end - start) + words[end:]
    return text[: part[0]] + words + text[part[1] :]


def _names(words: str) -> Iterator[Span]:
    """Surnames behind a first name: "Hanna Lie". Not in a line where most words are capitalised."""
    long = _LONG_WORD.findall(words)
    if 2 * sum(word[0].isupper() for word in long) <= len(long):
        for found in _SURNAME.finditer(words):
            if found["first"].istitle() and found["surname"].istitle():
                yield found.span("surname")


def within(text: str, lang: str | None, gap: Span, about: Span) -> tuple[LeftOff, ...]:
    """What an ellipsis leaves out inside a sentence that turns what stands around it.

    Args:
        text: of the statement.
        lang: of it.
        gap: what is left out.
        about: the whole stretch that the gap lies in, by which its language is told.
    """
    words = _folded(unmixed(text[slice(*gap)]))
    kept = _folded(unmixed(text[about[0] : gap[0]]))[-_NEAR:]
    before = _folded(unmixed(text[max(0, gap[0] - _FARTHEST) : gap[0]]))
    return tuple(
        _told(text, turn, gap[0] + place[0], gap[0] + place[1])
        for scope in scopes(text, lang, about)
        for turn, pattern in _ruling(scope)
        if (place := _outside(pattern, "" if turn is Turn.NEGATION else before, words))
        and not _is_repeated(words[slice(*place)], words, kept)
    )


def _is_repeated(word: str, left_out: str, kept: str) -> bool:
    """Whether what is left out says again what was kept: "We will not, I repeat not, close"."""
    return left_out.lstrip().startswith(",") and word in re.findall(r"\w+", kept)


def _ruling(scope: ScopeTable) -> tuple[tuple[Turn, re.Pattern[str]], ...]:
    return (
        (Turn.NEGATION, scope.negation),
        (Turn.EXCEPTION, scope.exception),
        (Turn.CONDITION, scope.condition),
    )


def _lead_ins(
    text: str, lang: str | None, span: Span, sentences: Sequence[Span]
) -> Iterator[LeftOff]:
    """What deny, forbid or doubt all that stands under them, but what has a tick.

    Lead-ins of lists, headings, and sentences that announce what the next ones name.
    """
    if is_ticked(text, span):
        return
    yield from _headings(text, span)
    announced = announced_by(text, span[0], sentences)
    if announced is not None and _is_refused(text, lang, *announced):
        start, end = announced[0]
        yield LeftOff(Turn.LEAD_IN, start, end, text[start:end])
    counted = counted_under(text, span[0], sentences)
    if counted is not None and _turns(text, lang, counted, by_others=False):
        yield LeftOff(Turn.LEAD_IN, *counted, text[slice(*counted)])
    leading = [*lead_ins(text, span[0], lang)]
    behind = tail(text, span[0])
    if behind is not None and behind[0] >= span[1] and _turns(text, lang, behind, by_others=False):
        yield LeftOff(Turn.LEAD_IN, *behind, text[slice(*behind)])
    noted = note_behind(text, span[1])
    if noted is not None and _turns(text, lang, noted, by_others=False):
        yield LeftOff(Turn.LEAD_IN, *noted, text[slice(*noted)])
    # who says it is no part of a quotation, as in one line; that it was not said is
    turns = _disowns if _is_quoted_paragraph(text, span) else _turns
    for start, end in leading:
        if turns(text, lang, (start, end)):
            yield LeftOff(Turn.LEAD_IN, start, end, text[start:end])
    above = over_quotations(text, span[0])
    if above is not None and _disowns(text, lang, above):
        yield LeftOff(Turn.LEAD_IN, *above, text[slice(*above)])


def _is_quoted_paragraph(text: str, span: Span) -> bool:
    """Whether a passage lies in quotation marks that its line begins with."""
    quotation = _quotation_about(text, span)
    return quotation is not None and not text[
        text.rfind("\n", 0, quotation[0]) + 1 : quotation[0]
    ].strip(_MARKS)


def _headings(text: str, span: Span) -> Iterator[LeftOff]:
    """The heading or the label over a passage that turns it, or the line below that does."""
    found = (
        heading_over(text, span[0]),
        label_over(text, span[0]),
        outcome_behind(text, span[1]),
    )
    for one in found:
        if one is not None and not span[0] <= one[0] < span[1]:
            yield LeftOff(Turn.LEAD_IN, *one, text[slice(*one)])


def _disowns(text: str, lang: str | None, part: Span) -> bool:
    """Whether a sentence over quotations says that they were not said, or are untrue."""
    folded = _folded(text[slice(*part)])
    for scope in scopes(text, lang, part):
        words = scope.idle.sub(_FILLER, folded)
        denied = scope.negation.search(words) or scope.undone.search(words)
        if scope.untrue.search(words) or scope.disowned.search(words):
            return True
        if denied and scope.of_words.search(words):
            return True
    return False


def _in_row(row: TableRow, sentences: Sequence[Span]) -> Sequence[Span]:
    """The sentences of a table's row; it is one where no cell about the passage has several."""
    inside = [
        (max(start, row.start), min(end, row.end))
        for start, end in sentences
        if start < row.end and row.start < end
    ]
    several = any(row.cell[0] < start < row.cell[1] for start, _ in inside)
    return inside if several else [(row.start, row.end)]


def _heads(text: str, lang: str | None, heads: Sequence[Span]) -> Iterator[LeftOff]:
    """Heads of a table's column that deny, forbid or doubt what stands below them."""
    for start, end in heads:
        words = text[start:end].split()
        # "critics say"; "Claim" alone stands over what is judged beside it
        turns = turns_below(text[start:end]) or _turns(
            text, lang, (start, end), by_others=len(words) > 1
        )
        if turns and len(words) <= _MOST_OF_HEAD:
            yield LeftOff(Turn.LEAD_IN, start, end, text[start:end])


def _is_refused(text: str, lang: str | None, part: Span, counted: Span) -> bool:
    """Whether a sentence that announces an enumeration denies or forbids what it counts.

    Only what stands close to it does, at the end of the sentence: "ruled out three steps".
    """
    before, behind = text[part[0] : counted[0]], text[counted[1] : part[1]]
    if len(behind.split()) > _CLOSE_WORDS:
        return False
    near = " ".join(re.split(r"[,;:—–]", before)[-1].split()[-_CLOSE_WORDS:])
    folded = _folded(f"{near} {text[slice(*counted)]}{behind}")
    for scope in scopes(text, lang, part):
        words = scope.idle.sub(_FILLER, folded)
        if scope.negation.search(words) or scope.undone.search(words):
            return True
    return False


def _turns(text: str, lang: str | None, part: Span, *, by_others: bool = True) -> bool:
    """Whether a lead-in, or what stands in its place, turns what is listed under it."""
    folded = _folded(text[slice(*part)])
    for scope in scopes(text, lang, part):
        words = scope.idle.sub(_FILLER, folded)
        patterns = [one for _, one in _ruling(scope)]
        patterns += [scope.undone, scope.leading, scope.untrue]
        if by_others:
            patterns.append(scope.attribution)
        if any(pattern.search(words) for pattern in patterns):
            return True
    return False


def _crossed(text: str, lang: str | None, span: Span) -> Iterator[LeftOff]:
    """The cross before an item that says no to it, but where its words say the same."""
    found = crossed(text, span)
    if found is None:
        return
    words = _folded(text[slice(*found.words)])
    if not any(one.agreeing.search(words) for one in scopes(text, lang, found.words)):
        start, end = found.mark
        yield LeftOff(Turn.NEGATION, start, end, text[start:end])


def _before(
    text: str, part: Span, span: Span, quotation: Span | None, scope: ScopeTable
) -> Iterator[LeftOff]:
    """What stands before a passage in its sentence and rules over it."""
    words = _folded(text[slice(*part)])
    # "stopped" turns the "selling" that the passage begins with
    whole = words + _folded(text[span[0] : min(span[1], span[0] + _LONGEST)])
    ends = (found.end() for found in scope.contrast.finditer(whole))
    near = max((end for end in ends if end <= len(words)), default=0)
    if ":" in words[:near]:
        near = 0  # the items of a list in one line: its lead-in rules over all of them
    outside = ""
    if quotation is not None and quotation[0] >= part[0]:
        # of the words that bring a quotation in, those alone that say whether it was said
        outside = words[: quotation[0] - part[0]]
        that = scope.clause_of.search(outside)
        outside = outside[: that.start()].rstrip(_MARKS) if that else outside
        near = max(near, outside.rfind(",") + 1)
    for turn, pattern in (*_ruling(scope), (Turn.ATTRIBUTION, scope.attribution)):
        # who said a quotation is no part of it; whose words the speaker repeats is
        inside = quotation is not None and (
            turn is Turn.ATTRIBUTION or (turn is Turn.NEGATION and _is_stance(outside, scope))
        )
        start = max(near, quotation[0] - part[0]) if inside and quotation else near
        found = pattern.search(whole, start)
        if found and found.start() < len(words):
            yield _told(text, turn, part[0] + found.start(), part[1])
    label, colon, _ = words.rpartition(":")
    if colon and (scope.labels.search(label) or turns_below(label.strip(_MARKS))):
        yield _told(text, Turn.ATTRIBUTION, part[0], part[0] + len(label))
    if quotation is not None and (found := scope.disowned.search(words)):
        yield _told(text, Turn.ATTRIBUTION, part[0] + found.start(), part[1])


def _is_stance(before: str, scope: ScopeTable) -> bool:
    """Whether a denial before a quotation tells what its speaker thinks: X disagreed: “…”."""
    clause = before.rpartition(",")[2]
    return clause.rstrip().endswith(":") and not scope.of_words.search(clause)


def _behind(
    text: str, span: Span, sentence: Span, quotation: Span | None, scope: ScopeTable
) -> Iterator[LeftOff]:
    """What stands behind a passage in its sentence and rules over it."""
    start, end = span[1], sentence[1]
    is_question = _QUESTION.search(text[sentence[0] : end]) and "?" in text[start:end]
    if is_question or _ASKED.match(text, start, end):
        at = text.rindex("?", start, end)
        yield LeftOff(Turn.QUESTION, at, at + 1, "?")
    words = _folded(text[start:end])
    yield from _replaced(text, start, words, scope)
    contrast = scope.contrast.search(words)
    far = contrast.start() if contrast else len(words)
    if contrast and any(
        found.start() <= contrast.end() + _CLOSE
        for _, pattern in _ruling(scope)[1:]
        if (found := pattern.search(words, contrast.end()))
    ):
        far = len(words)  # "we will pay, but only if you ask"
    judged = _JUDGED.match(words[:far]) if quotation is not None else None
    clause = scope.clause.search(words, judged.end() if judged else 0)
    near = min(far, clause.start() if clause else far)
    inside = _folded(text[slice(*span)])
    for turn, pattern in _ruling(scope)[1:]:
        if place := _outside(pattern, inside, words[:far]):
            stop = _STOP.search(words, place[1], far)
            yield _told(text, turn, start + place[0], start + (stop.start() if stop else far))
    before = _folded(text[sentence[0] : span[0]])
    for turn, (first, last) in (
        *_taken_back(inside, words, scope, is_quoted=quotation is not None),
        *_overtaken(before + inside, words, scope),
    ):
        yield _told(text, turn, start + first, start + last)
    near = max(near, _main_clause(before, inside, words[:far], scope))
    # a verb with a comma behind it; the same letters end a noun in the accusative
    parted = not words.strip(_MARKS) or words.lstrip()[:1] in _PARTING or _is_joined(words, scope)
    ended = scope.verb_last and parted and scope.finite.search(inside)
    denied = scope.negation.search(words, 0, near) or scope.undone.search(words, 0, near)
    if denied and not ended:
        stop = _STOP.search(words, denied.end())
        yield _told(text, Turn.NEGATION, start, start + (stop.start() if stop else len(words)))
    if quotation is None and not _is_joined(words, scope):
        first = _after_link(words)
        stop = scope.clause.search(words, first, far)
        if found := scope.attribution.search(words, first, stop.start() if stop else far):
            yield _told(
                text, Turn.ATTRIBUTION, start + first, start + (stop.start() if stop else far)
            )


def _replaced(text: str, start: int, words: str, scope: ScopeTable) -> Iterator[LeftOff]:
    """What stands behind a passage for it, or says what became of all that it names.

    Args:
        text: of the statement.
        start: where the passage ends.
        words: the rest of its sentence, folded.
        scope: of the sentence.
    """
    end = start + len(words)
    if found := scope.corrected.search(words):
        yield _told(text, Turn.NEGATION, start + found.start(), end)
    for part in _PARTS.finditer(words):
        rest = words[part.end() :]
        if scope.of_all.match(rest) and (scope.negation.search(rest) or scope.undone.search(rest)):
            yield _told(text, Turn.NEGATION, start + part.end(), end)
            break
    but = scope.contrast.search(words)
    if but and (found := scope.reverted.search(words, but.start())):
        yield _told(text, Turn.NEGATION, start + but.start(), start + found.end())
    decided = _DECIDED.match(words)
    if decided and (scope.leading.search(decided["how"]) or scope.undone.search(decided["how"])):
        yield _told(text, Turn.NEGATION, start + decided.start("how"), start + decided.end("how"))


def _outside(pattern: re.Pattern[str], inside: str, behind: str) -> Span | None:
    """Where words behind a passage match, alone or with the passage's last: "all roads | but one".

    Args:
        pattern: of what is looked for.
        inside: the passage, or its end.
        behind: what follows it.

    Returns:
        The place in ``behind``; None where nothing matches there.
    """
    if found := pattern.search(behind):
        return found.span()
    kept = inside[-_LONGEST:]
    for found in pattern.finditer(kept + behind):
        if found.start() < len(kept) < found.end():
            return 0, found.end() - len(kept)
    return None


def _taken_back(
    inside: str, behind: str, scope: ScopeTable, *, is_quoted: bool
) -> Iterator[tuple[Turn, Span]]:
    """What a clause of its own behind a passage takes back.

    It is called untrue, or whose claim it is; or what was only meant did not come about: the lock
    was to open, but it did not.
    """
    if found := scope.judged.search(behind):
        yield Turn.NEGATION, found.span()
    joined, meant = None, scope.meant.search(inside)
    if meant or scope.proposed.search(inside):
        joined = scope.joined.search(behind) or scope.contrast.search(behind)
    # what would raise fines, "but would not" something else, was not taken back
    taken = (scope.negation, scope.undone) if meant else (scope.undone,)
    found = joined and next(filter(None, (one.search(behind, joined.end()) for one in taken)), None)
    if joined and found:
        stop = _STOP.search(behind, found.end())
        yield Turn.NEGATION, (joined.start(), stop.start() if stop else len(behind))
    if is_quoted and (found := scope.disowned.search(behind)):
        yield Turn.ATTRIBUTION, found.span()


def _overtaken(before: str, behind: str, scope: ScopeTable) -> Iterator[tuple[Turn, Span]]:
    """What stands behind a passage where it was so once, or was meant to be, but is not."""
    found = scope.but.match(behind, len(behind) - len(behind.lstrip()))
    if found and scope.overtaken.search(before):
        stop = _STOP.search(behind, found.end())
        yield Turn.NEGATION, (found.start(), stop.start() if stop else len(behind))


def _main_clause(before: str, inside: str, behind: str, scope: ScopeTable) -> int:
    """Where behind a passage in a subordinate clause the main clause ends that goes on there."""
    if scope.clause_of.search(before):
        return len(behind)
    if "," not in behind or not scope.parted.search(before + inside):
        return 0
    following = scope.clause.search(behind, behind.index(",") + 1)
    return following.start() if following else len(behind)


def _after_link(words: str) -> int:
    """Where what stands behind a passage begins, marks passed over."""
    found = _LINK.match(words)
    return found.end() if found else 0


def _is_joined(words: str, scope: ScopeTable) -> bool:
    """Whether a clause of its own is joined to a passage."""
    return scope.joined.match(words, _after_link(words)) is not None


def _in_quotation(text: str, span: Span) -> tuple[Span, Span | None]:
    """A passage and the quotation marks it lies in, without a full stop that stands behind them.

    Who ends a quotation with a full stop has it matched behind the closing mark: «…».
    """
    quotation = _quotation_about(text, span)
    closed = _CLOSED.search(text, *span) if quotation is None else None
    if closed is None:
        return span, quotation
    inside = span[0], closed.start()
    quotation = _quotation_about(text, inside)
    return (span, None) if quotation is None else (inside, quotation)


def _quotation_about(text: str, span: Span) -> Span | None:
    """The quotation marks that a passage lies in; of a long text, in the same stretch of it."""
    for start, end in stretches(text, *span):
        for one in _quotations(text[start:end]):
            if start + one.first <= span[0] and span[1] <= start + one.last:
                return start + one.start, start + one.end
    return None


@lru_cache(maxsize=8)
def _quotations(text: str) -> tuple[Quotation, ...]:
    """Those of a text, found once for all its passages."""
    return tuple(quotations(text))


def _told(text: str, turn: Turn, start: int, end: int) -> LeftOff:
    """A stretch without the marks around it, of a long one the beginning."""
    start, end = trimmed(text, start, end, _MARKS)
    if end - start > _LONGEST:
        end = max(text.rfind(" ", start, start + _LONGEST), start + 1)
    return LeftOff(turn, start, end, text[start:end])


def _folded(text: str) -> str:
    """The text in lower case, letter by letter, so that places stay what they are."""
    return undotted("".join(one if len(small := one.lower()) != 1 else small for one in text))
