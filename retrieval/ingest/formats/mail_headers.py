"""Headers of mails as people read them, also where they are not written as the rules say."""

import base64
import quopri
import re
from email.message import Message
from email.utils import parseaddr

from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.output import UnreadableError
from retrieval.text import normalise_line

_FOLD = re.compile(r"\r?\n[ \t]*")
_WORD = re.compile(r"=\?(?P<charset>[^?\s]{1,40})\?(?P<kind>[bBqQ])\?(?P<text>[^?]*)\?=")
_LONGEST = 10_000


def raw_header(message: Message, name: str) -> str:
    """The first header of this name as it came, unfolded; empty where there is none.

    Bytes that are no ASCII are in it as lone surrogates.
    """
    lower = name.lower()
    found = next((str(value) for key, value in message.raw_items() if key.lower() == lower), "")
    return _FOLD.sub(" ", found[:_LONGEST]).strip()


def header(message: Message, name: str, encoding: str | None = None) -> str:
    """The first header of this name in plain words, on one line; empty where there is none.

    Args:
        message: the mail.
        name: of the header.
        encoding: that of the mail's words, for bytes that do not say theirs.
    """
    return decoded(raw_header(message, name), encoding)


def decoded(raw: str, encoding: str | None = None) -> str:
    """What is written in the words ``=?koi8-r?B?...?=`` of a header, and in its bare bytes."""
    runs: list[tuple[str | None, bytes]] = []
    end = 0
    for word in _WORD.finditer(raw):
        between = raw[end : word.start()]
        if between.strip() or not end:
            runs.append((None, between.encode("utf-8", "surrogateescape")))
        # a letter may begin in one word and end in the next
        named, data = word["charset"].partition("*")[0].lower(), _bytes(word)
        if runs and runs[-1][0] == named:
            data = runs.pop()[1] + data
        runs.append((named, data))
        end = word.end()
    runs.append((None, raw[end:].encode("utf-8", "surrogateescape")))
    return normalise_line("".join(_text(data, named or encoding) for named, data in runs))


def sender(message: Message, encoding: str | None = None) -> str:
    """Who sent a mail: the name, else the address; empty where it does not say."""
    name, address = parseaddr(raw_header(message, "from"))
    return decoded(name, encoding).strip("\"' ") or normalise_line(decoded(address, encoding))


def _bytes(word: re.Match[str]) -> bytes:
    written = word["text"].encode("ascii", "replace")
    if word["kind"] in "qQ":
        return quopri.decodestring(written, header=True)
    try:
        return base64.b64decode(written + b"=" * (-len(written) % 4))
    except ValueError:
        return b""


def _text(data: bytes, named: str | None) -> str:
    try:
        return decode_any(data, named).text
    except UnreadableError:
        return data.decode("utf-8", "replace")
