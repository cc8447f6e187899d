"""All that a person can do with the bot, by subject: put together once, for each way in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.state import TERMINAL, State
from bot.usecases.access import Access
from bot.usecases.acts import Acts
from bot.usecases.admins import Admins
from bot.usecases.amending import Amending
from bot.usecases.announcing import Announcing
from bot.usecases.builds import Builds
from bot.usecases.changes import Changes
from bot.usecases.channel_notes import ChannelNotes
from bot.usecases.checking import Checking
from bot.usecases.conversation import Conversation
from bot.usecases.dialogs import DialogAnswers
from bot.usecases.expecting import Expecting
from bot.usecases.feeds import FollowedFeeds
from bot.usecases.following import Following
from bot.usecases.inline import InlineQueries
from bot.usecases.invitations import Invitations
from bot.usecases.joining import Joining
from bot.usecases.library import OpenLibrary
from bot.usecases.looking import Looking
from bot.usecases.misses import MissedQuestions
from bot.usecases.notifier import Notifications
from bot.usecases.personal import Personal
from bot.usecases.problems import Problems
from bot.usecases.publishing import Publishing
from bot.usecases.questions import Questions
from bot.usecases.statements import Statements
from bot.usecases.stats import Stats
from bot.usecases.thumbs import Thumbs
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
        looking: what a reindex would change.
        builds: which there are, and going from one to another.
        expecting: questions that every build is to answer as it was kept.
        access: who may ask.
        joining: codes that people send.
        invitations: codes for those who may ask.
        admins: who helps to run the archive.
        acts: who did what, and when.
        thumbs: what people think of an answer.
        misses: what people could not find.
        stats: figures of what is asked.
        problems: what was wrong with the last reindex, and the bot's own faults.
        announcing: new statements told to those whose follows they come near.
        amending: corrections of statements, one at a time.
        publishing: what editors send, looked at, corrected and published.
        channel_notes: what channels that are followed have brought.
        feeds: that are looked at.
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
    looking: Looking
    builds: Builds
    expecting: Expecting
    access: Access
    joining: Joining
    invitations: Invitations
    admins: Admins
    acts: Acts
    thumbs: Thumbs
    misses: MissedQuestions
    stats: Stats
    problems: Problems
    announcing: Announcing
    amending: Amending
    publishing: Publishing
    channel_notes: ChannelNotes
    feeds: FollowedFeeds


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
    keep = library.settings.keep_misses
    state = State(library.directory.bot, bot=bot, owners=owners, keep_misses=keep)
    following, expecting = Following(library, state), Expecting(library, state)
    checking, dialogs = Checking(library), DialogAnswers(state)
    access, acts = Access(library.settings, state), Acts(library, state)
    amending = Amending(library, state, dialogs)
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
        Looking(library, state),
        Builds(library, state),
        expecting,
        access,
        Joining(state),
        Invitations(library, state, access),
        Admins(library, state, dialogs, acts),
        acts,
        Thumbs(library, state),
        MissedQuestions(library, state, expecting),
        Stats(library, state),
        Problems(library, state, amending),
        Announcing(library, state),
        amending,
        Publishing(library, state, dialogs, checking),
        ChannelNotes(library, state),
        FollowedFeeds(library, state),
    )
