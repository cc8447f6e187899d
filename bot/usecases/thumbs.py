"""Thumbs under answers; after one that points down, what was wrong."""

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply
from bot.replies.wording import Wording
from bot.state import State, View
from bot.state.chat import Chat
from bot.state.feedback import Reason
from bot.state.figures import UNKNOWN
from bot.state.misses import Why
from bot.usecases.library import OpenLibrary
from retrieval import detect

_ROWS = (
    (Reason.STATEMENT, Reason.PASSAGE),
    (Reason.NO_ANSWER, Reason.OLD, Reason.MISREAD),
)
_REASONS = {one.value: one for one in Reason}


class Thumbs:
    """What people think of answers.

    Args:
        library: that answered.
        state: keeps thumbs and reasons.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._state = state

    def pressed(self, token: str, view: View, chat: Chat, *, good: bool) -> Reply | None:
        """Keep a thumb; asks what was wrong where it points down for the first time."""
        if not self._state.feedback.keep(token, chat.user, view.build, good=good) or good:
            return None
        question, day = view.query.question, self._library.today()
        lang = detect(question) or UNKNOWN
        if view.answered:  # what found no answer is kept already
            self._state.misses.note(day, Why.BAD, question, lang, view.build)
        say = Wording(chat.lang)
        rows = (
            tuple(Button(say(f"wrong-{one}"), action=f"wr:{token}:{one}") for one in row)
            for row in _ROWS
        )
        return Composer().line(say("what-was-wrong")).reply(*rows)

    def explained(self, token: str, reason: str, chat: Chat) -> Reply:
        """Keep what was wrong, in place of the question for it."""
        say = Wording(chat.lang)
        told = _REASONS.get(reason)
        known = told is not None and self._state.feedback.explain(token, chat.user, told)
        return Composer().line(say("thanks-reason" if known else "button-old")).reply()
