"""A mail as Outlook saves it (MSG): one statement, and what is attached to it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.fields import Source
from retrieval.ingest.formats.mail import Letter, read_letter
from retrieval.ingest.formats.mail_headers import header, raw_header, sender
from retrieval.ingest.formats.mail_parts import parsed_mail
from retrieval.ingest.formats.mail_text import (
    fuller,
    html_words,
    plain_words,
    without_subject,
)
from retrieval.ingest.formats.outlook import (
    ADDRESS,
    BODY,
    CONTENT,
    CONTENT_ID,
    DELIVERED,
    HEADERS,
    HIDDEN,
    HTML,
    LONG_NAME,
    MAIL_ADDRESS,
    RTF,
    SENDER,
    SENDER_FOR,
    SENT,
    SHORT_NAME,
    SUBJECT,
    Storage,
    opened,
)
from retrieval.ingest.formats.output import Item, UnreadableError
from retrieval.text import normalise_line
from retrieval.types import Fault, Problem, fault


def read_msg(path: Path, relative: str, max_bytes: int) -> Iterator[Item]:
    """Read a statement from a mail of Outlook, and lay down what is attached.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, damaged, or no mail.
    """
    mail = opened(read_bytes(path, max_bytes))
    source = Source(relative, None, relative, name=path.stem)
    letter, inner = _letter(mail)
    yield from read_letter(letter, source, max_bytes)
    for name, one in inner:
        place = f"{relative}!{name}"
        own = Source(place, None, place)
        below, deeper = _letter(one)
        try:
            yield from read_letter(below, own, max_bytes)
        except UnreadableError as error:
            yield Problem(place, None, error.problem)
        if deeper:
            yield Problem(place, None, fault("mails-too-deep", count=len(deeper)))


def _letter(mail: Storage) -> tuple[Letter, list[tuple[str, Storage]]]:
    """A mail, and the mails that are attached to it."""
    head = parsed_mail(mail.words(HEADERS).encode("utf-8", "surrogateescape"))
    files: list[tuple[str, bytes]] = []
    inner: list[tuple[str, Storage]] = []
    for number, one in enumerate(mail.attached(), 1):
        name = normalise_line(one.words(LONG_NAME) or one.words(SHORT_NAME))
        name = name.replace("\\", "/").rpartition("/")[2]
        if (attached := one.mail()) is not None:
            inner.append((f"{number}.msg", attached))
        elif not one.is_set(HIDDEN) and not one.words(CONTENT_ID):
            files.append((name or str(number), one.content(CONTENT)))
    text, warnings = _words(mail, answers=bool(raw_header(head, "in-reply-to")))
    title = normalise_line(mail.words(SUBJECT))
    letter = Letter(
        title=title,
        sender=_sender(mail) or sender(head),
        date=header(head, "date"),
        lang="",
        text=without_subject(text, title),
        warnings=tuple(warnings),
        files=files,
    )
    if not letter.date and (moment := mail.moment(SENT) or mail.moment(DELIVERED)) is not None:
        warnings.append(fault("mail-in-greenwich"))
        letter = replace(letter, date=moment.date().isoformat(), warnings=tuple(warnings))
    return letter, inner


def _sender(mail: Storage) -> str:
    names = (mail.words(SENDER_FOR), mail.words(SENDER), mail.words(ADDRESS))
    found = next((name for name in names if name.strip()), "") or mail.words(MAIL_ADDRESS)
    return normalise_line(found).strip("'\"")


def _words(mail: Storage, *, answers: bool) -> tuple[str, list[Fault]]:
    warnings: list[Fault] = []
    page = mail.words(HTML)
    if not page and (data := mail.content(HTML)):
        decoded = decode_any(data, mail.code_page_of_net)
        page = decoded.text
        warnings += [decoded.warning] if decoded.warning else []
    said = plain_words(mail.words(BODY), flowed=False, deletes=False, answers=answers)
    marked = html_words(page) if page.strip() else ("", False)
    text, left_out = fuller([said], [marked])
    if left_out:
        warnings.append(fault("mail-quotes"))
    if not text.strip() and mail.content(RTF):
        warnings.append(fault("mail-only-rtf"))
    return text, warnings
