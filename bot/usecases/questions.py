"""From the text of a question to its answer, as a value or as the bot says it."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache

from bot.replies import answers as replies
from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.wording import Wording, language
from bot.usecases.heard import Outcome
from bot.usecases.library import OpenLibrary
from bot.usecases.remarks import remarked
from retrieval import Searcher, answer_again, detect, follow_up, status, understand
from retrieval.errors import BuildError, QueryError, RecordGone
from retrieval.types import Answer, Query

_log = logging.getLogger(__name__)

LATEST = "latest"
"""The question behind /latest: an order and no topic."""

SAMPLE_QUESTIONS = (
    "How many people were evacuated from Zerrafa?",
    "What did the ministry say about sanctions in autumn 2020?",
    "What is the latest on the Sarvel agreement?",
)
"""Asked of the fictional sample where nobody is there to ask."""


def readable(question: str, library: OpenLibrary) -> None:
    """Decline what is too long or no text.

    Raises:
        QueryError: what is wrong with it.
    """
    most = library.settings.max_question_characters
    if len(question) > most:
        raise QueryError(
            "question-too-long",
            f"The question has {len(question)} characters; the most is {most}.",
            length=len(question),
            most=most,
        )
    if not _is_text(question):
        raise QueryError("not-text", "The question holds characters that are no text.")


def understood(
    question: str,
    library: OpenLibrary,
    *,
    if_empty: str | None = None,
    today: date | None = None,
    periods: bool = True,
) -> Query:
    """A question as a query.

    Args:
        question: as it was typed.
        library: whose settings and day count.
        if_empty: what is asked instead where nothing was typed.
        today: another day to reckon from.
        periods: False where dates are words like others.

    Raises:
        QueryError: it is too long, no text, empty, or names a time that cannot be.
    """
    readable(question, library)
    if if_empty is not None:
        question = question.strip() or if_empty
    most = library.settings.max_question_characters
    return _understood(question, today or library.today(), periods=periods, most=most)


@lru_cache(maxsize=256)
def _understood(question: str, today: date, *, periods: bool, most: int) -> Query:
    # a question that waits is encoded ahead of its turn, and many ask the same
    return understand(question, today, periods=periods, most=most)


def gone_on(query: Query, today: date, last: Query, library: OpenLibrary) -> Query | None:
    """The last question as a new one goes on from it; None of one of its own.

    Raises:
        BuildError: there is no usable build.
    """
    return follow_up(query, today, last, lambda named: library.searcher().has_words_of(named))


def encode_ahead(questions: Sequence[str], library: OpenLibrary) -> None:
    """Encode what will be searched for when these questions' turn comes, in one batch.

    Raises:
        EncoderError: there is no encoder.
    """
    texts: list[str] = []
    for question in questions:
        # whoever asked what cannot be understood is told so in their turn
        with suppress(QueryError):
            query = understood(question, library)
            texts += (one.wanted for one in (query.parts or (query,)))
    library.encode_questions(texts)


def answered(
    searcher: Searcher, query: Query, *, quotes: int | None = None, lang: str | None = None
) -> Answer:
    """What the archive says to a query.

    Args:
        searcher: of this request.
        query: what to search for.
        quotes: at the most; as the settings say where it is None.
        lang: of whoever asks.
    """
    return answer_again(
        searcher if quotes is None else searcher.showing(quotes),
        query,
        lang=lang and language(lang),
    )


def answer_said(
    answer: Answer,
    searcher: Searcher,
    lang: str | None,
    presentation: replies.Presentation = replies.PLAIN,
) -> Reply:
    """An answer as the bot says it; the searcher is the one that found it."""
    if not len(searcher.snapshot):
        return sentences.archive_empty(lang)
    return replies.answer_reply(
        answer,
        Wording(lang),
        sample=searcher.snapshot.manifest.sample,
        foreign=answer.foreign and not _in_its_language(answer),
        by_words=searcher.is_by_words,
        presentation=presentation,
    )


def explained(
    make: Callable[[], Reply],
    lang: str | None,
    fell: Callable[[Outcome], None] = lambda _: None,
) -> Reply:
    """A reply; in place of one that cannot be made, why it cannot.

    Args:
        make: makes it.
        lang: of whoever reads it.
        fell: told where it could not be made.
    """
    try:
        try:
            return make()
        except RecordGone:
            # purged while this was being answered: the live build is one without it by now
            return make()
    except QueryError as error:
        fell(Outcome.DECLINED)
        return replies.query_error_reply(error, Wording(lang))
    except BuildError as error:
        fell(Outcome.UNAVAILABLE)
        _log.error("no question can be answered: %s", error)
        return sentences.no_index(lang)


class Questions:
    """Answers each question for itself: for the command line and for the examples.

    Args:
        library: what is asked.
    """

    def __init__(self, library: OpenLibrary) -> None:
        self.library = library

    def answer(self, question: str, *, today: date | None = None, periods: bool = True) -> Answer:
        """The answer as a value.

        Raises:
            RetrievalError: a question that cannot be understood, or no usable index.
        """
        query = understood(question, self.library, today=today, periods=periods)
        return answered(self.library.searcher(), query)

    def reply(
        self, question: str, lang: str | None, *, today: date | None = None, periods: bool = True
    ) -> Reply:
        """The answer as the bot says it; raises what ``answer`` does."""
        readable(question, self.library)
        if (remark := remarked(question, lang)) is not None:
            return remark
        query = understood(question, self.library, today=today, periods=periods)
        searcher = self.library.searcher_now()
        return answer_said(answered(searcher, query), searcher, lang)

    def ask(self, question: str, lang: str | None) -> Reply:
        """The answer as the bot says it; a bad question is explained, never raised."""
        return explained(lambda: self.reply(question, lang), lang)

    def examples(self) -> tuple[str, ...]:
        """Up to three questions that the live archive answers with a date.

        Raises:
            RetrievalError: there is no usable index.
        """
        live = status(self.library.directory)
        if live.sample:
            return SAMPLE_QUESTIONS
        questions = [quote.title for quote in self.answer(LATEST).quotes if quote.title]
        if live.last:
            questions += ["What is the latest statement?", f"What was said in {live.last.year}?"]
            questions += ["What was the first statement?"]
        return tuple(filter(self._is_answered, dict.fromkeys(questions)))[:3]

    def warm(self) -> None:
        """Load the models and open the live build before the first question.

        Raises:
            RetrievalError: where that is not possible.
        """
        if not self.library.patient and not self.library.has_models:
            _log.info(
                "the model is compiled for this machine, once; until then words alone find answers"
            )
        self.answer("warm up", periods=False)
        self.library.warm_up()

    def _is_answered(self, question: str) -> bool:
        try:
            answer = self.answer(question)
        except QueryError:
            return False
        return answer.answered and answer.quotes[0].date is not None


def _in_its_language(answer: Answer) -> bool:
    """Whether a question is answered by statements in its own language alone."""
    spoken = detect(answer.query.text)
    return answer.answered and all(quote.lang == spoken for quote in answer.quotes)


def _is_text(question: str) -> bool:
    """Whether every character can be written down: no half of a surrogate pair."""
    return not any("\ud800" <= character <= "\udfff" for character in question)
