"""A JSON file: which of the kinds that are read it is, told by what it holds."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from retrieval.ingest.formats.content import decode, read_bytes
from retrieval.ingest.formats.json_feed import feed_entries, is_json_feed
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import ReadStatement, UnreadableError
from retrieval.ingest.formats.telegram_export import exported_posts
from retrieval.types import Problem, fault

_HEX_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")


def read_json(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read what a JSON file holds: Telegram's own export of a channel, or a JSON Feed.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, damaged, or neither.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, (".json",))
    held = _parsed(decode(data))
    yield from (feed_entries if is_json_feed(held) else exported_posts)(held, relative)


def _parsed(text: str) -> dict[str, Any]:
    try:
        held = _loaded(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(error.lineno, fault("not-json", reason=error.msg)) from None
    except RecursionError:
        raise UnreadableError(None, fault("too-deep")) from None
    except ValueError:
        raise UnreadableError(None, fault("number-too-long")) from None
    if not isinstance(held, dict):
        raise UnreadableError(None, fault("json-of-neither"))
    return held


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if "escape" not in error.msg:
            raise
    # Telegram writes control characters in a way that JSON does not know
    return json.loads(_HEX_ESCAPE.sub(r"\1\\u00\2", text))
