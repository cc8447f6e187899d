"""What the bot is and what is live: the greeting, the page of help, the admin's status."""

from datetime import UTC, datetime
from importlib import metadata

from bot.replies import reports, sentences
from bot.replies.composer import Composer
from bot.replies.reply import Reply, Style
from bot.replies.reports import Condition
from bot.replies.wording import Wording
from bot.state import Role, State
from bot.state.faults import MOST
from bot.usecases.commands import Surface, commands, help_lines
from bot.usecases.library import OpenLibrary
from retrieval import held_build, last_run, status
from retrieval.errors import BuildError, RetrievalError


def greeting(library: OpenLibrary, lang: str | None) -> Reply:
    """What the bot is for, what the archive covers, and how to ask."""
    say = Wording(lang)
    page = Composer().line(say("start"))
    try:
        live = status(library.directory)
    except RetrievalError:
        return page.gap().line(say("no-index")).reply()
    coverage = say("start-coverage", statements=live.statements)
    if live.first and live.last:
        coverage += f", {say.days(live.first, live.last)}"
    page.gap().line(say.ended(coverage))
    if live.sample:
        page.line(say("sample-note"), Style.ITALIC)
    return page.gap().line(say("help")).reply()


def help_page(lang: str | None, surface: Surface = Surface.HELP, role: Role | None = None) -> Reply:
    """How to ask, and the commands that can be typed there.

    Args:
        lang: of whoever reads it.
        surface: the page of the chats or of the terminal.
        role: of whoever reads it; the commands of each role that they have follow.
    """
    say = Wording(lang)
    page = Composer().line(say("help")).gap()
    in_terminal = surface is Surface.TERMINAL_HELP
    if not in_terminal:
        page.line(say("help-further")).gap()
    for line in help_lines(surface):
        own = f"terminal-help-{line}"
        page.line(say(own if in_terminal and say.has(own) else f"help-{line}"))
    if in_terminal:
        page.gap().line(say("terminal-numbers"))
        return page.reply()
    for one in Role:
        theirs = [made for made in commands(Surface.PRIVATE_MENU, role) if made.role is one]
        if theirs:
            page.gap().line(say(f"help-for-{one.word}"), Style.BOLD)
        for command in theirs:
            page.line(f"/{command.name} – {say(f'command-{command.name}')}")
        if theirs and one is Role.EDITOR:
            page.line(say("publish-help"))
    return page.reply()


def live_status(library: OpenLibrary, state: State, lang: str | None) -> Reply:
    """What is live, and how the bot itself fares, for the admin."""
    try:
        live = status(library.directory, library.settings.reading_ms)
    except RetrievalError as error:
        return sentences.status_failed(str(error), lang)
    condition = _condition(library, state, datetime.now(tz=UTC))
    return reports.status_reply(live, Wording(lang), library.settings.zone, condition)


def _condition(library: OpenLibrary, state: State, now: datetime) -> Condition:
    left = state.undelivered()
    follows = state.follows.all()
    held = held_build(library.directory)
    day_ago = now.timestamp() - 86_400
    try:
        run = last_run(library.directory)
    except BuildError:
        run = None
    return Condition(
        now=now,
        undelivered={
            "waiting": left.waiting,
            "failed": left.failed,
            "set-aside": left.set_aside,
            "refused": left.refused,
        },
        ran=datetime.fromisoformat(run.ran_at) if run else None,
        unreadable=len(run.report.failed) if run else 0,
        faults=sum(fault.last > day_ago for fault in state.faults.last(MOST)),
        people=state.views.people(),
        followed=len(follows),
        followers=len({follow.user for follow in follows}),
        version=version(),
        worse=len(held.worse) if held else 0,
    )


def version() -> str:
    """Of the program; a question mark where it is not installed as a package."""
    try:
        return metadata.version("onrecord")
    except metadata.PackageNotFoundError:
        return "?"
