"""What the bot can do: each use case takes plain values and returns a Reply.

Blocking and thread-safe: Telegram runs them in a small thread pool, the terminal calls them.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Lock

from bot import replies
from bot.composer import Composer
from bot.reply import Button, Reply, Style
from bot.settings import Settings
from bot.wording import Wording
from retrieval import (
    Answer,
    Archive,
    BuildError,
    Directory,
    LiveSearcher,
    Progress,
    QueryError,
    Quote,
    ReindexReport,
    RetrievalError,
    RetrievalSettings,
    SentenceTransformerEncoder,
    answer,
    status,
    understand,
)

_log = logging.getLogger(__name__)

LATEST = "latest"
"""The question behind /latest: an order and no topic."""

SAMPLE_QUESTIONS = (
    "What is the latest statement on the waters of the Sarvel?",
    "How many people were evacuated from Zerrafa?",
    "What did the ministry say about sanctions in autumn 2020?",
)
"""Asked of the fictional sample where nobody is there to ask; of real archives, newest titles."""


def retrieval_settings(settings: Settings) -> RetrievalSettings:
    """The retrieval side's part of the operator's settings."""
    return RetrievalSettings(
        encoder=settings.encoder,
        threads=settings.threads,
        max_file_bytes=int(settings.max_file_mb * 2**20),
    )


class UseCases:
    """The bot's abilities over one index folder.

    Args:
        directory: archive and builds.
        settings: of the operator.
        today: the day that "last month" is relative to.
    """

    def __init__(
        self, directory: Directory, settings: Settings, *, today: Callable[[], date]
    ) -> None:
        self.directory = directory
        self.settings = settings
        self._today = today
        self._lock = Lock()
        self._live: LiveSearcher | None = None
        self._archive: Archive | None = None

    # -- asking ----------------------------------------------------------------------------

    def answer(self, question: str, *, today: date | None = None, periods: bool = True) -> Answer:
        """The answer as a value, for JSON.

        Raises:
            RetrievalError: a question that cannot be understood, or no usable index.
        """
        query = understand(question, today or self._today(), periods=periods)
        return answer(self._searchers().current(), query)

    def ask(
        self, question: str, lang: str | None, *, today: date | None = None, periods: bool = True
    ) -> Reply:
        """The answer as the bot says it; a bad question is explained, never raised."""
        say = Wording(lang)
        most = self.settings.max_question_characters
        if len(question) > most:
            return _line(say("question-too-long", length=str(len(question)), most=str(most)))
        try:
            found = self.answer(question, today=today, periods=periods)
        except QueryError as error:
            return replies.query_error_reply(error, say)
        except BuildError:
            return _line(say("no-index"))
        return replies.answer_reply(found, say)

    def latest(self, lang: str | None) -> Reply:
        """The newest statements, with their first words."""
        return self.ask(LATEST, lang, periods=True)

    def confirmed(self, found: Answer) -> Answer:
        """The answer without any quote that is not exactly what the archive holds."""
        kept = tuple(quote for quote in found.quotes if self.holds(quote))
        if len(kept) < len(found.quotes):
            _log.error("withheld %d quotes of %r", len(found.quotes) - len(kept), found.build)
        return replace(found, quotes=kept, answered=found.answered and bool(kept))

    def examples(self) -> tuple[str, ...]:
        """Three questions that the live archive should answer.

        Raises:
            RetrievalError: there is no usable index.
        """
        if status(self.directory).sample:
            return SAMPLE_QUESTIONS
        newest = self.answer(LATEST)
        return tuple(dict.fromkeys(quote.title or quote.text for quote in newest.quotes))

    def warm(self) -> None:
        """Load the model and open the live build before the first question.

        Raises:
            RetrievalError: where that is not possible.
        """
        self._searchers().current()
        self.answer("warm up", periods=False)

    # -- talking ---------------------------------------------------------------------------

    def start(self, lang: str | None) -> Reply:
        """The greeting, with what the archive covers."""
        say = Wording(lang)
        made = Composer().line(say("start"))
        try:
            facts = status(self.directory)
        except RetrievalError:
            return made.gap().line(say("no-index")).reply()
        coverage = say("start-coverage", statements=facts.statements)
        if facts.first and facts.last:
            first, last = say.day(facts.first), say.day(facts.last)
            coverage += say("searched-span", first=first, last=last)
        made.gap().line(f"{coverage}.")
        if facts.sample:
            made.line(say("sample-note"), Style.ITALIC)
        return made.gap().line(say("help")).reply()

    def help(self, lang: str | None) -> Reply:
        """How to ask, and the commands."""
        say = Wording(lang)
        return Composer().line(say("help")).gap().line(say("help-commands")).reply()

    def whoami(self, user_id: int, lang: str | None) -> Reply:
        """The user's Telegram number, which the admin list is made of."""
        return _line(Wording(lang)("whoami", user=str(user_id)))

    def unsupported(self, lang: str | None) -> Reply:
        """For voice, photos, stickers."""
        return _line(Wording(lang)("unsupported"))

    def unknown_command(self, lang: str | None) -> Reply:
        """For commands that do not exist, or not for this user."""
        return _line(Wording(lang)("unknown-command"))

    def failed(self, lang: str | None) -> Reply:
        """For a fault of ours."""
        return _line(Wording(lang)("failed"))

    def interrupted(self, update_id: int, lang: str | None) -> Reply:
        """For an answer that may or may not have arrived; a button asks again."""
        say = Wording(lang)
        button = Button(say("ask-again"), action=f"again:{update_id}")
        return Composer().line(say("interrupted")).reply((button,))

    # -- the verbatim law ------------------------------------------------------------------

    def holds(self, quote: Quote) -> bool:
        """Whether a quote is exactly the span of the archive it claims to be."""
        if self._archive is None:
            self._archive = Archive(self.directory.archive)
        return self._archive.holds(quote)

    def withheld(self, lang: str | None) -> Reply:
        """In place of a reply whose quotation failed the check."""
        return _line(Wording(lang)("withheld"))

    # -- the admin -------------------------------------------------------------------------

    def status(self, lang: str | None) -> Reply:
        """What is live."""
        try:
            return replies.status_reply(status(self.directory), Wording(lang))
        except RetrievalError as error:
            return _line(str(error))

    def reindex_progress(
        self, progress: Progress | None, eta_seconds: float | None, lang: str | None
    ) -> Reply:
        """How far the reindex is."""
        return replies.progress_reply(progress, eta_seconds, Wording(lang))

    def reindex_done(self, report: ReindexReport, lang: str | None) -> Reply:
        """What the reindex did."""
        return replies.report_reply(report, Wording(lang))

    def reindex_failed(self, problem: str, lang: str | None) -> Reply:
        """Why the reindex did not finish."""
        return _line(Wording(lang)("reindex-failed", problem=problem))

    def _searchers(self) -> LiveSearcher:
        with self._lock:
            if self._live is None:
                settings = retrieval_settings(self.settings)
                encoder = SentenceTransformerEncoder(settings.encoder, settings.threads)
                self._live = LiveSearcher(self.directory, settings, encoder)
            return self._live


def _line(text: str) -> Reply:
    return Composer().line(text).reply()
