"""What people could not find: like questions together, and what an editor can do about them."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import replace
from functools import partial

from bot.replies import misses as replies
from bot.replies import sentences
from bot.replies.misses import MissGroup
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.state.misses import Miss, Why
from bot.state.views import QuotedSpan
from bot.usecases.expecting import Expecting
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import answered, explained, understood
from retrieval import Likeness, Searcher, near_statements
from retrieval.errors import QueryError

NEAR = 3
"""Statements that are shown as the nearest."""

_MOST = 500
"""Different questions that are grouped: those asked most."""


class MissedQuestions:
    """Groups of questions without an answer, or with a bad one. Whoever calls has asked who may.

    Args:
        library: that was asked.
        state: keeps them.
        expecting: makes check-questions.
    """

    def __init__(self, library: OpenLibrary, state: State, expecting: Expecting) -> None:
        self._library = library
        self._state = state
        self._expecting = expecting
        self._likeness = Likeness()
        self._checked: dict[str, bool] = {}

    def groups(self) -> list[MissGroup]:
        """Those of the last thirty days, the most frequent first.

        Raises:
            BuildError: there is no usable build, whose model tells what is alike.
        """
        by_question: dict[str, list[Miss]] = defaultdict(list)
        for miss in self._state.misses.all(self._library.today()):
            by_question[miss.question].append(miss)
        if not by_question:
            return []
        asked = Counter({q: sum(miss.count for miss in all_) for q, all_ in by_question.items()})
        questions = sorted(asked, key=lambda question: (-asked[question], question))[:_MOST]
        alike = self._likeness.groups(self._library.searcher(), questions)
        made = []
        for places in alike:
            together = [questions[place] for place in places]
            misses = [miss for question in together for miss in by_question[question]]
            if all(miss.ours for miss in misses):
                made.append(_group(together, misses))
        return sorted(made, key=lambda one: (-one.count, -one.last.toordinal(), one.example))

    def page(self, begin: int, chat: Chat) -> Reply:
        """A page of the groups, as the bot says it."""
        return explained(partial(self._page, begin, chat), chat.lang)

    def marked(self, groups: list[MissGroup]) -> list[MissGroup]:
        """The same groups, those marked that the live build answers now.

        Raises:
            BuildError: there is no usable build.
        """
        searcher = self._library.searcher()
        return [self._marked(group, searcher) for group in groups]

    def group(self, group_id: str, chat: Chat) -> Reply:
        """One group, with the nearest statements."""

        def make() -> Reply:
            group = self._found(group_id)
            if group is None:
                return self._page(0, chat)
            (group,) = self.marked([group])
            searcher = self._library.searcher()
            query = understood(group.example, self._library)
            near = near_statements(searcher, query, NEAR)
            return replies.group_reply(group, near, Wording(chat.lang), self._library.links.to)

        return explained(make, chat.lang)

    def answered_by(self, group_id: str, span: QuotedSpan, chat: Chat) -> Reply:
        """Make a check-question of a group: it is answered by these words of the archive."""

        def make() -> Reply:
            group = self._found(group_id)
            if group is None:
                return sentences.line(Wording(chat.lang)("miss-gone"))
            reply, kept = self._expecting.answered_by(group.example, span, chat)
            if kept:
                self._state.misses.settled(list(group.questions))
            return reply

        return explained(make, chat.lang)

    def not_ours(self, group_id: str, chat: Chat) -> Reply:
        """Show a group no more: it is no question for this archive."""

        def make() -> Reply:
            group = self._found(group_id)
            if group is not None:
                self._state.misses.not_ours(list(group.questions))
                # an entry of the audit stays for good, and these words must not
                self._state.audit.note(chat.user, "not-ours")
            return self._page(0, chat)

        return explained(make, chat.lang)

    def forward(self, chat: Chat) -> Reply:
        """How a statement that answers comes into the archive."""
        return sentences.line(Wording(chat.lang)("miss-forward-now"))

    # -- parts -----------------------------------------------------------------------------

    def _page(self, begin: int, chat: Chat) -> Reply:
        say = Wording(chat.lang)
        if not self._state.misses.keep:
            return sentences.line(say("misses-off"))
        groups = self.groups()
        begin = min(begin, max(0, len(groups) - 1)) // replies.PAGE * replies.PAGE
        shown = self.marked(groups[begin : begin + replies.PAGE])
        return replies.list_reply(shown, begin, len(groups), say)

    def _found(self, group_id: str) -> MissGroup | None:
        return next((group for group in self.groups() if group.id == group_id), None)

    def _marked(self, group: MissGroup, searcher: Searcher) -> MissGroup:
        if group.bad == group.count:
            return group  # there was an answer, and people did not like it
        key = f"{searcher.snapshot.manifest.build} {group.example}"
        if key not in self._checked:
            if len(self._checked) >= _MOST:
                self._checked.clear()
            self._checked[key] = self._answers(group.example, searcher)
        return replace(group, answered=self._checked[key])

    def _answers(self, question: str, searcher: Searcher) -> bool:
        try:
            return answered(searcher, understood(question, self._library)).answered
        except QueryError:
            return False


def _group(questions: list[str], misses: list[Miss]) -> MissGroup:
    langs: Counter[str] = Counter()
    for miss in misses:
        langs[miss.lang] += miss.count
    return MissGroup(
        id=hashlib.sha256(questions[0].encode()).hexdigest()[:8],
        questions=tuple(questions),
        count=langs.total(),
        bad=sum(miss.count for miss in misses if miss.why is Why.BAD),
        by_lang=langs,
        last=max(miss.day for miss in misses),
    )
