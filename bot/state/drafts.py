"""What editors have sent that may become statements: kept until it is published or left.

A submission is what somebody sent in a moment, shown in one message; each of its drafts may become
a file of the corpus. Both outlive the process, and go after seven days with their files.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.state.draft_files import DraftFiles
from bot.state.file import StateFile
from bot.state.material import PARTED, Material, Sent
from retrieval.types import Facts, Published

CHANNEL = 0
"""In place of an editor's number, for a channel that is followed."""

DAYS = 7
_SECONDS = DAYS * 86_400.0


class DraftState(StrEnum):
    """How far a draft is."""

    OPEN = "open"
    PUBLISHING = "publishing"  # its file may lie in the corpus, as ``published`` says
    PUBLISHED = "published"  # its file lies in the corpus
    LIVE = "live"  # and questions are answered from it
    UNDONE = "undone"
    LEFT = "left"


class SubmissionState(StrEnum):
    """How far a submission is."""

    GATHERING = "gathering"  # more of it may come
    READING = "reading"  # no more is taken in; it is not shown yet
    SHOWN = "shown"
    TAKEN_IN = "taken-in"  # changed in the corpus, and not yet in what answers
    OVER = "over"
    NOTED = "noted"  # of a channel, and editors were told


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One draft.

    Attributes:
        user: who sent it; 0 for a channel that is followed.
        key: by which the same thing is known when it comes again.
        facts: what is said of it.
        published: the file that it is, or may be, in the corpus.
        changed: when it came to its state, in seconds since the epoch.
    """

    number: int
    submission: int
    user: int
    key: str
    state: DraftState
    material: Material
    facts: Facts
    published: Published | None = None
    changed: float = 0.0


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody sent in a moment.

    Attributes:
        user: who; 0 for a channel.
        chat: where it was sent, and is shown.
        lang: of whoever sent it.
        message: of the bot's that shows it; 0 before.
        changed: when it came to its state.
    """

    number: int
    user: int
    chat: int
    lang: str | None
    message: int
    state: SubmissionState
    changed: float


_MATERIAL = TypeAdapter(Material)
_FACTS = TypeAdapter(Facts)
_PUBLISHED = TypeAdapter(Published)


