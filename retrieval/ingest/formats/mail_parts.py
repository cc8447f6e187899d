"""The parts of a mail or a saved page (MHTML): which are its words, and which are files in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from retrieval.ingest.formats.encoding import Decoded, decode_any
from retrieval.ingest.formats.mail_headers import decoded
from retrieval.ingest.formats.output import UnreadableError
from retrieval.types import fault

_MOST_PARTS = 1000
_MESSAGE = "message/rfc822"
_SIGNATURES = frozenset(("application/pgp-signature", "application/pkcs7-signature"))
_SIGNATURES |= {"application/x-pkcs7-signature"}
_SECRET = frozenset(("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"))


@dataclass(slots=True)
class Parts:
    """What a mail is made of.

    Attributes:
        plain: the parts with its words as plain text.
        html: the parts with its words as HTML.
        files: names and parts of what is attached.
        secret: whether it is encrypted.
    """

    plain: list[Message] = field(default_factory=list)
    html: list[Message] = field(default_factory=list)
    files: list[tuple[str, Message]] = field(default_factory=list)
    secret: bool = False


def parsed_mail(data: bytes) -> Message:
    """A mail or a saved page as a tree of parts; whatever is wrong with it is passed over.

    Raises:
        UnreadableError: its parts are nested too deeply.
    """
    try:
        return message_from_bytes(data)
    except RecursionError:
        raise UnreadableError(None, fault("mail-parts-too-deep")) from None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise UnreadableError(None, fault("mail-damaged")) from None


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; a mail that is attached is one part.

    Raises:
        UnreadableError: there are too many.
    """
    count, waiting = 0, [message]
    while waiting:
        part = waiting.pop()
        # only of several parts: the text of one would be decoded, by whatever it is said to be in
        inside = part.get_payload() if part.is_multipart() else None
        count += 1
        if count > _MOST_PARTS:
            raise UnreadableError(None, fault("mail-too-many-parts", most=_MOST_PARTS))
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting.extend(one for one in reversed(inside) if isinstance(one, Message))
        else:
            yield part


def parts_of(message: Message) -> Parts:
    """Sort the parts of a mail.

    Raises:
        UnreadableError: there are too many.
    """
    parts = Parts(secret=message.get_content_type() in _SECRET)
    for part in leaves(message):
        kind, name = part.get_content_type(), _name(part)
        if kind == _MESSAGE:
            parts.files.append((_mail_name(name, len(parts.files)), part))
        elif kind in _SIGNATURES or _is_shown_inside(part):
            continue
        elif name or part.get_content_disposition() == "attachment":
            parts.files.append((name or f"{len(parts.files) + 1}{_ending(kind)}", part))
        elif kind == "text/html":
            parts.html.append(part)
        elif kind.startswith("text/"):
            parts.plain.append(part)
    return parts


def content_of(part: Message) -> bytes:
    """What a part holds, unpacked from what it was sent in."""
    if part.get_content_type() == _MESSAGE:
        return _attached_mail(part)
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError):
        return b""
    return content if isinstance(content, bytes) else b""


def _attached_mail(part: Message) -> bytes:
    inside = part.get_payload()
    inner = inside[0] if isinstance(inside, list) and inside else None
    try:
        return inner.as_bytes() if isinstance(inner, Message) else b""
    except (ValueError, LookupError, AttributeError, TypeError):
        return b""


def charset_of(part: Message) -> str | None:
    """The encoding that a part says its words are in."""
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, AttributeError, TypeError):
        return None


def words_of(part: Message) -> Decoded:
    """The words of a part of text.

    Raises:
        UnreadableError: no encoding fits.
    """
    return decode_any(content_of(part), charset_of(part))


def _name(part: Message) -> str:
    """The name of an attached file, without folders; empty where it has none."""
    try:
        written = part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
    return decoded(str(written), charset_of(part)).replace("\\", "/").rpartition("/")[2].strip(". ")


def _mail_name(name: str, before: int) -> str:
    known = name or f"{before + 1}.eml"
    return known if known.lower().endswith(".eml") else f"{known}.eml"


def _is_shown_inside(part: Message) -> bool:
    """Whether it is a picture of the letter's own: a logo, a counter."""
    return (
        part.get_content_maintype() == "image"
        and part.get("Content-ID") is not None
        and part.get_content_disposition() != "attachment"
    )


def _ending(kind: str) -> str:
    return {"text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf"}.get(kind, "")
