"""Verdicts on claimed quotations to what the bot says: differences, dates, the context."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.replies.answers import edited, heading
from bot.replies.composer import Composer, Link, nowhere
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from retrieval.types import (
    Check,
    Covered,
    Difference,
    Finding,
    Kind,
    Match,
    Repeat,
    Standing,
    Turn,
    Verdict,
)

SHOWN = 3
"""Statements that are shown with their context."""

DIFFERENCES = 8
"""That are told of a quotation, the gravest first."""

LONG = 1_500
"""Characters from which a claim is a whole statement; its differences are told in their order."""

MOST_DIFFERENCES = 200
_EXCERPT = 70
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n")
_NEVER_FOLDED = 10**6


def check_reply(check: Check, say: Wording, link: Link = nowhere) -> Reply:
    """The verdict, what differs, and the statements' own words in their context."""
    composer = Composer(link)
    composer.line(_headline(check, say), Style.BOLD)
    whole = check.whole
    if check.quoted:
        composer.line(_how_much(check, say))
        for part in check.quoted:
            composer.gap().line(say("check-in-marks", words=_excerpt(part.text)))
            _verdict(composer, part, say)
    elif whole.verdict is check.verdict:
        _verdict(composer, whole, say)
    listed = not whole.verdict.is_on_record and len(whole.text) <= LONG
    if listed and not check.quoted:
        _sentences(composer, check.sentences, say, whole=whole.verdict is check.verdict)
    composer.gap().line(say.ended(_searched(check.searched, say)))
    if check.searched.sample:
        composer.line(say("sample-note"), Style.ITALIC)
    return composer.reply()


def difference_line(difference: Difference, say: Wording) -> str:
    """One difference in words: what is claimed, and what the statement has instead."""
    kind = say(f"difference-{difference.kind}")
    claimed, actual = _one_line(difference.claimed), _one_line(difference.actual)
    if difference.kind is Kind.WHEN and actual:
        return say(
            "difference-changed",
            kind=kind,
            claimed=claimed,
            actual=say.day(date.fromisoformat(actual)),
        )
    if not claimed:
        return say("difference-left-out", kind=kind, actual=actual)
    if not actual:
        return say("difference-added", kind=kind, claimed=claimed)
    return say("difference-changed", kind=kind, claimed=claimed, actual=actual)


def _headline(check: Check, say: Wording) -> str:
    parts = check.quoted or (check.whole,)
    others = {fact.kind for part in parts for held in part.matches[:1] for fact in held.otherwise}
    if {part.verdict for part in parts} == {Verdict.EXACT}:
        return say("check-exact", statements=max(len(part.said) for part in parts))
    if check.whole.is_short:
        return say("check-short")
    if check.verdict is Verdict.ALTERED and others:
        return say(f"check-other-{Kind.WHO if Kind.WHO in others else Kind.WHEN}")
    if check.verdict is not Verdict.ALTERED:
        return say({Verdict.CUT: "check-cut"}.get(check.verdict, "check-not-found"))
    return say(_altered(check))


def _altered(check: Check) -> str:
    if check.whole.verdict is Verdict.NOT_FOUND and not check.quoted:
        return "check-partly"
    if all(d.kind is Kind.PUNCTUATION for m in check.matches[:1] for d in m.differences):
        return "check-punctuation"
    return "check-altered"


def _how_much(check: Check, say: Wording) -> str:
    """How much of a post was checked: what stands in quotation marks."""
    words = sum(len(part.text.split()) for part in check.quoted)
    return say.ended(say("check-quoted-only", words=words))


def _verdict(composer: Composer, part: Finding, say: Wording) -> None:
    held: Sequence[Match] = part.matches[:SHOWN]
    match part.verdict:
        case Verdict.CUT:
            _left_off(composer, part.matches[0], say)
        case Verdict.ALTERED:
            _differences(composer, part, say)
            composer.gap().line(say("check-record-says"), Style.ITALIC)
        case Verdict.NOT_FOUND if part.is_short:
            held = part.nearest[:SHOWN]
        case Verdict.NOT_FOUND if part.nearest:
            composer.gap().line(say("check-nearest"), Style.ITALIC)
            held = part.nearest[:2]
    for one in held:
        _match(composer, one, say)
    if part.verdict is not Verdict.ALTERED:
        _also(composer, part.said, len(held), say)


def _left_off(composer: Composer, held: Match, say: Wording) -> None:
    """What a stretch has lost of its sentence, before all else."""
    for one in held.left_off[:DIFFERENCES]:
        words = _one_line(one.text)
        if one.turn is Turn.QUESTION:
            composer.line(f"– {say('left-off-question')}")
        elif one.start < held.quote.start:
            composer.line(f"– {say('left-off-before', words=words)}")
        elif one.start >= held.quote.end:
            composer.line(f"– {say('left-off-after', words=words)}")
        else:
            composer.line(f"– {say('left-off-between', words=words)}")


