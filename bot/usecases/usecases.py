"""What the bot can do: each use case takes plain values and returns a Reply.

Blocking and thread-safe: Telegram runs them in a small thread pool, the terminal calls them.
"""

import logging
from collections.abc import Callable
from datetime import date
from threading import Lock

from bot.replies import answers as replies
from bot.replies import reports
from bot.replies.composer import Composer
from bot.replies.links import Links
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording, language
from bot.settings.settings import Settings
from bot.usecases.commands import Surface, help_lines
from retrieval import (
    Archive,
    Directory,
    LiveSearcher,
    ModelEncoder,
    RetrievalSettings,
    Searcher,
    answer_query,
    detect,
    status,
    understand,
)
from retrieval.errors import BuildError, QueryError, RetrievalError
from retrieval.types import Answer, Progress, Query, Quote, ReindexReport

_log = logging.getLogger(__name__)

LATEST = "latest"
"""The question behind /latest: an order and no topic."""

SAMPLE_QUESTIONS = (
    "How many people were evacuated from Zerrafa?",
    "What did the ministry say about sanctions in autumn 2020?",
    "What is the latest on the Sarvel agreement?",
)
"""Asked of the fictional sample where nobody is there to ask."""


def retrieval_settings(settings: Settings) -> RetrievalSettings:
    """The retrieval side's part of the operator's settings."""
    return RetrievalSettings(
        encoder=settings.encoder,
        threads=settings.threads,
        max_file_bytes=int(settings.max_file_mb * 2**20),
        transliteration=settings.transliteration,
    )


