"""When was it said? A topic's statements in date order, in words and as a picture."""

from bot import timeline_replies
from bot.composer import Composer
from bot.reply import Reply
from bot.usecases import UseCases
from bot.wording import Wording
from retrieval import Timeline, timeline, understand


class Timelines:
    """Timelines of topics.

    Args:
        usecases: give the searcher.
    """

    def __init__(self, usecases: UseCases) -> None:
        self._usecases = usecases

    def timeline(self, topic: str) -> Timeline:
        """The statements that answer, as a value.

        Raises:
            QueryError: no topic, or one that cannot be understood.
            BuildError: there is no usable index.
        """
        self._usecases.readable(topic)
        query = understand(topic, self._usecases.today())
        return timeline(self._usecases.searcher(), query)

    def drawn(self, topic: str, lang: str | None, *, dark: bool = False) -> Reply:
        """The timeline as the bot says it, with its picture; without a topic, how to give one."""
        if not topic.strip():
            return Composer().line(Wording(lang)("timeline-usage")).reply()
        return self._usecases.explained(
            lambda: self.told(self.timeline(topic), lang, dark=dark), lang
        )

    def told(self, found: Timeline, lang: str | None, *, dark: bool = False) -> Reply:
        """A timeline as the bot says it."""
        return timeline_replies.timeline_reply(found, Wording(lang), dark=dark)
