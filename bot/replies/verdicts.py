"""Verdicts on claimed quotations to what the bot says: differences, dates, the context."""

from collections.abc import Sequence
from dataclasses import replace

from bot.replies import differences
from bot.replies.answers import edited, heading
from bot.replies.composer import Composer, Link, nowhere
from bot.replies.differences import excerpt, one_line
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from retrieval.types import (
    Check,
    Covered,
    Finding,
    Kind,
    Match,
    Repeat,
    Standing,
    Verdict,
)

SHOWN = 3
"""Statements that are shown with their context."""

_SHORT = 140  # characters of a change that is told whole


def check_reply(check: Check, say: Wording, link: Link = nowhere) -> Reply:
    """The verdict, what differs, and the statements' own words in their context."""
    composer = Composer(link)
    composer.line(_headline(check, say), Style.BOLD)
    whole = check.whole
    if check.quoted:
        composer.line(_how_much(check, say))
        for part in check.quoted:
            composer.gap().line(say("check-in-marks", words=excerpt(part.text)))
            _verdict(composer, part, say)
    elif whole.verdict is check.verdict:
        _verdict(composer, whole, say)
    listed = not whole.verdict.is_on_record and len(whole.text) <= differences.LONG
    if listed and not check.quoted:
        _sentences(composer, check.sentences, say, whole=whole.verdict is check.verdict)
    composer.gap().line(say.ended(_searched(check.searched, say)))
    if check.searched.sample:
        composer.line(say("sample-note"), Style.ITALIC)
    files = (differences.document(part, say, link) for part in check.quoted or (whole,))
    return replace(composer.reply(), document=next(filter(None, files), None))


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
        if part.verdict is Verdict.EXACT:
            _left_off(composer, one, say)
    if part.verdict is not Verdict.ALTERED:
        _also(composer, part.said, len(held), say)


def _left_off(composer: Composer, held: Match, say: Wording) -> None:
    """What a stretch has lost of its sentence, before all else."""
    for one in held.left_off[: differences.MOST]:
        composer.line(f"– {differences.left_off(one, held, say)}")


def _differences(composer: Composer, part: Finding, say: Wording) -> None:
    """What the best match of a stretch has otherwise."""
    for line in differences.told(part, say):
        composer.line(f"– {line}")
    _left_off(composer, part.matches[0], say)


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
            claimed = one_line(fact.claimed)
            composer.line(say(f"beside-{fact.kind}-{fact.standing}", claimed=claimed), Style.ITALIC)
    for gap in held.left_out:
        name = "check-gap" if gap.is_marked else "check-gap-in-list"
        composer.line(say(name, words=gap.words, sentences=gap.sentences), Style.ITALIC)
    if held.changed is not None:
        composer.line(say("check-changed", day=say.day(held.changed)), Style.ITALIC)
        _became(composer, held.became, say)
    edited(composer, replace(held.quote, withdrawn=held.withdrawn), say)


def _became(composer: Composer, changes: Sequence[tuple[str, str]], say: Wording) -> None:
    """What the newer version has instead, where that is short enough to tell."""
    for change in changes[:SHOWN]:
        before, after = map(one_line, change)
        if len(before) + len(after) <= _SHORT:
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
    written = ", ".join(say.day(day) for day in days[: differences.MOST])
    if len(days) > differences.MOST:
        written = f"{written} … {say.day(days[-1])}"
    composer.gap().line(say("check-also", count=len(others), days=written or say.day(None)))


def _sentences(composer: Composer, parts: Sequence[Finding], say: Wording, *, whole: bool) -> None:
    """A verdict on each sentence; with its context where none of the whole was shown."""
    if not parts:
        return
    composer.gap().line(say("check-by-sentence"), Style.ITALIC)
    shown = 0
    for number, part in enumerate(parts, 1):
        composer.line(f"{number}. {say(f'verdict-{part.verdict}')}: {excerpt(part.text)}")
        if part.matches and not whole and shown < SHOWN:
            shown += 1
            _differences(composer, part, say)
            _match(composer, part.matches[0], say)
            composer.gap()
            continue
        for held in part.matches[:1]:
            facts = (say.day(held.quote.date), one_line(held.quote.title or held.quote.opening))
            composer.line(f"    {' · '.join(filter(None, facts))}")
            for difference in held.differences[:SHOWN]:
                composer.line(f"    – {differences.difference_in_context(difference, part, say)}")


def _searched(covered: Covered, say: Wording) -> str:
    text = say("check-searched", statements=covered.statements, versions=covered.versions)
    if covered.first and covered.last:
        text += f", {say.days(covered.first, covered.last)}"
    return text
