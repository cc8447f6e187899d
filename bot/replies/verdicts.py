"""Verdicts on claimed quotations to what the bot says: differences, dates, the context."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.replies.answers import edited, heading
from bot.replies.composer import Composer, Link, nowhere
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Check, Covered, Difference, Finding, Kind, Match, Repeat, Verdict

SHOWN = 3
"""Statements that are shown with their context."""

DIFFERENCES = 8
_EXCERPT = 70
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n")
_NEVER_FOLDED = 10**6


def check_reply(check: Check, say: Wording, link: Link = nowhere) -> Reply:
    """The verdict, what differs, and the statements' own words in their context."""
    composer = Composer(link)
    composer.line(_headline(check, say), Style.BOLD)
    whole = check.whole
    if check.quoted:
        for part in check.quoted:
            composer.gap().line(say("check-in-marks", words=_excerpt(part.text)))
            _verdict(composer, part, say)
    elif whole.verdict is check.verdict:
        _verdict(composer, whole, say)
    if whole.verdict is not Verdict.EXACT and not check.quoted:
        _sentences(composer, check.sentences, say, whole=whole.verdict is check.verdict)
    composer.gap().line(say.ended(_searched(check.searched, say)))
    if check.searched.sample:
        composer.line(say("sample-note"), Style.ITALIC)
    return composer.reply()


def difference_line(difference: Difference, say: Wording) -> str:
    """One difference in words: what is claimed, and what the statement has instead."""
    kind = say(f"difference-{difference.kind}")
    claimed, actual = _one_line(difference.claimed), _one_line(difference.actual)
    if not claimed:
        return say("difference-left-out", kind=kind, actual=actual)
    if not actual:
        return say("difference-added", kind=kind, claimed=claimed)
    return say("difference-changed", kind=kind, claimed=claimed, actual=actual)


def _headline(check: Check, say: Wording) -> str:
    parts = check.quoted or (check.whole,)
    verdicts = {part.verdict for part in parts}
    if verdicts == {Verdict.EXACT}:
        return say("check-exact", statements=max(len(part.said) for part in parts))
    if check.whole.is_short:
        return say("check-short")
    if check.verdict is Verdict.NOT_FOUND:
        return say("check-not-found")
    if check.whole.verdict is Verdict.NOT_FOUND and not check.quoted:
        return say("check-partly")
    if all(d.kind is Kind.PUNCTUATION for m in check.matches[:1] for d in m.differences):
        return say("check-punctuation")
    return say("check-altered")


def _verdict(composer: Composer, part: Finding, say: Wording) -> None:
    match part.verdict:
        case Verdict.EXACT:
            for held in part.matches[:SHOWN]:
                _match(composer, held, say)
            _also(composer, part.said, len(part.matches[:SHOWN]), say)
        case Verdict.ALTERED:
            _differences(composer, part, say)
            composer.gap().line(say("check-record-says"), Style.ITALIC)
            for held in part.matches[:SHOWN]:
                _match(composer, held, say)
        case Verdict.NOT_FOUND if part.is_short:
            for held in part.nearest[:SHOWN]:
                _match(composer, held, say)
            _also(composer, part.said, len(part.nearest[:SHOWN]), say)
        case Verdict.NOT_FOUND if part.nearest:
            composer.gap().line(say("check-nearest"), Style.ITALIC)
            for held in part.nearest[:2]:
                _match(composer, held, say)


def _differences(composer: Composer, part: Finding, say: Wording) -> None:
    """What the best match of a stretch has otherwise."""
    differences = part.matches[0].differences
    for difference in differences[:DIFFERENCES]:
        composer.line(f"– {_difference_in_context(difference, part, say)}")
    if len(differences) > DIFFERENCES:
        composer.line(say("difference-more", count=len(differences) - DIFFERENCES))


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