class Drafts:
    """Submissions and their drafts, of one bot.

    Args:
        file: where they are kept.
        files: that were sent.
    """

    def __init__(self, file: StateFile, files: DraftFiles) -> None:
        self._file = file
        self.files = files

    # -- what comes ------------------------------------------------------------------------

    def take(self, sent: Sent, user: int, chat: int, lang: str | None = None) -> int:
        """Keep what came, once; returns the number of its submission.

        Args:
            sent: what came; words of one more message are added to those of its key.
            user: who sent it.
            chat: where.
            lang: of theirs.
        """
        with self._file.together():
            for known in self._drafts("key = ? AND user = ?", sent.key, user):
                if known.state in {DraftState.LEFT, DraftState.UNDONE}:
                    continue  # it is wanted after all
                if known.state is DraftState.OPEN:
                    self._set_material(known, known.material.with_parts(sent.material))
                return known.submission
            return self._add(sent, user, chat, lang)

    def take_edited(self, sent: Sent, chat: int) -> int | None:
        """Keep what a channel's post was changed to; returns the number of its submission.

        Args:
            sent: what it says now.
            chat: the channel.

        Returns:
            None where nothing of its words was changed.
        """
        with self._file.together():
            found = self._drafts("key = ? AND user = ?", sent.key, CHANNEL)
            if not found:
                return self._add(sent, CHANNEL, chat, None)
            known = found[-1]
            material = known.material.with_parts(sent.material)
            if material == known.material:
                return None
            if known.state is DraftState.OPEN:
                self._set_material(known, material)
                return known.submission
            return self._add(Sent(sent.key, material, known.facts), CHANNEL, chat, None)

    def gathering(self, user: int, chat: int) -> int | None:
        """The submission that more of what somebody sends belongs to."""
        sql = (
            "SELECT number FROM submissions WHERE bot = ? AND user = ? AND chat = ? AND state = ?"
            " ORDER BY number DESC LIMIT 1"
        )
        rows = self._file.rows(sql, (self._file.bot, user, chat, SubmissionState.GATHERING))
        return int(rows[0][0]) if rows else None

    def continued(self, user: int, chat: int) -> str | None:
        """The key of a text that was so long that its sender's program has parted it."""
        submission = self.gathering(user, chat)
        drafts = self.of(submission) if submission else []
        if not drafts:
            return None
        material = drafts[-1].material
        if material.file or material.origin or not material.parts:
            return None
        return drafts[-1].key if len(material.parts[-1][1]) >= PARTED else None

    def _add(self, sent: Sent, user: int, chat: int, lang: str | None) -> int:
        submission = self.gathering(user, chat) or self._begun(user, chat, lang)
        self._file.run(
            "INSERT INTO drafts (submission, bot, user, key, state, material, facts, changed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(submission, self._file.bot, user, sent.key, DraftState.OPEN),
                *(_written(_MATERIAL, sent.material), _written(_FACTS, sent.facts)),
                self._file.clock(),
            ),
        )
        return submission

    def _set_material(self, known: KeptDraft, material: Material) -> None:
        self._set(known.number, material=_written(_MATERIAL, material))

    def _begun(self, user: int, chat: int, lang: str | None) -> int:
        sql = (
            "INSERT INTO submissions (bot, user, chat, lang, message, state, changed)"
            " VALUES (?, ?, ?, ?, 0, ?, ?) RETURNING number"
        )
        values = (
            *(self._file.bot, user, chat, lang),
            *(SubmissionState.GATHERING, self._file.clock()),
        )
        return int(self._file.rows(sql, values)[0][0])

    # -- submissions -----------------------------------------------------------------------

    def submission(self, number: int) -> Submission | None:
        """A submission that is not too old."""
        found = self._submissions("number = ?", number)
        return found[0] if found else None

    def submissions(self, *states: SubmissionState) -> list[Submission]:
        """All that are in one of these states."""
        marks = ", ".join("?" * len(states))
        return self._submissions(f"state IN ({marks})", *states)

    def move(self, number: int, state: SubmissionState, message: int | None = None) -> None:
        """Note how far a submission is, and which message shows it."""
        self._file.run(
            "UPDATE submissions SET state = ?, message = coalesce(?, message), changed = ?"
            " WHERE bot = ? AND number = ?",
            (state, message, self._file.clock(), self._file.bot, number),
        )

    def _submissions(self, where: str, *values: object) -> list[Submission]:
        rows = self._file.rows(
            "SELECT number, user, chat, lang, message, state, changed"  # noqa: S608 - our words
            f" FROM submissions WHERE bot = ? AND {where} ORDER BY number",
            (self._file.bot, *values),
        )
        return [
            Submission(number, user, chat, lang, message, SubmissionState(state), changed)
            for number, user, chat, lang, message, state, changed in rows
        ]

    # -- drafts ----------------------------------------------------------------------------

    def find(self, number: int, user: int) -> KeptDraft | None:
        """A draft of somebody's."""
        found = self._drafts("number = ? AND user = ?", number, user)
        return found[0] if found else None

    def of(self, submission: int) -> list[KeptDraft]:
        """The drafts of a submission, in the order in which they came."""
        return self._drafts("submission = ?", submission)

    def published_as(self, statement_id: str) -> Published | None:
        """The file that a statement was published as, if it was by a draft that is kept."""
        found = self._drafts(
            "state IN (?, ?) AND EXISTS (SELECT 1 FROM json_each(published, '$.statement_ids')"
            " WHERE value = ?)",
            *(DraftState.PUBLISHED, DraftState.LIVE, statement_id),
        )
        return found[-1].published if found else None

    def say(self, number: int, facts: Facts) -> None:
        """Keep what is said of a draft."""
        self._set(number, facts=_written(_FACTS, facts))

    def fetched(self, draft: KeptDraft, material: Material) -> None:
        """Keep what is known of a page since it was fetched, or since it could not be."""
        self._set_material(draft, material)

    def draft_move(
        self, number: int, state: DraftState, published: Published | None = None
    ) -> None:
        """Note how far a draft is; without ``published`` that stays as it is."""
        facts: dict[str, Any] = {"state": state, "changed": self._file.clock()}
        if published is not None:
            facts["published"] = _written(_PUBLISHED, published)
        self._set(number, **facts)

    def _set(self, number: int, **facts: object) -> None:
        names = ", ".join(f"{name} = ?" for name in facts)
        sql = f"UPDATE drafts SET {names} WHERE bot = ? AND number = ?"  # noqa: S608 - our words
        self._file.run(sql, (*facts.values(), self._file.bot, number))

    def _drafts(self, where: str, *values: object) -> list[KeptDraft]:
        rows = self._file.rows(
            "SELECT number, submission, user, key, state, material, facts, published, changed"  # noqa: S608 - our words
            f" FROM drafts WHERE bot = ? AND {where} ORDER BY number",
            (self._file.bot, *values),
        )
        return [draft for row in rows if (draft := _read(row)) is not None]

    # -- an end ---------------------------------------------------------------------------

    def forget(self, user: int) -> None:
        """Delete what somebody sent; what is published stays published."""
        for table in ("drafts", "submissions"):
            sql = f"DELETE FROM {table} WHERE bot = ? AND user = ?"  # noqa: S608 - our words
            self._file.run(sql, (self._file.bot, user))

    def forget_statements(self, ids: Collection[str], has_words: Callable[[str], bool]) -> None:
        """Delete the drafts of statements that are to be taken away for good, whoever sent them.

        Args:
            ids: of the statements.
            has_words: whether a text is theirs, for what was not published.
        """
        sql = "SELECT number, material, published FROM drafts"
        for number, material, published in self._file.rows(sql):
            if _is_of(published, ids) or has_words(_words(material)):
                self._file.run("DELETE FROM drafts WHERE number = ?", (number,))
                self.files.clear(number)

    def prune(self) -> None:
        """Delete what is older than seven days, and files of drafts that are there no more."""
        oldest = self._file.clock() - _SECONDS
        with self._file.together():
            self._file.run(
                "DELETE FROM drafts WHERE submission IN"
                " (SELECT number FROM submissions WHERE changed <= ?)",
                (oldest,),
            )
            self._file.run("DELETE FROM submissions WHERE changed <= ?", (oldest,))
        self.files.sweep(int(row[0]) for row in self._file.rows("SELECT number FROM drafts"))


def _is_of(published: str | None, ids: Collection[str]) -> bool:
    """Whether one of these statements was published so, also where nothing else can be read."""
    if published is None:
        return False
    try:
        return not set(ids).isdisjoint(_PUBLISHED.validate_json(published).statement_ids)
    except ValidationError:
        return True  # of another version: it may be


def _words(material: str) -> str:
    try:
        return _MATERIAL.validate_json(material).text
    except ValidationError:
        return ""


def _written(kind: TypeAdapter[Any], value: object) -> str:
    return kind.dump_json(value).decode()


def _read(row: Sequence[Any]) -> KeptDraft | None:
    """The draft; None where another version of the program wrote it in another shape."""
    number, submission, user, key, state, material, facts, published, changed = row
    try:
        return KeptDraft(
            number=number,
            submission=submission,
            user=user,
            key=key,
            state=DraftState(state),
            material=_MATERIAL.validate_json(material),
            facts=_FACTS.validate_json(facts),
            published=None if published is None else _PUBLISHED.validate_json(published),
            changed=changed,
        )
    except (ValidationError, ValueError):
        return None
