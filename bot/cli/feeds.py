"""``onrecord feeds``: which feeds are looked at, adding and removing them, and looking now."""

import sys
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console

from bot.cli import options
from bot.cli.json_models.feeds import FeedJson, FeedsJson, LookJson, LooksJson
from bot.cli.printing import print_json, terminal_language
from bot.cli.tables import print_table
from bot.feeds.faults import FetchError
from bot.feeds.feeds import LONGEST, SHORTEST, Feeds
from bot.feeds.looking import Look
from bot.feeds.visiting import visitor_for
from bot.replies.feeds import state, why
from bot.replies.wording import Wording
from bot.settings.settings import Settings, SettingsError, load_settings

app = typer.Typer(
    help="Have feeds looked at: RSS, Atom, JSON Feed, sitemaps.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def add(
    url: options.FeedUrl, corpus: options.Corpus = None, *, every: options.Every = None
) -> None:
    """Have a feed looked at from now on."""
    if every is not None and not SHORTEST <= every <= LONGEST:
        raise SettingsError((f"--every: from {SHORTEST} to {LONGEST} minutes, not {every}.",))
    feeds, say = _feeds(load_settings(), corpus), _say()
    try:
        seen = feeds.preview(url)
    except FetchError as error:
        _refuse(why(error.fault, error.detail, say))
    feed = feeds.add(seen, every=every)
    sys.stdout.write(f"{feed.name}: {feed.title}, {say('feed-entries', count=seen.entries)}\n")
    sys.stdout.write(f"To take it in now: onrecord feeds look {feed.name}, onrecord index\n")


@app.command(name="list")
def list_all(corpus: options.Corpus = None, *, as_json: options.AsJson = False) -> None:
    """List the feeds and how each fares."""
    settings = load_settings()
    found = _feeds(settings, corpus).store.all()
    if as_json:
        print_json(FeedsJson(feeds=tuple(map(FeedJson.of, found))))
        return
    if not found:
        sys.stderr.write("No feed is looked at; to add one, run: onrecord feeds add URL\n")
    say = _say()
    rows = [(one.name, one.title, one.url, state(one, say, settings.zone)) for one in found]
    print_table(rows, Console())


@app.command()
def remove(name: options.FeedName, corpus: options.Corpus = None) -> None:
    """Look at a feed no more; what was taken from it stays."""
    feed = _feeds(load_settings(), corpus).remove(name)
    if feed is None:
        _refuse_name(name)
    sys.stdout.write(f"Stopped: {feed.title}. What was taken from it stays on record.\n")


@app.command()
def look(
    name: options.OneFeed = None,
    corpus: options.Corpus = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """Look at a feed now, or at all; index takes in what came."""
    feeds = _feeds(load_settings(), corpus)
    looks = feeds.look((name,) if name else ())
    if name and not looks:
        _refuse_name(name)
    if as_json:
        print_json(LooksJson(looks=tuple(map(LookJson.of, looks))))
    else:
        say = _say()
        rows = [(one.feed.name, _came(one, say)) for one in looks]
        print_table(rows, Console())
        if any(one.feed.waits for one in looks):
            sys.stdout.write("To take in what came, run: onrecord index\n")
    if any(one.fault is not None for one in looks):
        raise typer.Exit(1)


def _came(one: Look, say: Wording) -> str:
    counts = f"{one.new:,} new, {one.changed:,} changed, {one.unchanged:,} unchanged"
    unread = f", {one.unread:,} not readable" if one.unread else ""
    more = ", more at the next look" if one.more else ""
    if one.fault is None:
        return f"{counts}{unread}{more}"
    said = why(one.fault.fault, one.fault.detail, say)
    return f"{said} ({counts})" if one.new or one.changed else said


def _feeds(settings: Settings, corpus: Path | None) -> Feeds:
    folder = corpus or settings.corpus
    return Feeds(folder, visitor_for(settings.fetch_hosts), settings.feeds_minutes)


def _say() -> Wording:
    return Wording(terminal_language())


def _refuse(sentence: str) -> NoReturn:
    raise SettingsError((sentence,))


def _refuse_name(name: str) -> NoReturn:
    _refuse(f"There is no feed {name!r}; to see those there are, run: onrecord feeds list")
