"""Telegram's own export of a channel (result.json): each post is a statement."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, TypeGuard

from retrieval.ingest.dates import parse_date
from retrieval.ingest.formats.document_lines import STRUCK
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.output import ReadStatement, UnreadableError, listed
from retrieval.ingest.formats.struck import without_struck
from retrieval.ingest.formats.telegram_text import has_words, quotes_something, words_of
from retrieval.ingest.formats.unset_dates import is_unset
from retrieval.types import Fault, Problem, fault

_CHANNELS = frozenset(("public_channel", "private_channel"))
_GROUPS = frozenset(("private_group", "private_supergroup", "public_supergroup"))
_POSTS = frozenset(("message", "unsupported"))
_ALBUM_NAMES = ("grouped_id", "media_group_id")
_SAME_IN_AN_ALBUM = ("date", "from_id", "author", "forwarded_from", "reply_to_message_id")
_NEVER_IN_AN_ALBUM = frozenset(("sticker", "voice_message", "video_message", "animation"))
_KINDS = ("photo", "file", "poll", "contact_information", "location_information", "game_title")
_LISTED = 20
_FARTHEST, _QUARTER = timedelta(hours=14), timedelta(minutes=15)


def exported_posts(export: dict[str, Any], relative: str) -> Iterator[ReadStatement | Problem]:
    """Read a statement from each post of an exported channel.

    Notices of Telegram itself (a new photograph, a pinned post) are passed over, posts without
    words too, and those are named in a warning. Pictures sent as one are one statement. A
    forwarded post has the one it comes from as its speaker.

    Args:
        export: the parsed file.
        relative: its path in the corpus, with slashes.

    Raises:
        UnreadableError: it is no such export.
    """
    empty = True
    for place, chat in enumerate(chats := _chats(export)):
        other = place if len(chats) > 1 else None
        for item in listed(_Chat(chat, relative, other).items(), relative):
            empty = empty and isinstance(item, Problem) and item.warning
            yield item
    if empty:
        yield Problem(relative, None, fault("no-post"))
    if left := _chats_left_out(export):
        yield Problem(relative, None, fault("chats-left-out", count=left), warning=True)


def _chats(export: dict[str, Any]) -> list[dict[str, Any]]:
    """The one chat of an export, or of an export of the whole account its channels."""
    if isinstance(export.get("messages"), list):
        return [export]
    if not isinstance(_list_of(export.get("chats")), list):
        raise UnreadableError(None, fault("json-of-neither"))
    return [chat for chat in _all_chats(export) if _kind(chat) in _CHANNELS]


def _chats_left_out(export: dict[str, Any]) -> int:
    if isinstance(export.get("messages"), list):
        return 0
    return sum(_kind(chat) not in _CHANNELS for chat in _all_chats(export))


def _all_chats(export: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        chat
        for name in ("chats", "left_chats")
        for chat in _list_of(export.get(name)) or []
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list)
    ]


def _list_of(chats: object) -> list[object] | None:
    held = chats.get("list") if isinstance(chats, dict) else None
    return held if isinstance(held, list) else None


class _Chat:
    """A chat's posts; ``number`` is Telegram's own and stays whatever the channel is called."""

    def __init__(self, export: dict[str, Any], relative: str, other: int | None) -> None:
        self._messages: list[object] = export["messages"]
        self._relative = relative
        self._name = _words(export.get("name"))
        self._username = _words(export.get("username")).removeprefix("@")
        self._is_group = _kind(export) in _GROUPS
        self._place = f"{relative}#" if other is None else f"{relative}#{other + 1}/"
        if _is_number(number := export.get("id")):
            self._place = f"telegram:{number}/"
        self._zone: timedelta | None = None
        self._left_out: list[str] = []
        self._edited: list[str] = []

    def items(self) -> Iterator[ReadStatement | Problem]:
        for album in self._albums():
            spoken, damaged = [], False
            for message in album:
                try:
                    text = self._text(message)
                except (TypeError, RecursionError):
                    damaged = True
                    number = message.get("id")
                    yield self._problem(fault("post-damaged", number=f"{number!s:.40}"))
                    continue
                if has_words(text):
                    spoken.append((message, text))
            if spoken:
                first = spoken[0][0]
                text, struck = without_struck("\n\n".join(text for _, text in spoken))
                if struck:
                    said = fault("of-post", number=f"{first.get('id')!s:.40}", fault=STRUCK)
                    yield self._problem(said, True)
                yield from self._post(first, text)
            elif not damaged:
                self._left_out.extend(map(_shown, album))
        if self._left_out:
            yield self._problem(fault("posts-without-words", posts=_some(self._left_out)), True)
        if self._edited:
            yield self._problem(fault("posts-edited", posts=_some(self._edited)), True)

    def _albums(self) -> Iterator[list[dict[str, Any]]]:
        """The posts, those that were sent as one together; no notices of Telegram itself."""
        album: list[dict[str, Any]] = []
        for message in self._messages:
            kind = _kind(message)
            if not isinstance(message, dict) or kind not in _POSTS:
                if kind != "service":
                    self._left_out.append("one that is no post")
                continue
            self._learn_zone(message)
            if album and not _is_one_album(album[-1], message):
                yield album
                album = []
            album.append(message)
        if album:
            yield album

    def _text(self, message: dict[str, Any]) -> str:
        answered = ""
        if (number := message.get("reply_to_message_id")) and quotes_something(message):
            first = self._by_number.get(number) if _is_number(number) else None
            answered = words_of(first) if first else ""
        return words_of(message, answered)

    @cached_property
    def _by_number(self) -> dict[int, dict[str, Any]]:
        return {
            message["id"]: message
            for message in self._messages
            if isinstance(message, dict) and _is_number(message.get("id"))
        }

    def _post(self, message: dict[str, Any], text: str) -> Iterator[ReadStatement | Problem]:
        number = message.get("id")
        if not _is_number(number):
            yield self._problem(fault("post-without-number"))
            return
        date, warning = self._date(message)
        if warning:
            yield self._problem(fault("of-post", number=str(number), fault=warning), True)
        self._note_edit(message, date)
        facts = {
            "date": date,
            "source": self._name,
            "speaker": self._speaker(message),
            "url": f"https://t.me/{self._username}/{number}" if self._username else None,
            "id": f"{self._place}{number}",
        }
        fields = [Field(name, value, None) for name, value in facts.items()]
        source = Source(self._relative, None, f"{self._place}{number}")
        for item in statement_of(fields, text, source):
            if isinstance(item, Problem):
                said = Fault(item.problem, item.told)
                said = fault("of-post", number=str(number), fault=said)
                yield self._problem(said, item.warning)
            else:
                yield item

    def _speaker(self, message: dict[str, Any]) -> str:
        """Whom a forwarded post comes from; of a group's message who wrote it."""
        saved = _words(message.get("saved_from"))
        if origin := _words(message.get("forwarded_from")) or (
            saved if saved != self._name else ""
        ):
            return origin
        writer = _words(message.get("from")) if self._is_group else ""
        return writer if writer != self._name and "forwarded_from" not in message else ""

    def _date(self, message: dict[str, Any]) -> tuple[object, Fault | None]:
        """The day of the words: of forwarded ones that of their first post, where it is told."""
        written, warning = self._moment(message, "forwarded_date")
        if written is None:
            written, warning = self._moment(message, "date")
        if isinstance(written, str):
            with suppress(ValueError):
                if is_unset(parse_date(written), written):
                    said = fault("date-placeholder", written=written[:38])
                    return None, fault("kept-undated", fault=said)
        return written, warning

    def _moment(self, message: dict[str, Any], name: str) -> tuple[object, Fault | None]:
        written = message.get(name)
        if written not in (None, ""):
            return written, None
        moment = _utc(message.get(f"{name}_unixtime"))
        if moment is None:
            return None, None
        if self._zone is not None:
            return (moment + self._zone).isoformat(), None
        return moment.isoformat(), fault("zone-unknown")

    def _learn_zone(self, message: dict[str, Any]) -> None:
        """Of a post that has its date in both ways: how far its clock is from Greenwich."""
        moment = _utc(message.get("date_unixtime"))
        if moment is None:
            return
        with suppress(ValueError):
            local = datetime.fromisoformat(_words(message.get("date")))
            apart = local.replace(tzinfo=None) - moment
            if abs(apart) <= _FARTHEST and not apart % _QUARTER:
                self._zone = apart

    def _note_edit(self, message: dict[str, Any], date: object) -> None:
        edited, _ = self._moment(message, "edited")
        with suppress(ValueError):
            day = parse_date(_words(edited))
            if not is_unset(day, _words(edited)) and day > parse_date(_words(date)):
                self._edited.append(f"{message.get('id')} ({day})")

    def _problem(self, said: Fault, warning: bool = False) -> Problem:  # noqa: FBT001, FBT002
        return Problem(self._relative, None, said, warning)


