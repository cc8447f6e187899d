"""What a reindex would change, as an admin reads it on a phone: counts first, lists on tap."""

from collections.abc import Sequence
from datetime import date

from bot.replies.composer import Composer
from bot.replies.faults import problem_line
from bot.replies.reply import Button, Reply, Style
from bot.replies.run_lists import OutcomeKind, count, listed
from bot.replies.wording import Wording
from retrieval.types import Alteration, Change, Outcome, Problem, Progress, ReindexReport

SHOWN = (
    OutcomeKind.NEW,
    OutcomeKind.CHANGED,
    OutcomeKind.WITHDRAWN,
    OutcomeKind.UNDATED,
    OutcomeKind.FAILED,
)
"""The kinds that are told and listed; what stays as it was is not."""

KEPT = 500
"""Entries of a kind that can be read in the chat; the command line lists all."""

_PAGE = 8
_IN_A_ROW = 3
_TITLE, _VALUE, _PROBLEM = 80, 160, 300
LEAVE = "L"
"""What the button carries that leaves everything as it is."""

_COMES = (OutcomeKind.NEW, OutcomeKind.CHANGED, OutcomeKind.WITHDRAWN)

START = "reindex:start"
"""What the button carries that starts the reindex."""


def looking_reply(progress: Progress | None, say: Wording) -> Reply:
    """While it is looked at what would change."""
    if progress is None or progress.stage != "reading":
        return Composer().line(say("look-start")).reply()
    return Composer().line(say("look-reading", done=progress.done)).reply()


def look_reply(report: ReindexReport, token: str, say: Wording) -> Reply:
    """What would change, in one sentence, and buttons for the lists.

    Args:
        report: of the trial run.
        token: of the look, for the buttons.
        say: the admin's language.
    """
    composer = Composer()
    counts = [(kind, count(report, kind)) for kind in SHOWN]
    told = ", ".join(say(f"look-{kind}", count=many) for kind, many in counts if many)
    changes = any(count(report, kind) for kind in _COMES)
    if changes:
        composer.line(say("look-changes", changes=told))
        if report.expected_seconds is not None:
            composer.line(say("look-time", time=say.about(report.expected_seconds)))
    elif told:
        composer.line(say("look-same-but", changes=told))
    else:
        composer.line(say("look-same", read=report.read))
    if report.behind and not changes:
        composer.gap().line(say("look-behind"))
    starts = changes or report.behind
    start = ((Button(say("button-start-reindex"), action=START),),) if starts else ()
    lists = [
        Button(say(f"look-button-{kind}", count=many), action=f"R:{token}:{kind}:0")
        for kind, many in counts
        if many
    ]
    return composer.reply(*start, *rows_of(lists), (Button(say("button-leave"), action=LEAVE),))


def list_reply(report: ReindexReport, token: str, place: tuple[str, int], say: Wording) -> Reply:
    """One page of one list.

    Args:
        report: of the trial run, with at most ``KEPT`` entries of a kind.
        token: of the look.
        place: the kind, and how many entries stand before the page.
        say: the admin's language.
    """
    kind, begin = OutcomeKind(place[0]), place[1]
    entries, many = listed(report, kind), count(report, kind)
    begin = min(begin, max(0, len(entries) - 1)) // _PAGE * _PAGE
    some = entries[begin : begin + _PAGE]
    what = say(f"look-button-{kind}", count=many)
    composer = Composer().line(
        say("look-page", what=what, first=begin + 1, last=begin + len(some), all=many), Style.BOLD
    )
    for one in some:
        composer.gap()
        if isinstance(one, Problem):
            composer.line(brief(problem_line(one, say), _PROBLEM))
        else:
            _entry(composer, one, say)
    end = begin + len(some)
    if end == len(entries) < many:
        composer.gap().line(f"{say('look-more')} {kind}")
    turns = []
    if begin:
        turns.append(Button("‹", action=f"R:{token}:{kind}:{begin - _PAGE}"))
    if end < len(entries):
        turns.append(Button("›", action=f"R:{token}:{kind}:{end}"))
    back = Button(say("button-back"), action=f"R:{token}:all:0")
    return composer.reply(*rows_of(turns), (back,))


def alteration_line(one: Alteration, say: Wording) -> str:
    """What a statement says otherwise than before, in a line."""
    name = f"altered-{one.fact}"
    if one.fact == "other":
        return say(name)
    if one.fact == "text" and not one.before and not one.after:
        return say(name, before="–", after=say("look-lines"))
    before, after = (_value(one.fact, value, say) for value in (one.before, one.after))
    return say(name, before=before, after=after)


def _entry(composer: Composer, one: Outcome, say: Wording) -> None:
    title = brief(one.title or one.statement_id, _TITLE)
    composer.line(f"{say.day(one.date)} · {title}")
    if one.path != title:
        composer.line(brief(one.path, _TITLE), Style.CODE)
    if one.change is Change.CHANGED:
        for alteration in one.alterations:
            composer.line(alteration_line(alteration, say))


def _value(fact: str, value: str, say: Wording) -> str:
    if not value:
        return "–"
    if fact == "date":
        return say.day(date.fromisoformat(value))
    if fact == "lang":
        return say.language_name(value)
    return f"“{brief(value, _VALUE)}”" if fact in {"text", "title"} else brief(value, _VALUE)


def brief(text: str, most: int) -> str:
    """A text on one line, cut where it is longer than that."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def rows_of(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    """Buttons in rows that fit a phone."""
    return [tuple(buttons[at : at + _IN_A_ROW]) for at in range(0, len(buttons), _IN_A_ROW)]
