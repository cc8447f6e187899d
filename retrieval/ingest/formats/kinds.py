"""What a file really is, by its first bytes, where its ending says something else."""

import re

from retrieval.ingest.formats.output import UnreadableError

_SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "a PDF", (".pdf",)),
    (b"PK\x03\x04", "a Word, OpenDocument or other packed file", (".docx", ".zip")),
    (b"PK\x05\x06", "an empty zip archive", (".docx", ".zip")),
    (b"\x1f\x8b", "packed with gzip", (".jsonl.gz", ".ndjson.gz")),
    (b"{\\rtf", "an RTF document: save it as .docx", ()),
    (b"\xd0\xcf\x11\xe0", "an old or an encrypted Office document: save it as a plain .docx", ()),
    (b"\x89PNG", "a picture", ()),
    (b"\xff\xd8\xff", "a picture", ()),
    (b"GIF8", "a picture", ()),
    (b"\x7fELF", "a program", ()),
    (b"7z\xbc\xaf", "an archive: unpack it", ()),
    (b"Rar!", "an archive: unpack it", ()),
)
_PAGE = re.compile(
    rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    rb"(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE | re.DOTALL
)
_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_FEEDS = (".xml", ".rss", ".atom")
_HEAD = 2048


def check_kind(data: bytes, endings: tuple[str, ...]) -> None:
    """Refuse a file that plainly is of another kind than its ending says.

    Args:
        data: the file's beginning, at least.
        endings: those of the reader that is about to read it.

    Raises:
        UnreadableError: names the kind, and the ending under which it would be read.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, kind, right in _SIGNATURES:
        if data.startswith(signature) or (signature == b"%PDF-" and head.startswith(signature)):
            _refuse(kind, right, endings)
    if _PAGE.match(head):
        _refuse("an HTML page", _PAGES, endings)
    elif _FEED.match(head):
        _refuse("an RSS or Atom feed", _FEEDS, endings)


def _refuse(kind: str, right: tuple[str, ...], endings: tuple[str, ...]) -> None:
    if set(right) & set(endings):
        return
    advice = f"; name it {right[0]}" if right else ""
    raise UnreadableError(None, f"the ending is wrong: this is {kind}{advice}")