def _is_one_album(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether two posts that follow each other were sent as one: pictures or files of a moment."""
    for name in _ALBUM_NAMES:
        if first.get(name) or second.get(name):
            return bool(first.get(name) == second.get(name))
    return (
        _has_file(first)
        and _has_file(second)
        and bool(first.get("date"))
        and all(first.get(name) == second.get(name) for name in _SAME_IN_AN_ALBUM)
    )


def _has_file(message: dict[str, Any]) -> bool:
    single = _words(message.get("media_type")) in _NEVER_IN_AN_ALBUM
    return bool(message.get("photo") or message.get("file")) and not single


def _shown(message: dict[str, Any]) -> str:
    """A post's number and what it is, for the report."""
    kind = message.get("media_type") or next((k for k in _KINDS if message.get(k)), None)
    kind = "unsupported" if message.get("type") == "unsupported" else kind
    number = f"{message.get('id')!s:.20}"
    return f"{number} ({kind!s:.20})" if kind else number


def _kind(thing: object) -> str:
    """What a chat or a message says it is; nothing where that is no word."""
    return _words(thing.get("type")) if isinstance(thing, dict) else ""


def _some(shown: list[str]) -> Fault:
    names, more = ", ".join(shown[:_LISTED]), len(shown) - _LISTED
    if more > 0:
        return fault("some-of-more", count=len(shown), names=names, more=more)
    return fault("some", count=len(shown), names=names)


def _utc(seconds: object) -> datetime | None:
    if not isinstance(seconds, str | int) or isinstance(seconds, bool):
        return None
    try:
        return datetime(1970, 1, 1) + timedelta(seconds=int(seconds))  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
