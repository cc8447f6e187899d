"""Check-questions as an admin sees them."""

from collections.abc import Sequence

from bot.replies.composer import Composer
from bot.replies.looks import brief, rows_of
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Expectation, Quote

PAGE = 6
"""Check-questions in one message."""

_QUESTION = 200


def kept_reply(one: Expectation, words: Quote, say: Wording, *, now: bool) -> Reply:
    """That a question is kept, and with which words.

    Args:
        one: the check-question.
        words: that are to answer it.
        say: the admin's language.
        now: whether it is answered so at present.
    """
    composer = Composer().line(say("expect-kept", question=brief(one.query.question, _QUESTION)))
    composer.gap().line(heading(words, say), Style.BOLD).quote(words)
    if not now:
        composer.gap().line(say("expect-not-now"))
    return composer.reply()


def list_reply(
    some: Sequence[tuple[Expectation, Quote | None]], begin: int, many: int, say: Wording
) -> Reply:
    """A page of the check-questions, with a button that removes each.

    Args:
        some: on this page, with the words that are expected, None where they are lost.
        begin: how many stand before the page.
        many: how many there are.
        say: the admin's language.
    """
    if not many:
        return Composer().line(say("expects-none")).reply()
    composer = Composer().line(say("expects", count=many), Style.BOLD)
    removes = []
    for number, (one, words) in enumerate(some, begin + 1):
        composer.gap().line(f"{number}. {brief(one.query.question, _QUESTION)}")
        composer.line(say("expects-lost") if words is None else heading(words, say))
        removes.append(Button(f"✕ {number}", action=f"X:{one.id}:{begin}"))
    turns = []
    if begin:
        turns.append(Button("‹", action=f"X:-:{max(0, begin - PAGE)}"))
    if begin + len(some) < many:
        turns.append(Button("›", action=f"X:-:{begin + len(some)}"))
    return composer.reply(*rows_of(removes), *rows_of(turns))


def heading(words: Quote, say: Wording) -> str:
    """Whose words they are, in a line."""
    return f"{say.day(words.date)} · {brief(words.title or words.opening, 80)}"
