"""A mail (EML): one statement, and what is attached to it as statements of their own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.encoding import Decoded
from retrieval.ingest.formats.feed_dates import entry_day
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.mail_headers import header, raw_header, sender
from retrieval.ingest.formats.mail_parts import (
    charset_of,
    content_of,
    parsed_mail,
    parts_of,
    words_of,
)
from retrieval.ingest.formats.mail_text import (
    fuller,
    html_words,
    plain_words,
    without_subject,
)
from retrieval.ingest.formats.output import Item, Unpacked, UnreadableError
from retrieval.ingest.formats.unpacking import Unpacker
from retrieval.types import Fault, Problem, fault, fault_of

_HEADERS = ("from", "subject", "date", "received", "mime-version", "message-id", "to")
_LANGUAGE = re.compile("[A-Za-z]{2}(?:-[A-Za-z0-9-]+)?")

_MOST_FILES = 100


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, whatever file it came in.

    Attributes:
        title: its subject.
        sender: who sent it.
        date: as it is written in its head; empty where it is not told.
        lang: the language it says it is in; empty without.
        text: its words.
        warnings: what the operator should know of them.
        files: names and contents of what is attached.
    """

    title: str
    sender: str
    date: str
    lang: str
    text: str
    warnings: tuple[Fault, ...]
    files: Iterable[tuple[str, bytes]]


def read_mail(path: Path, relative: str, max_bytes: int) -> Iterator[Item]:
    """Read a statement from a mail, and lay down what is attached.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, no mail, or encrypted.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, (".eml",))
    message = parsed_mail(data)
    if not any(raw_header(message, name) for name in _HEADERS):
        raise UnreadableError(None, fault("not-mail"))
    parts = parts_of(message)
    if parts.secret:
        raise UnreadableError(None, fault("mail-encrypted"))
    shown = [*parts.plain, *parts.html]
    encoding = next((found for part in shown if (found := charset_of(part))), None)
    text, warnings = _words(parts.plain, parts.html, answers=_is_answer(message))
    lang = raw_header(message, "content-language").partition(",")[0].strip()
    title = header(message, "subject", encoding)
    letter = Letter(
        title=title,
        sender=sender(message, encoding),
        date=header(message, "date", encoding),
        lang=lang if _LANGUAGE.fullmatch(lang) else "",
        text=without_subject(text, title),
        warnings=tuple(warnings),
        files=((name, content_of(part)) for name, part in parts.files),
    )
    yield from read_letter(letter, Source(relative, None, relative, name=path.stem), max_bytes)


def read_letter(letter: Letter, source: Source, max_bytes: int) -> Iterator[Item]:
    """A mail as a statement, and what is attached to it.

    Args:
        letter: the mail.
        source: its place in the corpus.
        max_bytes: the largest size of an attachment; all of them may have ten times as much.
    """
    day, wrong = _day(letter.date)
    attached = [
        replace(item, mailed=day or "") if isinstance(item, Unpacked) else item
        for item in _attached(letter.files, source.path, max_bytes)
    ]
    for warning in letter.warnings:
        yield Problem(source.path, None, warning, warning=True)
    if attached and not any(map(str.isalnum, letter.text)):
        yield Problem(source.path, None, fault("mail-without-words"), warning=True)
    else:
        if wrong:
            yield Problem(source.path, None, wrong, warning=True)
        fields = (
            *(("title", letter.title), ("date", day)),
            *(("source", letter.sender), ("lang", letter.lang)),
        )
        yield from statement_of([Field(n, v, None) for n, v in fields], letter.text, source)
    yield from attached


def _day(written: str) -> tuple[str | None, Fault | None]:
    """The day of a mail, and what is wrong with how it is written."""
    try:
        return (entry_day(written).isoformat() if written else None), None
    except ValueError as error:
        return None, fault("kept-undated", fault=fault_of(error))


def _attached(files: Iterable[tuple[str, bytes]], relative: str, max_bytes: int) -> Iterator[Item]:
    unpacker = Unpacker(relative, max_bytes)
    names: set[str] = set()
    for count, (name, content) in enumerate(files):
        if count == _MOST_FILES:
            yield Problem(relative, None, fault("mail-too-many-files", most=_MOST_FILES))
            break
        own = name if name not in names else f"{count + 1}-{name}"
        names.add(own)
        yield from unpacker.put(own, [content])
    yield from unpacker.told()


def _words(
    plain: Iterable[Message], marked: Iterable[Message], *, answers: bool
) -> tuple[str, list[Fault]]:
    """The fuller of a mail's two forms, the HTML where they are equal, and warnings."""
    told: dict[Fault, None] = {}
    texts, pages = [], []
    for part in plain:
        said, found = plain_words(
            _noted(words_of(part), told),
            flowed=str(part.get_param("format", "")).lower() == "flowed",
            deletes=str(part.get_param("delsp", "")).lower() == "yes",
            answers=answers,
        )
        texts.append((said, found))
    for part in marked:
        page = _noted(words_of(part), told)
        pages.append(html_words(page) if page.strip() else ("", False))
    said, left_out = fuller(texts, pages)
    if left_out:
        told[fault("mail-quotes")] = None
    return said, list(told)


def _noted(found: Decoded, told: dict[Fault, None]) -> str:
    if found.warning:
        told[found.warning] = None
    return found.text


def _is_answer(message: Message) -> bool:
    return bool(raw_header(message, "in-reply-to") or raw_header(message, "references"))
