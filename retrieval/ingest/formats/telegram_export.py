"""Telegram's own export of a channel (result.json): each post is a statement."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from retrieval.ingest.formats.content import decode, read_bytes
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import ReadStatement, UnreadableError, listed
from retrieval.types import Problem

_NOT_AN_EXPORT = (
    "not Telegram's export of a channel; put statements in JSON Lines (.jsonl), one a line"
)
_CHANNELS = frozenset(("public_channel", "private_channel"))


def read_telegram_export(
    path: Path, relative: str, max_bytes: int
) -> Iterator[ReadStatement | Problem]:
    """Read a statement from each post of an exported channel.

    Posts without words and notices of Telegram itself (a new photograph, a pinned post) are
    passed over. A forwarded post has the one it comes from as its speaker.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, damaged, or no such export.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, (".json",))
    empty = True
    for channel in _channels(_parsed(decode(data))):
        for item in listed(_Channel(channel, relative).items(), relative):
            empty = False
            yield item
    if empty:
        yield Problem(relative, None, "there is no post with words in it")


def _parsed(text: str) -> dict[str, Any]:
    try:
        export = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(error.lineno, f"not JSON: {error.msg}") from None
    except RecursionError:
        raise UnreadableError(None, "nested too deeply") from None
    except ValueError:
        raise UnreadableError(None, "a number in it is too long") from None
    if not isinstance(export, dict):
        raise UnreadableError(None, _NOT_AN_EXPORT)
    return export


def _channels(export: dict[str, Any]) -> list[dict[str, Any]]:
    """The one chat of an export, or of an export of the whole account its channels."""
    if isinstance(export.get("messages"), list):
        return [export]
    chats = export.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    if not isinstance(listed, list):
        raise UnreadableError(None, _NOT_AN_EXPORT)
    return [
        chat
        for chat in listed
        if isinstance(chat, dict)
        and chat.get("type") in _CHANNELS
        and isinstance(chat.get("messages"), list)
    ]


class _Channel:
    """A channel's posts; ``number`` is Telegram's own and stays whatever the channel is called."""

    def __init__(self, export: dict[str, Any], relative: str) -> None:
        self._messages: list[object] = export["messages"]
        self._relative = relative
        self._name = _words(export.get("name"))
        self._username = _words(export.get("username")).removeprefix("@")
        number = export.get("id")
        whole = isinstance(number, int) and not isinstance(number, bool)
        self._place = f"telegram:{number}/" if whole else f"{relative}#"

    def items(self) -> Iterator[ReadStatement | Problem]:
        for message in self._messages:
            if not isinstance(message, dict) or message.get("type") != "message":
                continue
            try:
                text = _text(message)
            except TypeError:
                yield Problem(
                    self._relative, None, f"post {message.get('id')!s:.40}: its text is damaged"
                )
                continue
            if any(map(str.isalnum, text)):
                yield from self._post(message, text)

    def _post(self, message: dict[str, Any], text: str) -> Iterator[ReadStatement | Problem]:
        number = message.get("id")
        if not isinstance(number, int) or isinstance(number, bool):
            yield Problem(self._relative, None, "a post without its number")
            return
        facts = {
            "date": message.get("date"),
            "source": self._name,
            "speaker": _words(message.get("forwarded_from")),
            "url": f"https://t.me/{self._username}/{number}" if self._username else None,
            "id": f"{self._place}{number}",
        }
        fields = [Field(name, value, None) for name, value in facts.items()]
        source = Source(self._relative, None, f"{self._place}{number}")
        for item in statement_of(fields, text, source):
            if isinstance(item, Problem):
                said = f"post {number}: {item.problem}"
                yield Problem(self._relative, None, said, warning=item.warning)
            else:
                yield item


def _text(message: dict[str, Any]) -> str:
    """The post's words as they were sent, whatever their formatting."""
    parts = message.get("text_entities") or message.get("text") or ""
    if isinstance(parts, str):
        return parts
    if not isinstance(parts, list):
        raise TypeError(parts)
    return "".join(_part(part) for part in parts)


def _part(part: object) -> str:
    text = part.get("text") if isinstance(part, dict) else part
    if not isinstance(text, str):
        raise TypeError(part)
    return text


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
