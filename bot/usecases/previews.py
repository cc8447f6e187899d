"""Shows what an editor has sent: one draft with all that is known of it, or a list of several."""

from collections.abc import Sequence
from dataclasses import replace

from bot.feeds.faults import Fault
from bot.replies.drafts import Came, Preview, head_of, list_reply, preview_reply
from bot.replies.faults import sentence
from bot.replies.feeds import why
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.state.drafts import DraftState, KeptDraft
from bot.state.material import Material
from bot.usecases.drafting import Drafting, Looked
from bot.usecases.library import OpenLibrary
from retrieval import detect
from retrieval.types import Statement


class Previews:
    """Shows drafts.

    Args:
        library: whose statements they are compared with.
        state: where they are kept.
        drafting: reads them.
    """

    def __init__(self, library: OpenLibrary, state: State, drafting: Drafting) -> None:
        self._library = library
        self._state = state
        self._drafting = drafting

    def of_submission(self, number: int, page: int, chat: Chat) -> Reply:
        """All that was sent in a moment: its one draft, or the list of them."""
        kept = self._state.drafts.of(number)
        if len(kept) == 1:
            return self.of_draft(kept[0], chat)
        shown = [self._preview(self._drafting.look(one), chat) for one in kept]
        return list_reply(number, shown, page, Wording(chat.lang))

    def of_draft(self, kept: KeptDraft, chat: Chat) -> Reply:
        """One draft."""
        alone = len(self._state.drafts.of(kept.submission)) == 1
        preview = self._preview(self._drafting.look(kept, thoroughly=True), chat)
        listed = None if alone else kept.submission
        return preview_reply(preview, Wording(chat.lang), listed=listed)

    def named(self, ids: Sequence[str], chat: Chat) -> tuple[str, ...]:
        """Statements on record, each in a line."""
        if not self._library.has_archive():
            return ()
        archive, say = self._library.archive(), Wording(chat.lang)
        newest = [versions[-1].statement for one in ids if (versions := archive.versions(one))]
        return tuple(f"{say.day(one.date)} · {head_of(one)}" for one in newest)

    def _preview(self, looked: Looked, chat: Chat) -> Preview:
        kept, draft = looked.kept, looked.draft
        material = kept.material
        return Preview(
            number=kept.number,
            statements=tuple(map(_with_language, draft.statements)) if draft else (),
            came=_came(material),
            fault=_fault(looked, Wording(chat.lang)),
            problems=draft.problems if draft else (),
            same=self.named(looked.same, chat),
            shared=self.named(looked.shared, chat),
            version=looked.version,
            known=looked.known,
            elsewhere=looked.elsewhere,
            aside=material.words_aside,
            posted=bool(material.origin and material.text),
            left=kept.state is DraftState.LEFT,
        )


def _came(material: Material) -> Came:
    origin = material.origin
    if origin is None:
        return Came("", material.page, material.name)
    names = dict.fromkeys(name for name in (origin.title, origin.author) if name)
    return Came(", ".join(names), origin.link, material.name)


def _fault(looked: Looked, say: Wording) -> str:
    """Why a draft cannot be read at all; empty where it can."""
    if looked.lost:
        return _lost(looked.kept.material, say)
    return sentence(looked.fault, say) if looked.fault else ""


def _lost(material: Material, say: Wording) -> str:
    if material.fault is None:
        return say("draft-lost")
    kind, detail = material.fault
    return why(Fault(kind), detail, say)


def _with_language(statement: Statement) -> Statement:
    """A statement with the language that the archive will take it to be in."""
    return statement if statement.lang else replace(statement, lang=detect(statement.text))
