"""Following a question: begin, look over, choose an hour, stop."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from bot.state import Follow, State
from bot.state.asker import Asker
from bot.usecases.usecases import UseCases
from retrieval import (
    alerts,
    understand,
)
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
        usecases: know what is live, and today.
        state: keeps the follows.
    """

    def __init__(self, usecases: UseCases, state: State) -> None:
        self._usecases = usecases
        self._state = state

    def ask(self, question: str, asker: Asker) -> Reply:
        """Follow a question that was typed."""

        def made() -> Reply:
            if not question:
                return _line(self._say(asker)("follow-how"))
            self._usecases.readable(question)
            return self.begin(understand(question, self._usecases.today()), asker)

        return self._usecases.explained(made, asker.lang)

    def of_view(self, token: str, asker: Asker) -> Reply:
        """Follow the question behind a button or a link."""
        view = self._state.views.find(token)
        if view is None:
            return _line(self._say(asker)("button-old"))
        return self._usecases.explained(partial(self.begin, view.query, asker), asker.lang)

    def begin(self, query: Query, asker: Asker) -> Reply:
        """Follow a question from now on.

        Raises:
            BuildError: there is no usable build.
        """
        say = self._say(asker)
        if len(self._state.follows.of(asker.user)) >= MOST:
            return _line(say("follow-too-many", most=MOST))
        period, today = query.period, self._usecases.today()
        past = period is not None and period.last is not None and period.last < today
        wanted = replace(query, order=None, period=None if past else period)
        since = alerts.newest_record(self._usecases.searcher())
        follow = self._state.follows.begin(asker.user, asker.lang, wanted, since)
        made = Composer().add(say("follow-begun")).line(f" {say('phrase', words=_named(wanted))}")
        if past:
            made.line(say("follow-any-time"))
        made.line(say("follow-when"), Style.ITALIC)
        return made.reply(
            (
                Button(say("follow-stop"), action=f"s:{follow.number}"),
                Button(say("follow-hour"), action=f"w:{follow.number}"),
            )
        )

    def over(self, asker: Asker) -> Reply:
        """All that a person follows, each with a button to stop it."""
        say = self._say(asker)
        follows = self._state.follows.of(asker.user)
        if not follows:
            return _line(say("follow-none"))
        made = Composer().line(say("follow-list"), Style.BOLD)
        rows: list[tuple[Button, ...]] = []
        for number, follow in enumerate(follows, 1):
            made.add(f"{number}. ").add(say("phrase", words=_named(follow.query)))
            made.line(f" – {self._when(follow, asker)}")
            rows.append(
                (
                    Button(say("follow-stop-of", number=number), action=f"s:{follow.number}"),
                    Button(say("follow-hour-of", number=number), action=f"w:{follow.number}"),
                )
            )
        city = _city(self.zone(asker.user), say)
        rows.append((Button(say("follow-zone", city=city), action="z:-"),))
        return made.reply(*rows)

    def stop(self, number: int, asker: Asker) -> str:
        """Stop one; returns what to say."""
        stopped = self._state.follows.stop(number, asker.user)
        return self._say(asker)("follow-stopped" if stopped else "follow-not-yours")

    def hours(self, number: int, asker: Asker) -> Reply:
        """The hours to choose from for a follow."""
        say = self._say(asker)
        follow = self._state.follows.find(number, asker.user)
        if follow is None:
            return _line(say("follow-not-yours"))
        zone = self.zone(asker.user)
        made = Composer().line(say("phrase", words=_named(follow.query)), Style.BOLD)
        made.line(say("follow-choose-hour", city=_city(zone, say)))
        hours = [Button(f"{hour}:00", action=f"h:{number}:{hour}") for hour in HOURS]
        rows = [tuple(hours[at : at + 4]) for at in range(0, len(hours), 4)]
        return made.reply((Button(say("follow-at-once"), action=f"h:{number}:x"),), *rows)

    def at(self, number: int, hour: int | None, asker: Asker) -> Reply:
        """Send the news of a follow at an hour, or at once; then all that is followed."""
        self._state.follows.at(number, asker.user, hour)
        return self.over(asker)

    def zones(self, asker: Asker) -> Reply:
        """The time zones to choose from, with the time it is in each."""
        say = self._say(asker)
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

    def in_zone(self, zone: str, asker: Asker) -> Reply:
        """Reckon a person's hours in a zone; then all that is followed."""
        if zone in {choice.key for choice in self._choices()}:
            self._state.people.choose_zone(asker.user, zone)
        return self.over(asker)

    def zone(self, user: int) -> ZoneInfo:
        """The zone that a person's hours are reckoned in."""
        chosen = self._state.people.of(user).zone
        return ZoneInfo(chosen) if chosen else self._usecases.settings.zone

    def _choices(self) -> list[ZoneInfo]:
        names = dict.fromkeys((self._usecases.settings.time_zone, *ZONES))
        return [ZoneInfo(name) for name in names]

    def _when(self, follow: Follow, asker: Asker) -> str:
        say = self._say(asker)
        if follow.hour is None:
            return say("follow-is-at-once")
        return say("follow-is-daily", time=f"{follow.hour}:00")

    def _say(self, asker: Asker) -> Wording:
        return Wording(asker.lang)


def _named(query: Query) -> str:
    """The question on one short line."""
    text = " ".join(query.question.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def _city(zone: ZoneInfo, say: Wording) -> str:
    return say.city(zone.key)


def _line(text: str) -> Reply:
    return Composer().line(text).reply()