class UseCases:
    """The bot's abilities over one index folder.

    Args:
        directory: archive and builds.
        settings: of the operator.
        today: the day that "last month" is relative to.

    Attributes:
        links: makes permanent addresses of quotes, once the bot's name is known.
    """

    def __init__(
        self, directory: Directory, settings: Settings, *, today: Callable[[], date]
    ) -> None:
        self.directory = directory
        self.settings = settings
        self.today = today
        self.links = Links()
        self._lock = Lock()
        self._live: LiveSearcher | None = None
        self._archive: Archive | None = None

    # -- asking ----------------------------------------------------------------------------

    def answer(self, question: str, *, today: date | None = None, periods: bool = True) -> Answer:
        """The answer as a value.

        Raises:
            RetrievalError: a question that cannot be understood, or no usable index.
        """
        self.readable(question)
        return self.answered(understand(question, today or self.today(), periods=periods))

    def readable(self, question: str) -> None:
        """Decline what is too long or no text.

        Raises:
            QueryError: what is wrong with it.
        """
        most = self.settings.max_question_characters
        if len(question) > most:
            raise QueryError(
                "question-too-long",
                f"The question has {len(question)} characters; the most is {most}.",
                length=len(question),
                most=most,
            )
        if not _is_text(question):
            raise QueryError("not-text", "The question holds characters that are no text.")

    def answered(self, query: Query, quotes: int | None = None, lang: str | None = None) -> Answer:
        """What the archive says to a query that is understood already.

        Args:
            query: what to search for.
            quotes: at the most; as the settings say where it is None.
            lang: of the asker.

        Raises:
            RetrievalError: no usable index.
        """
        searcher = self.searcher()
        return answer_query(
            searcher if quotes is None else searcher.showing(quotes),
            query,
            lang=lang and language(lang),
        )

    def ask(
        self, question: str, lang: str | None, *, today: date | None = None, periods: bool = True
    ) -> Reply:
        """The answer as the bot says it; a bad question is explained, never raised."""
        return self.explained(
            lambda: self.told(self.answer(question, today=today, periods=periods), lang), lang
        )

    def explained(self, made: Callable[[], Reply], lang: str | None) -> Reply:
        """A reply; in place of one that cannot be made, why it cannot."""
        say = Wording(lang)
        try:
            return made()
        except QueryError as error:
            return replies.query_error_reply(error, say)
        except BuildError as error:
            _log.error("no question can be answered: %s", error)
            return _line(say("no-index"))

    def told(self, found: Answer, lang: str | None, dress: replies.Dress = replies.PLAIN) -> Reply:
        """An answer as the bot says it."""
        sample = self.searcher().snapshot.manifest.sample
        say, foreign = Wording(lang), found.foreign and not _in_its_language(found)
        return replies.answer_reply(found, say, sample=sample, foreign=foreign, dress=dress)

    def latest(self, lang: str | None) -> Reply:
        """The newest statements, with their first words."""
        return self.ask(LATEST, lang, periods=True)

    def examples(self) -> tuple[str, ...]:
        """Up to three questions that the live archive answers with a date.

        Raises:
            RetrievalError: there is no usable index.
        """
        facts = status(self.directory)
        if facts.sample:
            return SAMPLE_QUESTIONS
        asked = [quote.title for quote in self.answer(LATEST).quotes if quote.title]
        if facts.last:
            asked += ["What is the latest statement?", f"What was said in {facts.last.year}?"]
            asked += ["What was the first statement?"]
        return tuple(filter(self._is_answered, dict.fromkeys(asked)))[:3]

    def warm(self) -> None:
        """Load the model and open the live build before the first question.

        Raises:
            RetrievalError: where that is not possible.
        """
        self.searcher()
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
            coverage += f", {say.days(facts.first, facts.last)}"
        made.gap().line(say.ended(coverage))
        if facts.sample:
            made.line(say("sample-note"), Style.ITALIC)
        return made.gap().line(say("help")).reply()

    def help(self, lang: str | None, surface: Surface = Surface.HELP) -> Reply:
        """How to ask, and the commands that can be typed there."""
        say = Wording(lang)
        made = Composer().line(say("help")).gap()
        in_terminal = surface is Surface.TERMINAL_HELP
        if not in_terminal:
            made.line(say("help-further")).gap()
        for line in help_lines(surface):
            own = f"terminal-help-{line}"
            made.line(say(own if in_terminal and say.has(own) else f"help-{line}"))
        if in_terminal:
            made.gap().line(say("terminal-numbers"))
        return made.reply()

    def whoami(self, user_id: int, lang: str | None) -> Reply:
        """The user's Telegram number, which the admin list is made of."""
        return _line(Wording(lang)("whoami", user=str(user_id)))

    def unsupported(self, lang: str | None, kind: str | None = None) -> Reply:
        """For what is no text: ``voice``, ``picture``, ``sticker``, or something else."""
        return _line(Wording(lang)(f"unsupported-{kind}" if kind else "unsupported"))

    def unknown_command(self, lang: str | None) -> Reply:
        """For commands that do not exist, or not for this user."""
        return _line(Wording(lang)("unknown-command"))

    def searching(self, lang: str | None) -> Reply:
        """In place of an answer that takes a while."""
        return _line(Wording(lang)("searching"))

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
        return self.archive().holds(quote)

    def archive(self) -> Archive:
        """The one place of all texts.

        Raises:
            BuildError: there is none.
        """
        if self._archive is None:
            self._archive = Archive(self.directory.archive)
        return self._archive

    def searcher(self) -> Searcher:
        """The searcher of the live build.

        Raises:
            BuildError: there is no usable build.
        """
        return self._searchers().current()

    def withheld(self, lang: str | None) -> Reply:
        """In place of a reply whose quotation failed the check."""
        return _line(Wording(lang)("withheld"))

    # -- the admin -------------------------------------------------------------------------

    def status(self, lang: str | None) -> Reply:
        """What is live."""
        say = Wording(lang)
        try:
            return reports.status_reply(status(self.directory), say, self.settings.zone)
        except RetrievalError as error:
            return _line(say("status-failed", problem=str(error)))

    def reindex_progress(
        self, progress: Progress | None, eta_seconds: float | None, lang: str | None
    ) -> Reply:
        """How far the reindex is."""
        return reports.progress_reply(progress, eta_seconds, Wording(lang))

    def reindex_done(self, report: ReindexReport, lang: str | None) -> Reply:
        """What the reindex did."""
        return reports.report_reply(report, Wording(lang))

    def reindex_running(self, lang: str | None) -> Reply:
        """Why another one does not begin."""
        return _line(Wording(lang)("reindex-running"))

    def reindex_failed(self, problem: str, lang: str | None) -> Reply:
        """Why the reindex did not finish."""
        return _line(Wording(lang)("reindex-failed", problem=problem))

    def _is_answered(self, question: str) -> bool:
        try:
            found = self.answer(question)
        except QueryError:
            return False
        return found.answered and found.quotes[0].date is not None

    def _searchers(self) -> LiveSearcher:
        with self._lock:
            if self._live is None:
                settings = retrieval_settings(self.settings)
                kept = self.directory.models
                encoder = ModelEncoder(settings.encoder, settings.threads, kept)
                self._live = LiveSearcher(self.directory, settings, encoder)
            return self._live


def _line(text: str) -> Reply:
    return Composer().line(text).reply()


def _in_its_language(found: Answer) -> bool:
    """Whether a question is answered by statements in its own language alone."""
    spoken = detect(found.query.text)
    return found.answered and all(quote.lang == spoken for quote in found.quotes)


def _is_text(question: str) -> bool:
    """Whether every character can be written down: no half of a surrogate pair."""
    return not any("\ud800" <= character <= "\udfff" for character in question)
