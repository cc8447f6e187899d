"""A saved web page: one statement, without the site around it."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.encoding import Decoded, decode_any
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.html_document import document_blocks, is_document
from retrieval.ingest.formats.html_facts import Facts, facts_of, same_words
from retrieval.ingest.formats.html_main import main_blocks
from retrieval.ingest.formats.html_pruning import prune, without_lines_beside
from retrieval.ingest.formats.html_text import parsed
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.mail_headers import raw_header
from retrieval.ingest.formats.mail_parts import charset_of, content_of, leaves, parsed_mail
from retrieval.ingest.formats.markdown_text import Block, joined
from retrieval.ingest.formats.output import ReadStatement, UnreadableError
from retrieval.text import normalise_line
from retrieval.types import Problem, fault

PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)"""
    rb"""|<\?xml[^>]{0,200}?encoding=["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096
_HTML = ("text/html", "application/xhtml+xml")
_WEB = re.compile(r"https?://[!-~]+")
_HEAD_BLOCKS = 2


def read_page(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from a page as a browser saves it, of one file (.html or .mhtml).

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large or too deep, of another kind, or no encoding fits.
    """
    data = read_bytes(path, max_bytes)
    packed = path.name.lower().endswith((".mhtml", ".mht"))
    page, address = _unpacked(data) if packed else (_decoded(data), "")
    root = parsed(page.text)
    pruned = copy.deepcopy(root)
    prune(pruned)
    document = is_document(root)
    facts = facts_of(root, pruned, exported=document)
    blocks = document_blocks(pruned) if document else main_blocks(pruned)
    title, blocks = _titled(facts, without_lines_beside(blocks))
    for warning in (page.warning, *facts.warnings):
        if warning:
            yield Problem(relative, None, warning, warning=True)
    source = Source(relative, None, relative, title, path.stem, facts.days)
    fields = (("url", facts.url or address), ("lang", facts.lang), ("source", facts.source))
    yield from statement_of([Field(n, v, None) for n, v in fields], joined(blocks), source)


def _titled(facts: Facts, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The title, and the text without it; what the head of a page says is often the site's."""
    for place, block in enumerate(blocks):
        if (block.level or place < _HEAD_BLOCKS) and same_words(facts.title, block.text):
            return facts.title, blocks[:place] + blocks[place + 1 :]
    if blocks and blocks[0].level and not facts.named and len(blocks) > 1:
        return normalise_line(blocks[0].text), blocks[1:]
    return facts.title, blocks


def _decoded(data: bytes, declared: str | None = None) -> Decoded:
    check_kind(data, PAGE_ENDINGS)
    match = _DECLARED.search(data[:_HEAD])
    said = (match[1] or match[2]).decode("ascii") if match else declared
    return decode_any(data, said)


def _unpacked(data: bytes) -> tuple[Decoded, str]:
    """The page inside a web archive (MHTML), its first part that is HTML, and its address."""
    message = parsed_mail(data)
    for part in leaves(message):
        if part.get_content_type() in _HTML and (content := content_of(part)):
            places = (
                raw_header(message, "snapshot-content-location"),
                raw_header(part, "content-location"),
            )
            address = next((one for one in places if _WEB.fullmatch(one)), "")
            return _decoded(content, charset_of(part)), address
    raise UnreadableError(None, fault("not-mhtml"))
