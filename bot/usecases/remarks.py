"""What is said to the bot and is no question: a sentence back, or more, who, why of an answer."""

from collections.abc import Callable

from bot.replies.answers import heading
from bot.replies.attribution_line import names_of
from bot.replies.composer import Composer
from bot.replies.reply import Reply, Style
from bot.replies.sentences import line
from bot.replies.wording import LANGUAGES, Wording, language
from bot.state import State, View
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from bot.usecases.statements import Statements
from retrieval import remark
from retrieval.types import Remark, Remarked

_OF_AN_ANSWER = frozenset((Remark.MORE, Remark.WHO, Remark.WHY))


class Remarks:
    """Answers remarks in a chat.

    Args:
        library: whose statements were shown.
        state: remembers what was shown.
        statements: shows what stands around a quotation.
        more: shows more of an answer.
    """

    def __init__(
        self,
        library: OpenLibrary,
        state: State,
        statements: Statements,
        more: Callable[[View, Chat], Reply],
    ) -> None:
        self._library = library
        self._state = state
        self._statements = statements
        self._more = more

    def answered(self, message: str, chat: Chat) -> Reply | None:
        """The reply to a whole message that asks nothing of the archive; None to a question."""
        said = remark(message)
        if said is None:
            return None
        view = self._state.views.last(chat) if said.remark in _OF_AN_ANSWER else None
        if view is None:
            return None if said.remark is Remark.WHO else _sentence(said, chat.lang)
        match said.remark:
            case Remark.MORE:
                return self._more(view, chat)
            case Remark.WHY:
                return self._why(view, chat)
            case _:
                return self._who(view, chat)

    def _why(self, view: View, chat: Chat) -> Reply:
        """The context of the first quotation, which is all that the bot can say to it."""
        say = Wording(chat.lang)
        if not view.groups:
            return line(say("remark-why"))
        return self._statements.of_view(view, 0, chat, say("remark-why-here"))

    def _who(self, view: View, chat: Chat) -> Reply | None:
        """Who said what was shown last, statement by statement; None where nothing was."""
        say = Wording(chat.lang)
        groups = [self._statements.quotes(view, number) for number in range(len(view.groups))]
        shown = [group for group in groups if group]
        if not shown:
            return None
        composer = Composer().line(say("remark-who"), Style.ITALIC)
        for number, group in enumerate(shown, 1):
            composer.gap()
            link = self._library.links.to(group[0])
            heading(composer, group[0], say, number if len(shown) > 1 else None, link)
            who = ", ".join(dict.fromkeys(name for one in group for name in names_of(one, say)))
            composer.line(say("remark-who-named", who=who) if who else say("remark-who-unnamed"))
        return composer.reply()


def remarked(message: str, lang: str | None) -> Reply | None:
    """The sentence back, where nothing is remembered of whoever says it; None to a question."""
    said = remark(message)
    if said is None or said.remark in _OF_AN_ANSWER:
        return None
    return _sentence(said, lang)


def _sentence(said: Remarked, lang: str | None) -> Reply:
    return line(Wording(_spoken(said.langs, lang))(f"remark-{said.remark}"))


def _spoken(langs: frozenset[str], lang: str | None) -> str:
    """The asker's language; where that is merely the default, the one they speak."""
    own = language(lang)
    if own in langs or own != LANGUAGES[0]:
        return own
    return next((known for known in LANGUAGES if known in langs), own)
