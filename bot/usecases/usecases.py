"""All that a person can do with the bot, by subject: put together once, for each way in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.state import TERMINAL, State
from bot.usecases.changes import Changes
from bot.usecases.channel_notes import ChannelNotes
from bot.usecases.checking import Checking
from bot.usecases.conversation import Conversation
from bot.usecases.dialogs import DialogAnswers
from bot.usecases.following import Following
from bot.usecases.inline import InlineQueries
from bot.usecases.library import OpenLibrary
from bot.usecases.notifier import Notifications
from bot.usecases.personal import Personal
from bot.usecases.publishing import Publishing
from bot.usecases.questions import Questions
from bot.usecases.statements import Statements
from bot.usecases.timelines import Timelines


@dataclass(frozen=True, slots=True)
class UseCases:
    """Plain values in, a Reply out.

    Attributes:
        library: that all of them are about.
        state: what is remembered of people.
        questions: answers for themselves, without a chat.
        conversation: answers in a chat, and what is asked further from them.
        statements: a quotation in its statement, and the whole of it.
        checking: whether a statement says a quotation.
        timelines: when a topic was spoken of.
        changes: what was edited or withdrawn.
        following: questions whose new answers are sent.
        notifications: those messages.
        personal: language, what is kept, forgetting.
        inline_queries: quotes for chats the bot is no part of.
        dialogs: words that answer what the bot has asked.
        publishing: what editors send, looked at, corrected and published.
        channel_notes: what channels that are followed have brought.
    """

    library: OpenLibrary
    state: State
    questions: Questions
    conversation: Conversation
    statements: Statements
    checking: Checking
    timelines: Timelines
    changes: Changes
    following: Following
    notifications: Notifications
    personal: Personal
    inline_queries: InlineQueries
    dialogs: DialogAnswers
    publishing: Publishing
    channel_notes: ChannelNotes


def use_cases(
    library: OpenLibrary,
    *,
    bot: int = TERMINAL,
    owners: Iterable[int] = (),
    questions: Questions | None = None,
    conversation: Callable[[OpenLibrary, State], Conversation] = Conversation,
) -> UseCases:
    """Put the use cases together over the state beside the index.

    Args:
        library: that they are about.
        bot: the number of the bot whose memory it is.
        owners: whom the operator's settings name as owners of the archive.
        questions: other answers, for tests.
        conversation: another way of answering in a chat, for tests.
    """
    state = State(library.directory.bot, bot=bot, owners=owners)
    following = Following(library, state)
    checking, dialogs = Checking(library), DialogAnswers(state)
    return UseCases(
        library,
        state,
        questions or Questions(library),
        conversation(library, state),
        Statements(library),
        checking,
        Timelines(library, state),
        Changes(library),
        following,
        Notifications(library, state, following),
        Personal(library, state),
        InlineQueries(library),
        dialogs,
        Publishing(library, state, dialogs, checking),
        ChannelNotes(library, state),
    )