def _differences(composer: Composer, part: Finding, say: Wording) -> None:
    """What the best match of a stretch has otherwise."""
    differences, most = part.matches[0].differences, DIFFERENCES
    if len(part.text) > LONG:
        # of a whole statement every difference is wanted, where it stands
        differences = tuple(sorted(differences, key=lambda one: one.claimed_span))
        most = MOST_DIFFERENCES
    for difference in differences[:most]:
        composer.line(f"– {_difference_in_context(difference, part, say)}")
    if len(differences) > most:
        composer.line(say("difference-more", count=len(differences) - most))
    _left_off(composer, part.matches[0], say)


def _difference_in_context(difference: Difference, part: Finding, say: Wording) -> str:
    """One difference; of a full stop where the record's sentence goes on, how it does."""
    ends = not difference.actual and difference.claimed in {".", "!", "?"}
    if ends and not part.text[difference.claimed_span[1] :].strip():
        rest = _SENTENCE_END.split(part.matches[0].after.strip(" ,;:"), maxsplit=1)[0]
        if rest:
            return say("difference-cut", rest=_excerpt(rest))
    return difference_line(difference, say)


def _match(composer: Composer, held: Match, say: Wording) -> None:
    composer.gap()
    heading(composer, held.quote, say)
    start = held.quote.start - held.context.start
    bold = [(start, start + held.quote.end - held.quote.start)]
    if held.left_out:
        bold = _around_gaps(held)
    composer.quote(held.context, bold=bold)
    for fact in held.beside:
        if fact.standing is not Standing.ANOTHER:
            claimed = _one_line(fact.claimed)
            composer.line(say(f"beside-{fact.kind}-{fact.standing}", claimed=claimed), Style.ITALIC)
    for gap in held.left_out:
        composer.line(say("check-gap", words=gap.words, sentences=gap.sentences), Style.ITALIC)
    if held.changed is not None:
        composer.line(say("check-changed", day=say.day(held.changed)), Style.ITALIC)
        _became(composer, held.became, say)
    edited(composer, replace(held.quote, withdrawn=held.withdrawn), say)


def _became(composer: Composer, changes: Sequence[tuple[str, str]], say: Wording) -> None:
    """What the newer version has instead, where that is short enough to tell."""
    for change in changes[:SHOWN]:
        before, after = map(_one_line, change)
        if len(before) + len(after) <= 2 * _EXCERPT:
            name = "check-became" if before and after else "check-gone" if before else "check-new"
            composer.line(f"– {say(name, before=before, after=after)}", Style.ITALIC)


def _around_gaps(held: Match) -> list[tuple[int, int]]:
    """The quoted stretches of a context, without what an ellipsis leaves out."""
    begin = held.context.start
    ends = [gap.start for gap in held.left_out] + [held.quote.end]
    starts = [held.quote.start, *(gap.end for gap in held.left_out)]
    return [(start - begin, end - begin) for start, end in zip(starts, ends, strict=True)]


def _also(composer: Composer, said: Sequence[Repeat], shown: int, say: Wording) -> None:
    """The other statements with the same words, by their dates."""
    others = said[shown:]
    if not others:
        return
    days = [repeat.date for repeat in others if repeat.date is not None]
    written = ", ".join(say.day(day) for day in days[:DIFFERENCES])
    if len(days) > DIFFERENCES:
        written = f"{written} … {say.day(days[-1])}"
    composer.gap().line(say("check-also", count=len(others), days=written or say.day(None)))


def _sentences(composer: Composer, parts: Sequence[Finding], say: Wording, *, whole: bool) -> None:
    """A verdict on each sentence; with its context where none of the whole was shown."""
    if not parts:
        return
    composer.gap().line(say("check-by-sentence"), Style.ITALIC)
    shown = 0
    for number, part in enumerate(parts, 1):
        composer.line(f"{number}. {say(f'verdict-{part.verdict}')}: {_excerpt(part.text)}")
        if part.matches and not whole and shown < SHOWN:
            shown += 1
            _differences(composer, part, say)
            _match(composer, part.matches[0], say)
            composer.gap()
            continue
        for held in part.matches[:1]:
            facts = (say.day(held.quote.date), _one_line(held.quote.title or held.quote.opening))
            composer.line(f"    {' · '.join(filter(None, facts))}")
            for difference in held.differences[:SHOWN]:
                composer.line(f"    – {_difference_in_context(difference, part, say)}")


def _searched(covered: Covered, say: Wording) -> str:
    text = say("check-searched", statements=covered.statements, versions=covered.versions)
    if covered.first and covered.last:
        text += f", {say.days(covered.first, covered.last)}"
    return text


def _excerpt(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rsplit(' ', 1)[0]} …"


def _one_line(text: str) -> str:
    return " ".join(text.split())
