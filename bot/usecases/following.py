"""Following a question: begin, look over, choose an hour, stop."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from bot.state import Follow, State
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import explained, gone_on, understood
from retrieval import alerts
from retrieval.types import Query

MOST = 50
"""Follows of one person."""

HOURS = (7, 8, 9, 10, 12, 14, 17, 18, 19, 20, 21, 22)
ZONES = (
    "Asia/Bishkek",
    "Asia/Almaty",
    "Asia/Tashkent",
    "Asia/Dushanbe",
    "Europe/Moscow",
    "Europe/Istanbul",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "Asia/Dubai",
    "Asia/Shanghai",
    "UTC",
)
"""Zones to choose from; the operator's stands first, whichever it is."""

_SHOWN = 80


class Following:
    """One person's follows.

    Args:
        library: what is live, and today.
        state: keeps the follows.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._state = state

    def ask(self, question: str, chat: Chat) -> Reply:
        """Follow what was typed, with the question it goes on from; without words, the last one."""

        def make() -> Reply:
            view = self._state.views.last(chat)
            last = view and view.query
            if not question:
                return self.begin(last, chat) if last else _line(self._say(chat)("follow-how"))
            today = self._library.today()
            query = understood(question, self._library, today=today)
            goes_on = gone_on(query, today, last, self._library) if last else None
            return self.begin(goes_on or query, chat)

        return explained(make, chat.lang)

    def of_view(self, token: str, chat: Chat) -> Reply:
        """Follow the question behind a button or a link."""
        view = self._state.views.find(token)
        if view is None:
            return _line(self._say(chat)("button-old"))
        return explained(partial(self.begin, view.query, chat), chat.lang)

    def begin(self, query: Query, chat: Chat) -> Reply:
        """Follow a question from now on.

        Raises:
            BuildError: there is no usable build.
        """
        say = self._say(chat)
        if len(self._state.follows.of(chat.user)) >= MOST:
            return _line(say("follow-too-many", most=MOST))
        period, today = query.period, self._library.today()
        past = period is not None and period.last is not None and period.last < today
        wanted = replace(query, order=None, period=None if past else period, dated="")
        since = alerts.newest_record(self._library.searcher())
        follow = self._state.follows.begin(chat.user, chat.lang, wanted, since)
        composer = (
            Composer().add(say("follow-begun")).line(f" {say('phrase', words=_named(wanted))}")
        )
        if past:
            composer.line(say("follow-any-time"))
        composer.line(say("follow-when"), Style.ITALIC)
        return composer.reply(
            (
                Button(say("follow-stop"), action=f"s:{follow.number}"),
                Button(say("follow-hour"), action=f"w:{follow.number}"),
            )
        )

    def over(self, chat: Chat) -> Reply:
        """All that a person follows, each with a button to stop it."""
        say = self._say(chat)
        follows = self._state.follows.of(chat.user)
        if not follows:
            return _line(say("follow-none"))
        composer = Composer().line(say("follow-list"), Style.BOLD)
        rows: list[tuple[Button, ...]] = []
        for number, follow in enumerate(follows, 1):
            composer.add(f"{number}. ").add(say("phrase", words=_named(follow.query)))
            composer.line(f" – {self._when(follow, chat)}")
            rows.append(
                (
                    Button(say("follow-stop-of", number=number), action=f"s:{follow.number}"),
                    Button(say("follow-hour-of", number=number), action=f"w:{follow.number}"),
                )
            )
        city = _city(self.zone(chat.user), say)
        rows.append((Button(say("follow-zone", city=city), action="z:-"),))
        return composer.reply(*rows)

    def stop(self, number: int, chat: Chat) -> str:
        """Stop one; returns what to say."""
        stopped = self._state.follows.stop(number, chat.user)
        return self._say(chat)("follow-stopped" if stopped else "follow-not-yours")

    def hours(self, number: int, chat: Chat) -> Reply:
        """The hours to choose from for a follow."""
        say = self._say(chat)
        follow = self._state.follows.find(number, chat.user)
        if follow is None:
            return _line(say("follow-not-yours"))
        zone = self.zone(chat.user)
        composer = Composer().line(say("phrase", words=_named(follow.query)), Style.BOLD)
        composer.line(say("follow-choose-hour", city=_city(zone, say)))
        hours = [Button(f"{hour}:00", action=f"h:{number}:{hour}") for hour in HOURS]
        rows = [tuple(hours[at : at + 4]) for at in range(0, len(hours), 4)]
        return composer.reply((Button(say("follow-at-once"), action=f"h:{number}:x"),), *rows)

    def at(self, number: int, hour: int | None, chat: Chat) -> Reply:
        """Send the news of a follow at an hour, or at once; then all that is followed."""
        self._state.follows.at(number, chat.user, hour)
        return self.over(chat)

    def zones(self, chat: Chat) -> Reply:
        """The time zones to choose from, with the time it is in each."""
        say = self._say(chat)
        now = datetime.now(tz=ZoneInfo("UTC"))
        buttons = [
            Button(
                say("follow-city", city=_city(zone, say), time=f"{now.astimezone(zone):%H:%M}"),
                action=f"z:{zone.key}",
            )
            for zone in self._choices()
        ]
        rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
        return Composer().line(say("follow-choose-zone")).reply(*rows)

    def in_zone(self, zone: str, chat: Chat) -> Reply:
        """Reckon a person's hours in a zone; then all that is followed."""
        if zone in {choice.key for choice in self._choices()}:
            self._state.people.choose_zone(chat.user, zone)
        return self.over(chat)

    def zone(self, user: int) -> ZoneInfo:
        """The zone that a person's hours are reckoned in."""
        chosen = self._state.people.of(user).zone
        return ZoneInfo(chosen) if chosen else self._library.settings.zone

    def _choices(self) -> list[ZoneInfo]:
        names = dict.fromkeys((self._library.settings.time_zone, *ZONES))
        return [ZoneInfo(name) for name in names]

    def _when(self, follow: Follow, chat: Chat) -> str:
        say = self._say(chat)
        if follow.hour is None:
            return say("follow-is-at-once")
        return say("follow-is-daily", time=f"{follow.hour}:00")

    def _say(self, chat: Chat) -> Wording:
        return Wording(chat.lang)


def _named(query: Query) -> str:
    """The question on one short line."""
    text = " ".join(query.question.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def _city(zone: ZoneInfo, say: Wording) -> str:
    return say.city(zone.key)


def _line(text: str) -> Reply:
    return Composer().line(text).reply()
